using CsCheck;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Tests.Conformance;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Recording;

public sealed class RecordingSourceTests : PacketSourceConformance
{
    [Fact]
    public async Task Even_rows_share_packets_of_fifty_milliseconds()
    {
        var packets = await Tracks.DecodeAsync(Tracks.At(Tracks.Even(23, 100)));
        Assert.Equal([5, 5, 5, 5, 3], packets.Select(p => (int)p.Header.SampleCount));
        Assert.Equal([0, 5, 10, 15, 20], packets.Select(p => (int)p.Header.Sequence));
        Assert.Equal(0.04, packets[0].ArrivalS, 6);
    }

    [Fact]
    public async Task Uneven_rows_go_alone()
    {
        var packets = await Tracks.DecodeAsync(Tracks.At([0, 0.0104, 0.0199, 0.0311, 0.0402]));
        Assert.All(packets, p => Assert.Equal(1, p.Header.SampleCount));
        Assert.Equal([0, 1, 2, 3, 4], packets.Select(p => (int)p.Header.Sequence));
    }

    [Fact]
    public async Task Missing_rows_are_a_jump_of_the_number()
    {
        double[] times = [.. Tracks.Even(40, 100).Where((_, i) => i is < 12 or > 18)];
        var packets = await Tracks.DecodeAsync(Tracks.At(times));
        Assert.Equal([0, 5, 10, 19, 24, 29, 34, 39], packets.Select(p => (int)p.Header.Sequence));
        Assert.Equal(2, packets[2].Header.SampleCount);
    }

    [Fact]
    public async Task A_step_of_time_up_to_one_and_a_half_periods_is_no_gap()
    {
        var packets = await Tracks.DecodeAsync(Tracks.At([0, 0.0149, 0.03, 0.0451 + 0.0051]));
        Assert.Equal([0, 1, 3, 5], packets.Select(p => (int)p.Header.Sequence));
    }

    [Theory]
    [InlineData(1, AccelerationRange.G2)]
    [InlineData(30, AccelerationRange.G4)]
    [InlineData(78, AccelerationRange.G8)]
    [InlineData(200, AccelerationRange.G32)]
    public async Task The_smallest_range_that_holds_the_track_is_taken(double scale, AccelerationRange range)
    {
        var packets = await Tracks.DecodeAsync(Tracks.At(Tracks.Even(200, 100), scale: scale));
        Assert.All(packets, p => Assert.Equal(range, p.Header.AccelerationRange));
        Assert.All(packets.SelectMany(p => p.Samples), s => Assert.Equal(default, ImuScale.Marks(s) & Core.Samples.SampleMarks.AccelerationSaturated));
    }

    [Fact]
    public async Task Values_beyond_the_largest_range_saturate_and_are_marked()
    {
        var packets = await Tracks.DecodeAsync(Tracks.At(Tracks.Even(200, 100), scale: 1000));
        Assert.Contains(packets.SelectMany(p => p.Samples), s => ImuScale.Marks(s).HasFlag(Core.Samples.SampleMarks.AccelerationSaturated));
    }

    [Fact]
    public void Values_come_back_within_half_a_count_and_times_within_a_few_ticks()
    {
        Gen.Select(Gen.Double[20, 400], Gen.Double[0.1, 300], Gen.Int[2, 60], Gen.Double[0, 0.3]).Sample((rate, scale, count, jitter) =>
        {
            double[] times = [.. Enumerable.Range(0, count).Select(i => (i + (jitter * Math.Sin(7.0 * i))) / rate)];
            ImuTrack track = Tracks.At(times, rate, scale: scale);
            var packets = Tracks.DecodeAsync(track).GetAwaiter().GetResult();
            int row = 0;
            foreach (var (header, samples, _, _) in packets)
            {
                for (int i = 0; i < samples.Length; i++, row++)
                {
                    Assert.Equal(times[row], Tracks.TimeS(header, i), 0.0001);
                    Vec3 error = ImuScale.AccelerationMps2(samples[i], header.AccelerationRange) - track.AccelerationMps2[row];
                    Assert.True(error.Length < ImuScale.AccelerationLsbMps2(header.AccelerationRange));
                    Assert.Equal(row, header.Sequence + i);
                }
            }

            Assert.Equal(count, row);
        }, iter: 100);
    }

