using GaitSense.Core.Frames;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Protocol.Sensors;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Live;

/// <summary>What a sink hears of the samples is what the session measures, whoever made the sensors.</summary>
public sealed class SampleDeliveryTests
{
    private static readonly LiveSessionOptions Waiting = new() { WhenFull = FullQueue.Wait };

    [Theory]
    [InlineData("gaitsense-1")]
    [InlineData("movella-dot")]
    [InlineData("movesense-imu6")]
    [InlineData("metamotion")]
    [InlineData("witmotion")]
    [InlineData("polar-verity-sense")]
    [InlineData("arduino-nano-33-ble")]
    [InlineData("arduino-six-floats")]
    public async Task A_sink_hears_the_samples_that_are_measured(string profile)
    {
        (IReadOnlyList<SensorDescriptor> sensors, IReadOnlyList<RawPacket> packets) = await WalkAsync(profile);
        Ear ear = new(sensors.Count);
        await RunAsync(new FakeSource(sensors, packets), ear);

        ImuRecording measured = RecordingDecoder.Decode("walk", sensors, packets);
        for (int s = 0; s < sensors.Count; s++)
        {
            Assert.InRange(ear.Heard[s].Count, 400, 1100);
            Assert.Equal(measured.Tracks[s].TimesS, ear.Heard[s].Select(x => x.Time.Seconds));
            Assert.Equal(measured.Tracks[s].AccelerationMps2, ear.Heard[s].Select(x => x.AccelerationMps2));
            Assert.Equal(measured.Tracks[s].AngularRateRadPerS, ear.Heard[s].Select(x => x.AngularRateRadPerS));
        }
    }

    [Fact]
    public async Task Samples_carry_what_a_tap_check_took_off()
    {
        (IReadOnlyList<SensorDescriptor> sensors, IReadOnlyList<RawPacket> packets) = await WalkAsync("movella-dot");
        (Ear plain, Ear set) = (new Ear(sensors.Count), new Ear(sensors.Count));
        await RunAsync(new FakeSource(sensors, packets), plain);
        await RunAsync(new FakeSource(sensors, packets), set, session => session.Correct([0.03, .. new double?[sensors.Count - 1]]));

        Assert.Equal(-0.03, set.Heard[0][^1].Time.Seconds - plain.Heard[0][^1].Time.Seconds, 1e-6);
        Assert.Equal(plain.Heard[1][^1].Time, set.Heard[1][^1].Time);
    }

    [Fact]
    public async Task A_sink_that_does_not_look_gets_none_and_one_that_hangs_loses_its_own()
    {
        (IReadOnlyList<SensorDescriptor> sensors, IReadOnlyList<RawPacket> packets) = await WalkAsync("movella-dot");
        using ManualResetEventSlim go = new();
        Ear blind = new(sensors.Count) { TakesSamples = false };
        Ear stuck = new(sensors.Count) { Before = go.Wait };
        FakeSource source = new(sensors, packets) { BeforePacket = (i, _) => { if (i == packets.Count - 1) { go.Set(); } } };
        LiveSession session = new(
            Sessions.Header(sensors), source, Sessions.Exercise, [blind, stuck], options: new LiveSessionOptions { QueueLength = 64 });
        await session.RunAsync(CancellationToken.None);

        Assert.All(blind.Heard, Assert.Empty);
        Assert.InRange(stuck.Heard.Sum(h => h.Count), 1, 80);
        Assert.True(session.Sinks[1].Dropped >= packets.Count - 200, $"{session.Sinks[1].Dropped} of {packets.Count} dropped");
    }

    [Fact]
    public async Task Looking_allocates_nothing()
    {
        (IReadOnlyList<SensorDescriptor> sensors, IReadOnlyList<RawPacket> packets) = await WalkAsync("movella-dot");
        DecodeStage decode = new(sensors);
        Counter counter = new();
        SampleTap tap = new(new ClockStage(sensors), counter, new NullOutlet<SiteSample<SensorFrame>>());
        foreach (RawPacket packet in packets.Take(600))
        {
            decode.Accept(packet, tap);
        }

        long least = long.MaxValue;
        foreach (RawPacket[] part in packets.Skip(600).Chunk(600))
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (RawPacket packet in part)
            {
                decode.Accept(packet, tap);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(packets.Count, counter.Samples);
        Assert.Equal(0, least);
    }

    private static async Task<(IReadOnlyList<SensorDescriptor> Sensors, IReadOnlyList<RawPacket> Packets)> WalkAsync(string profile)
    {
        ImuRecording walk = SimulatedRecording.Create(ScenarioCatalog.Demo, seed: 5, 10, profile == "movella-dot" ? 60 : 100).Recording;
        if (SensorProfiles.BuiltIn.Find(profile) is { Decoder: not "gaitsense" } foreign)
        {
            return ForeignPackets.Of(walk, foreign);
        }

        RecordingSource source = new(walk);
        return (source.Sensors, await Walker.Packets(source));
    }

    private static async Task RunAsync(FakeSource source, Ear ear, Action<LiveSession>? begin = null)
    {
        LiveSession session = new(Sessions.Header(source.Sensors), source, Sessions.Exercise, [ear], options: Waiting);
        begin?.Invoke(session);
        await session.RunAsync(CancellationToken.None);
    }

    private sealed class Counter : ISampleReceiver
    {
        public int Samples { get; private set; }

        public void OnSamples(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples) => Samples += samples.Length;
    }

    private sealed class Ear(int sensors) : ISessionSink
    {
        public string Name => "ear";

        public bool TakesSamples { get; init; } = true;

        public Action? Before { get; init; }

        public List<ImuSample<SensorFrame>>[] Heard { get; } = [.. Enumerable.Range(0, sensors).Select(_ => new List<ImuSample<SensorFrame>>())];

        public void OnSamples(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples)
        {
            Before?.Invoke();
            Heard[sensor].AddRange(samples);
        }
    }
}
