using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Decoding;

public class DecodeStageTests
{
    private static readonly FakeSensor Sensor = new();

    [Fact]
    public void Bytes_become_samples_in_SI_units_at_their_instants()
    {
        FakeSensor sensor = new() { FirstSequence = 7, FirstTicks = 32_768, Content = PacketContent.Magnetometer };
        DecodedPacket packet = Assert.Single(Run.Decode([sensor.Packet(0, 3, 0.1)], Roster.Sensor()));
        Assert.Equal(PacketFate.Accepted, packet.Fate);
        Assert.Equal(BodySite.LeftFoot, packet.Site);
        Assert.Equal(7, packet.FirstIndex);
        Assert.Equal(1.0, packet.First.Seconds);
        Assert.Equal(1 + (2 * 5242.0 / 524_288), packet.InstantOf(2).Seconds);
        Assert.Equal(9.80665, packet.Samples.Span[1].AccelerationMps2.Z, 1e-12);
        Assert.Equal(new Vec3(0, 40, 0), packet.Samples.Span[1].MagneticFieldUt);
    }

    [Fact]
    public void A_field_that_is_not_measured_is_not_a_number()
    {
        DecodedPacket packet = Assert.Single(Run.Decode([Sensor.Packet(0, 1, 0.1)], Roster.Sensor()));
        Assert.False(packet.Samples.Span[0].MagneticFieldUt.IsFinite);
    }

    [Fact]
    public void Packets_in_order_are_emitted_at_once()
    {
        DecodeStage stage = new([Roster.Sensor()]);
        NullOutlet<DecodedPacket> outlet = new();
        int sent = 0;
        foreach (RawPacket packet in Sensor.Packets(20))
        {
            stage.Accept(packet, outlet);
            Assert.Equal(++sent, outlet.Count);
        }
    }

    [Fact]
    public void A_lost_packet_is_a_jump_of_the_index_by_its_samples()
    {
        RawPacket[] sent = [.. Sensor.Packets(10)];
        List<DecodedPacket> got = Run.Decode(sent.Where((_, i) => i is not 4), Roster.Sensor());
        Assert.Equal([0, 5, 10, 15, 25, 30, 35, 40, 45], got.Select(p => p.FirstIndex));
        Assert.Equal(5, got.Sum(p => p.Lost));
        Assert.Equal(5, got.Single(p => p.FirstIndex == 25).Lost);
    }

    [Fact]
    public void Behind_a_gap_packets_wait_for_the_window_and_no_longer()
    {
        RawPacket[] sent = [.. Sensor.Packets(10)];
        DecodeStage stage = new([Roster.Sensor()]);
        NullOutlet<DecodedPacket> outlet = new();
        List<long> counts = [];
        foreach (RawPacket packet in sent.Where((_, i) => i is not 2))
        {
            stage.Accept(packet, outlet);
            counts.Add(outlet.Count);
        }

        // Packet 3 waits 120 ms at 50 ms a packet: until packet 6 comes.
        Assert.Equal([1, 2, 2, 2, 2, 6, 7, 8, 9], counts);
    }