    [Fact]
    public async Task The_clock_wraps_with_32_bits()
    {
        double wrapS = 4294967296.0 / 32768;
        var packets = await Tracks.DecodeAsync(Tracks.At(Tracks.Even(20, 100, wrapS - 0.075)));
        Assert.True(packets[0].Header.Ticks > 4294000000);
        Assert.True(packets[2].Header.Ticks < 2000);
        Assert.Equal(1638.4, unchecked(packets[2].Header.Ticks - packets[1].Header.Ticks), 1.0);
    }

    [Fact]
    public async Task Tracks_of_different_rates_merge_by_their_last_samples()
    {
        var packets = await Tracks.DecodeAsync(
            Tracks.At(Tracks.Even(200, 200), 200),
            Tracks.At(Tracks.Even(60, 60), 60, BodySite.Pelvis));
        Assert.Equal(packets.Select(p => p.ArrivalS).Order(), packets.Select(p => p.ArrivalS));
        Assert.Equal(200, packets.Where(p => p.Sensor == 0).Sum(p => p.Header.SampleCount));
        Assert.Equal(60, packets.Where(p => p.Sensor == 1).Sum(p => p.Header.SampleCount));
    }

    [Fact]
    public async Task Rows_without_values_or_out_of_order_are_left_out_and_counted()
    {
        ImuTrack track = Tracks.At([0, 0.01, 0.02, 0.015, 0.03, 0.04]);
        ImuTrack holed = track with { AccelerationMps2 = [.. track.AccelerationMps2.Select((a, i) => i == 1 ? Vec3.NaN : a)] };
        await using RecordingSource source = new(new ImuRecording("test", [holed]));
        Assert.Equal(2, source.SkippedRows);
        var packets = await Tracks.DecodeAsync(holed);
        Assert.Equal([0, 2], packets.Select(p => (int)p.Header.Sequence));
    }

    [Fact]
    public async Task A_magnetic_field_travels_along()
    {
        ImuTrack track = Tracks.At(Tracks.Even(10, 100));
        track = track with { MagneticFieldUt = [.. track.TimesS.Select(_ => new Vec3(20.5, -3.2, -43))] };
        var packets = await Tracks.DecodeAsync(track);
        Vec3 field = ImuScale.MagneticFieldUt(packets[0].Samples[0]);
        Assert.True((field - new Vec3(20.5, -3.2, -43)).Length < 0.1);
    }

    [Fact]
    public void Nothing_is_allocated_per_packet()
    {
        RecordingPacketStream stream = new(new ImuRecording("test", [Tracks.At(Tracks.Even(5000, 100))]));
        for (int i = 0; i < 100; i++)
        {
            stream.TryNext(out _);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (stream.TryNext(out _))
        {
        }

        // The smallest object has 24 bytes: one per item would be three times this. A late step of the compiler may take a little.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
    }

    [Fact]
    public async Task An_empty_recording_ends_at_once()
    {
        await using RecordingSource source = new(new ImuRecording("empty", []));
        Assert.Empty((await KeptPackets.RunAsync(source)).Packets);
    }

    [Fact]
    public void The_roster_is_on_the_session_clock_and_the_length_is_known()
    {
        RecordingSource source = new(new ImuRecording("test", [Tracks.At(Tracks.Even(101, 100))]));
        Assert.Equal(ClockKind.Session, source.Sensors[0].Clock);
        Assert.Equal(1.0, source.Duration!.Value.TotalSeconds, 6);
    }

    protected override IPacketSource NewSource() => new RecordingSource(new ImuRecording(
        "test",
        [Tracks.At(Tracks.Even(400, 100)), Tracks.At(Tracks.Even(500, 128), 128, BodySite.Pelvis)]));
}
