using System.Buffers.Binary;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Decoding;

/// <summary>Numbers, instants and gaps of sensors of other makers.</summary>
public sealed class ProfiledDecoderTests
{
    [Fact]
    public void Stamps_go_on_over_their_roll_over()
    {
        long start = uint.MaxValue - 300_000L;
        List<DecodedPacket> got = Run.Decode(Enumerable.Range(0, 60).Select(i => Dot(i, start)), Sensor("movella-dot", 60));
        Assert.All(got, p => Assert.Equal((PacketFate.Accepted, 0L), (p.Fate, p.Lost)));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => (long)i), got.Select(p => p.FirstIndex));
        Assert.Equal(59 / 60.0, got[^1].First.Seconds - got[0].First.Seconds, 1e-5);
    }

    [Fact]
    public void Missing_stamps_are_a_gap_of_the_right_size()
    {
        List<DecodedPacket> got = Run.Decode(Enumerable.Range(0, 60).Where(i => i is < 20 or >= 27).Select(i => Dot(i)), Sensor("movella-dot", 60));
        Assert.Equal(7, got.Sum(p => p.Lost));
        Assert.Equal(27, got[20].FirstIndex);
    }

    [Fact]
    public void What_comes_twice_or_late_is_told()
    {
        int[] order = [0, 1, 2, 3, 5, 5, 4, 6];
        List<DecodedPacket> got = Run.Decode(order.Select((n, i) => Dot(n) with { Arrival = HostTime.FromSeconds(i / 60.0) }), Sensor("movella-dot", 60));
        Assert.Equal(PacketFate.Duplicate, got[5].Fate);
        Assert.Equal(PacketFate.Late, got[6].Fate);
        Assert.Equal(1, got.Sum(p => p.Lost));
        Assert.Equal(6, got[^1].FirstIndex);
    }

    [Fact]
    public void A_clock_that_begins_anew_is_a_restart_once_two_packets_agree()
    {
        IEnumerable<RawPacket> sent = Enumerable.Range(0, 60).Select(i => Dot(i, 900_000_000))
            .Concat(Enumerable.Range(0, 60).Select(i => Dot(i, 5_000) with { Arrival = HostTime.FromSeconds(10 + (i / 60.0)) }));
        List<DecodedPacket> got = Run.Decode(sent, Sensor("movella-dot", 60));
        Assert.Equal(PacketFate.Late, got[60].Fate);
        Assert.True(got[61].IsRestart);
        Assert.InRange(got[61].Lost, 535, 545);
        Assert.All(got.Skip(62), p => Assert.Equal((PacketFate.Accepted, false, 0L), (p.Fate, p.IsRestart, p.Lost)));
    }

    [Fact]
    public void A_clock_that_began_anew_far_behind_the_host_is_no_short_gap()
    {
        // Lost at 9 s of its own clock, woken anew, back after 60 s with 31 s on its clock.
        IEnumerable<RawPacket> sent = Enumerable.Range(0, 60).Select(i => Dot(i, 8_000_000))
            .Concat(Enumerable.Range(0, 60).Select(i => Dot(i, 31_000_000) with { Arrival = HostTime.FromSeconds(61 + (i / 60.0)) }));
        List<DecodedPacket> got = Run.Decode(sent, Sensor("movella-dot", 60));
        Assert.True(got[61].IsRestart);
        Assert.InRange(got.Sum(p => p.Lost), 3590, 3610);
    }

    [Fact]
    public void One_damaged_stamp_restarts_nothing()
    {
        IEnumerable<RawPacket> sent = Enumerable.Range(0, 60).Select(i => i == 30 ? Dot(0, 77) with { Arrival = HostTime.FromSeconds(0.5) } : Dot(i, 900_000_000));
        List<DecodedPacket> got = Run.Decode(sent, Sensor("movella-dot", 60));
        Assert.DoesNotContain(got, p => p.IsRestart);
        Assert.Equal(1, got.Sum(p => p.Lost));
        Assert.Equal(59, got[^1].FirstIndex);
    }

    [Fact]
    public void The_period_is_measured_and_not_taken_from_the_roster()
    {
        List<DecodedPacket> got = Run.Decode(Enumerable.Range(0, 200).Select(i => Dot(2 * i)), Sensor("movella-dot", 60));
        Assert.Equal(0, got.Sum(p => p.Lost));
        Assert.Equal(524_288 / 30.0, got[^1].PeriodUnits, 2.0);
    }

    [Fact]
    public void Parts_are_told_as_parts_and_a_lost_second_part_as_a_gap()
    {
        List<RawPacket> sent = [.. Enumerable.Range(0, 20).SelectMany(Movesense)];
        sent.RemoveAt(11);
        List<DecodedPacket> got = Run.Decode(sent, Sensor("movesense-imu6", 104));
        Assert.Equal(20, got.Count(p => p.Fate == PacketFate.Partial));
        Assert.Equal(19, got.Count(p => p.Fate == PacketFate.Accepted));
        Assert.Equal(8, got.Sum(p => p.Lost));
    }

    [Fact]
    public void Counted_samples_follow_each_other_until_silence()
    {
        IEnumerable<RawPacket> sent = Enumerable.Range(0, 100).Select(i => Wit(i / 100.0))
            .Concat(Enumerable.Range(0, 100).Select(i => Wit(1.5 + (i / 100.0))))
            .Concat(Enumerable.Range(0, 100).Select(i => Wit(12.5 + (i / 100.0))));
        List<DecodedPacket> got = Run.Decode(sent, Sensor("witmotion", 100));
        Assert.All(got.Take(200), p => Assert.Equal(0, p.Lost));
        Assert.True(got[200].IsRestart);
        Assert.InRange(got[200].Lost, 995, 1001);
        Assert.Single(got, p => p.IsRestart);
    }

    [Fact]
    public void A_packet_of_another_characteristic_is_known_by_its_first_byte()
    {
        byte[] acceleration = [0, .. BitConverter.GetBytes(0f), .. BitConverter.GetBytes(0f), .. BitConverter.GetBytes(1f)];
        byte[] rate = [1, .. BitConverter.GetBytes(90f), .. BitConverter.GetBytes(0f), .. BitConverter.GetBytes(0f)];
        List<DecodedPacket> got = Run.Decode(
            [new RawPacket(0, new(1), acceleration), new RawPacket(0, new(2), rate), new RawPacket(0, new(3), (byte[])[9, 1, 2])],
            Sensor("arduino-nano-33-ble", 100));
        Assert.Equal([PacketFate.Partial, PacketFate.Accepted, PacketFate.Rejected], got.Select(p => p.Fate));
        Assert.Equal(Math.PI / 2, got[1].Samples.Span[0].AngularRateRadPerS.X, 1e-6);
        Assert.Equal(1, got[1].Arrival.Nanoseconds);
    }

    [Fact]
    public void Without_angular_rate_a_packet_is_refused()
    {
        byte[] quaternion = [0x19, 0x07, .. BitConverter.GetBytes(1f), .. new byte[12]];
        DecodeStage stage = new([Sensor("metamotion-fusion", 100)]);
        List<DecodedPacket> got = Run.Through(stage, [new RawPacket(0, new(1), quaternion)], Run.Keep);
        Assert.Equal(PacketFate.Rejected, got[0].Fate);
        Assert.Contains("metamotion-fusion", stage.FirstFaults[0]!.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        RawPacket[] sent = [.. Enumerable.Range(0, 4000).Select(i => Dot(i))];
        DecodeStage stage = new([Sensor("movella-dot", 60)]);
        NullOutlet<DecodedPacket> outlet = new();
        foreach (RawPacket packet in sent[..2000])
        {
            stage.Accept(packet, outlet);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly RawPacket packet in sent.AsSpan(2000))
        {
            stage.Accept(packet, outlet);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static SensorDescriptor Sensor(string profile, double rateHz) => new()
    {
        Id = "F0:01", Site = BodySite.LeftFoot, NominalRateHz = rateHz, Profile = profile,
        Clock = Protocol.Sensors.SensorProfiles.BuiltIn.Find(profile)!.Clock.Kind,
    };

    private static RawPacket Dot(int number, long startUs = 1_000)
    {
        byte[] value = new byte[28];
        BinaryPrimitives.WriteUInt32LittleEndian(value, unchecked((uint)(startUs + (number * 1_000_000L / 60))));
        BinaryPrimitives.WriteSingleLittleEndian(value.AsSpan(12), 9.8f);
        return new RawPacket(0, HostTime.FromSeconds(number / 60.0), value);
    }

    private static IEnumerable<RawPacket> Movesense(int number)
    {
        byte[] body = new byte[4 + (8 * 24)];
        BinaryPrimitives.WriteUInt32LittleEndian(body, (uint)(number * 8000 / 104.0));
        HostTime arrival = HostTime.FromSeconds(number * 8 / 104.0);
        yield return new RawPacket(0, arrival, (byte[])[2, 0x63, .. body[..150]]);
        yield return new RawPacket(0, arrival, (byte[])[3, 0x63, .. body[150..]]);
    }

    private static RawPacket Wit(double arrivalS) =>
        new(0, HostTime.FromSeconds(arrivalS), (byte[])[0x55, 0x61, 0, 0, 0, 0, 0, 8, .. new byte[12]]);
}
