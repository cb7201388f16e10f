using GaitSense.Core.Ports;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Tests.Conformance;
using GaitSense.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Simulation;

public sealed class SimulatedWalkerTests : PacketSourceConformance
{
    [Fact]
    public async Task Another_seed_gives_another_walk()
    {
        KeptPackets one = await KeptPackets.RunAsync(Walker(seed: 1));
        KeptPackets two = await KeptPackets.RunAsync(Walker(seed: 2));
        Assert.False(one.Packets[50].Bytes.AsSpan().SequenceEqual(two.Packets[50].Bytes));
    }

    [Fact]
    public async Task The_pace_changes_neither_bytes_nor_arrivals()
    {
        FakeTimeProvider clock = new();
        KeptPackets free = await KeptPackets.RunAsync(Walker(seed: 3));
        KeptPackets paced = new();
        Task run = new SimulatedWalker(ScenarioCatalog.Demo, 3, clock) { Duration = TimeSpan.FromSeconds(6) }
            .RunAsync(paced, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(20));
        await run;

        Assert.Equal(free.Packets.Select(p => p.Arrival), paced.Packets.Select(p => p.Arrival));
        Assert.Equal(free.Packets.Select(p => Convert.ToHexString(p.Bytes)), paced.Packets.Select(p => Convert.ToHexString(p.Bytes)));
    }

    [Fact]
    public async Task A_knock_is_felt_by_every_sensor_and_by_none_without_one()
    {
        KeptPackets quiet = await KeptPackets.RunAsync(Standing());
        SimulatedWalker knocked = Standing();
        knocked.Knock(2);
        KeptPackets felt = await KeptPackets.RunAsync(knocked);
        for (int sensor = 0; sensor < knocked.Sensors.Count; sensor++)
        {
            Assert.InRange(Hardest(quiet, sensor), 9, 11);
            Assert.InRange(Hardest(felt, sensor), 30, 60);
        }
    }

    [Fact]
    public async Task Battery_and_signal_of_every_sensor_are_told_at_the_start_and_every_five_seconds()
    {
        await using SimulatedWalker walker = Walker(seed: 1);
        KeptPackets kept = await KeptPackets.RunAsync(walker);
        Assert.Equal(2 * walker.Sensors.Count, kept.Statuses.Count);
        Assert.All(kept.Statuses, s => Assert.InRange(s.BatteryRatio!.Value, 0.02, 1));
    }

    [Fact]
    public void An_option_out_of_range_is_refused_by_name()
    {
        SimulationScenario bad = ScenarioCatalog.Demo with { Walk = new WalkPattern { SwingShare = 0.7 } };
        ArgumentException e = Assert.Throws<ArgumentException>(() => new SimulatedWalker(bad, 1, TimeProvider.System));
        Assert.Contains("WalkPattern.SwingShare is 0.7; give a value from 0.2 to 0.45", e.Message, StringComparison.Ordinal);
    }

    protected override IPacketSource NewSource() => Walker(seed: 5);

    private static SimulatedWalker Standing() => new(ScenarioCatalog.Find("standing")!, 1, TimeProvider.System)
    {
        Pace = Pace.AsFastAsPossible,
        Duration = TimeSpan.FromSeconds(4),
    };

    private static double Hardest(KeptPackets kept, int sensor)
    {
        double most = 0;
        RawImuSample[] samples = new RawImuSample[255];
        foreach ((int _, byte[] bytes) in kept.Packets.Where(p => p.Sensor == sensor).Select(p => (p.Sensor, p.Bytes)))
        {
            ImuPacketCodec.Decode(bytes, out ImuPacketHeader header, samples);
            most = Math.Max(most, samples.Take(header.SampleCount).Max(s => ImuScale.AccelerationMps2(s, header.AccelerationRange).Length));
        }

        return most;
    }

    private static SimulatedWalker Walker(long seed) => new(ScenarioCatalog.Demo, seed, TimeProvider.System)
    {
        Pace = Pace.AsFastAsPossible,
        Duration = TimeSpan.FromSeconds(6),
    };
}
