using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Decoding;

/// <summary>Sensors that lose power and come back with a clock that began anew.</summary>
public class DecodeRestartTests
{
    private static readonly FakeSensor Before = new() { FirstSequence = 500, FirstTicks = 3_000_000 };

    [Theory]
    [InlineData(0u, 0)] // boots with counters at zero
    [InlineData(3_000_000u, 500)] // boots with the very counters that it had at first
    [InlineData(2_000_000_000u, 9)] // counters far ahead
    public void After_a_restart_samples_go_on_with_a_gap_as_long_as_the_silence(uint ticks, ushort sequence)
    {
        FakeSensor after = new() { FirstSequence = sequence, FirstTicks = ticks };
        RawPacket[] sent = [.. Before.Packets(100), .. Shift(after.Packets(100), 8)];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor());
        Assert.Equal(1000, Run.Numbers(got).Count);
        DecodedPacket restart = Assert.Single(got, p => p.IsRestart);
        Assert.InRange(restart.Lost, 298, 302); // 500 samples end at 5 s, the next begins at 8 s
        Assert.Equal(restart.Lost, got.Sum(p => p.Lost));
        Assert.True(restart.FirstIndex > 1000);
    }

    [Fact]
    public void A_clock_that_restarts_a_little_ahead_is_known_by_its_numbering_and_the_silence()
    {
        FakeSensor after = new() { FirstSequence = 0, FirstTicks = 3_000_000 + (6 * 32_768) };
        RawPacket[] sent = [.. Before.Packets(100), .. Shift(after.Packets(100), 60)];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor());
        Assert.Single(got, p => p.IsRestart);
        Assert.Equal(1000, Run.Numbers(got).Count);
    }

    [Fact]
    public void One_stray_packet_of_long_ago_is_not_a_restart()
    {
        RawPacket[] sent = [.. Before.Packets(100)];
        RawPacket stray = sent[10] with { Arrival = sent[80].Arrival };
        List<DecodedPacket> got = Run.Decode([.. sent[..81], stray, .. sent[81..]], Roster.Sensor());
        Assert.DoesNotContain(got, p => p.IsRestart);
        Assert.Single(got, p => p.Fate == PacketFate.Late);
        Assert.Equal(500, Run.Numbers(got).Count);
    }

    [Fact]
    public void One_stray_packet_at_the_end_is_late()
    {
        RawPacket[] sent = [.. Before.Packets(100)];
        List<DecodedPacket> got = Run.Decode([.. sent, sent[10] with { Arrival = HostTime.FromSeconds(20) }], Roster.Sensor());
        Assert.Equal(PacketFate.Late, got[^1].Fate);
    }

    [Fact]
    public void A_long_silence_with_a_clock_that_runs_on_is_a_gap_and_not_a_restart()
    {
        RawPacket[] sent = [.. Before.Packets(100), .. Before.Packets(100, firstSample: 60_000)];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor());
        Assert.DoesNotContain(got, p => p.IsRestart);
        Assert.Equal(59_500, got.Sum(p => p.Lost));
    }

    [Fact]
    public void A_backlog_after_a_stall_of_the_link_is_neither()
    {
        // 30 s of packets arrive at once.
        RawPacket[] sent = [.. Before.Packets(700)];
        for (int i = 100; i < 700; i++)
        {
            sent[i] = sent[i] with { Arrival = sent[699].Arrival };
        }

        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor());
        Assert.All(got, p => Assert.True(p is { Fate: PacketFate.Accepted, IsRestart: false, Lost: 0 }));
    }

    [Fact]
    public void A_file_never_restarts()
    {
        FakeSensor after = new();
        RawPacket[] sent = [.. Before.Packets(100), .. Shift(after.Packets(100), 8)];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor(clock: ClockKind.Session));
        Assert.DoesNotContain(got, p => p.IsRestart);
        Assert.Equal(100, got.Count(p => p.Fate == PacketFate.Late));
    }

    private static IEnumerable<RawPacket> Shift(IEnumerable<RawPacket> packets, double byS) =>
        packets.Select(p => p with { Arrival = HostTime.FromSeconds(p.Arrival.Seconds + byS) });
}