    [Fact]
    public void A_packet_that_is_late_within_the_window_takes_its_place()
    {
        RawPacket[] sent = [.. Sensor.Packets(6)];
        List<DecodedPacket> got = Run.Decode([sent[0], sent[2], sent[3], sent[1], sent[4], sent[5]], Roster.Sensor());
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (long)i), Run.Numbers(got));
        Assert.All(got, p => Assert.Equal(0, p.Lost));
    }

    [Fact]
    public void A_packet_that_is_late_beyond_the_window_is_a_value_and_a_loss()
    {
        RawPacket[] sent = [.. Sensor.Packets(8)];
        RawPacket late = sent[1] with { Arrival = sent[7].Arrival };
        List<DecodedPacket> got = Run.Decode([sent[0], .. sent[2..], late], Roster.Sensor());
        Assert.Equal(PacketFate.Late, got[^1].Fate);
        Assert.Equal(5, got.Sum(p => p.Lost));
    }

    [Fact]
    public void A_packet_that_comes_twice_is_handed_on_once()
    {
        RawPacket[] sent = [.. Sensor.Packets(3)];
        List<DecodedPacket> got = Run.Decode([sent[0], sent[1], sent[1], sent[0], sent[2]], Roster.Sensor());
        Assert.Equal(
            [PacketFate.Accepted, PacketFate.Accepted, PacketFate.Duplicate, PacketFate.Duplicate, PacketFate.Accepted],
            got.Select(p => p.Fate));
    }

    [Fact]
    public void A_packet_that_comes_twice_while_it_waits_is_handed_on_once()
    {
        RawPacket[] sent = [.. Sensor.Packets(4)];
        List<DecodedPacket> got = Run.Decode([sent[0], sent[2], sent[2], sent[1], sent[3]], Roster.Sensor());
        Assert.Single(got, p => p.Fate == PacketFate.Duplicate);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), Run.Numbers(got));
    }

    [Fact]
    public void When_too_many_wait_the_oldest_is_handed_on()
    {
        DecodeStage stage = new([Roster.Sensor()], new DecodeOptions { MaxWaiting = 2 });
        RawPacket[] sent = [.. Sensor.Packets(6).Select(p => p with { Arrival = default })];
        List<DecodedPacket> got = Run.Through(stage, [sent[0], sent[2], sent[4], sent[5], sent[1], sent[3]], Run.Keep);
        Assert.Equal([0, 10, 15, 20, 25], got.Where(p => p.Fate == PacketFate.Accepted).Select(p => p.FirstIndex));
        Assert.Equal(PacketFate.Late, Assert.Single(got, p => p.Fate != PacketFate.Accepted).Fate);
    }

    [Fact]
    public void A_sensor_that_fell_silent_is_released_by_another()
    {
        FakeSensor other = new() { Sensor = 1, Site = BodySite.RightFoot };
        RawPacket[] sent = [.. Sensor.Packets(3)];
        DecodeStage stage = new(Roster.Feet());
        ListOutlet<DecodedPacket> outlet = new();
        stage.Accept(sent[0], outlet);
        stage.Accept(sent[2], outlet);
        stage.Accept(other.Packet(0, 5, sent[2].Arrival.Seconds + 0.2), outlet);
        Assert.Equal([0, 1, 0], outlet.Items.Select(p => p.Sensor));
    }

    [Fact]
    public void Rejected_bytes_are_values_and_the_first_is_kept_in_words()
    {
        RawPacket[] sent = [.. Sensor.Packets(3)];
        DecodeStage stage = new([Roster.Sensor()]);
        RawPacket shorter = sent[2] with { Payload = sent[2].Payload[..20] };
        List<DecodedPacket> got = Run.Through(stage, [sent[0], FakeSensor.Corrupt(sent[1]), shorter]);
        Assert.Equal([PacketFate.Accepted, PacketFate.Rejected, PacketFate.Rejected], got.Select(p => p.Fate));
        Assert.Equal([DecodeOutcome.Ok, DecodeOutcome.BadChecksum, DecodeOutcome.Truncated], got.Select(p => p.Outcome));
        Assert.Equal(
            "sensor AA:01 (left_foot), 0.095 s: a packet of 76 bytes was rejected: its check sum does not fit. "
            + "A few are a weak radio link; if it is every packet, the sensor does not speak profile gaitsense-1",
            stage.FirstFaults[0]?.ToString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_sensor_that_the_roster_lacks_is_a_value(int sensor)
    {
        RawPacket packet = Sensor.Packet(0, 1, 0) with { Sensor = sensor };
        Assert.Equal(PacketFate.UnknownSensor, Assert.Single(Run.Decode([packet], Roster.Sensor())).Fate);
    }

    [Fact]
    public void Numbers_and_ticks_that_roll_over_count_on()
    {
        FakeSensor sensor = new() { FirstSequence = 65_500, FirstTicks = uint.MaxValue - 2000 };
        List<DecodedPacket> got = Run.Decode(sensor.Packets(40), Roster.Sensor());
        Assert.Equal(Enumerable.Range(0, 40).Select(i => 65_500L + (5 * i)), got.Select(p => p.FirstIndex));
        Assert.Equal(0, got.Sum(p => p.Lost));
        Assert.All(got.Zip(got.Skip(1)), pair => Assert.InRange(pair.Second.First - pair.First.First, 26_190, 26_230));
    }

    [Fact]
    public void A_loss_longer_than_the_numbers_reach_is_still_exact()
    {
        long first = 200_003; // 33 minutes: three turns of the packet number
        RawPacket[] sent = [.. Sensor.Packets(2), .. Sensor.Packets(2, firstSample: first)];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor());
        Assert.Equal(first - 10, got.Sum(p => p.Lost));
        Assert.Equal([0, 5, first, first + 5], got.Select(p => p.FirstIndex));
    }

    [Fact]
    public void Rows_that_a_file_lacks_are_found_by_ticks_alone()
    {
        // The numbers go on without a jump, the ticks leave out three rows.
        FakeSensor before = new();
        FakeSensor after = new() { FirstSequence = 65_533 };
        RawPacket[] sent = [.. before.Packets(2), .. after.Packets(2, firstSample: 13)];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor(clock: ClockKind.Session));
        Assert.Equal([0, 5, 13, 18], got.Select(p => p.FirstIndex));
        Assert.Equal(3, got.Sum(p => p.Lost));
    }

    [Fact]
    public void A_numbering_that_begins_anew_while_the_clock_runs_on_loses_nothing_more()
    {
        FakeSensor after = new() { FirstSequence = 40_000 };
        RawPacket[] sent = [.. Sensor.Packets(4), .. after.Packets(4, firstSample: 30)];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor());
        Assert.Equal(10, got.Sum(p => p.Lost));
        Assert.Equal([0, 5, 10, 15, 30, 35, 40, 45], got.Select(p => p.FirstIndex));
    }

    [Fact]
    public void A_period_that_is_said_three_percent_wrong_loses_nothing()
    {
        // The header says 5242 units, the samples come every 5085.
        FakeSensor sensor = new();
        RawPacket[] sent =
        [
            .. Enumerable.Range(0, 100).Select(i => Retick(sensor.Packet(i * 20, 20, i * 20 * 5085 / 524_288.0), i * 20L * 5085 / 16)),
        ];
        List<DecodedPacket> got = Run.Decode(sent, Roster.Sensor());
        Assert.Equal(2000, Run.Numbers(got).Count);
        Assert.Equal(0, got.Sum(p => p.Lost));
    }

    private static RawPacket Retick(in RawPacket packet, long ticks)
    {
        RawImuSample[] samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
        Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, samples));
        byte[] bytes = new byte[packet.Payload.Length];
        ImuPacketCodec.Encode(header with { Ticks = (uint)ticks }, samples.AsSpan(0, header.SampleCount), bytes);
        return packet with { Payload = bytes };
    }
}
