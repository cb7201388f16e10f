using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Tests.Clocks;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Clocks;

public class ClockStageTests
{
    [Fact]
    public void Stamps_of_a_file_are_the_session_s_time_exactly()
    {
        FakeSensor sensor = new() { PeriodUnits = 5120 };
        List<SiteSample<SensorFrame>> samples = Time(Roster.Sensor(clock: ClockKind.Session), sensor.Packets(100, 7));
        Assert.Equal(700, samples.Count);
        Assert.All(samples, s => Assert.Equal(SessionTime.FromSeconds(s.Sample.Index * 5120 / 524_288.0), s.Sample.Time));
    }

    [Fact]
    public void Values_field_marks_and_site_are_handed_on()
    {
        FakeSensor sensor = new() { Content = Protocol.PacketContent.Magnetometer };
        SiteSample<SensorFrame> sample = Time(Roster.Sensor(BodySite.Pelvis), [sensor.Packet(3, 1, 1)])[0];
        Assert.Equal(BodySite.Pelvis, sample.Site);
        Assert.Equal(9.80665, sample.Sample.AccelerationMps2.Z, 1e-12);
        Assert.Equal(40, sample.Sample.MagneticFieldUt.Y, 1e-12);
        Assert.Equal(SampleMarks.None, sample.Sample.Marks);
    }

    [Fact]
    public void Packets_without_samples_to_hand_on_give_none()
    {
        ClockStage stage = new([Roster.Sensor()]);
        NullOutlet<SiteSample<SensorFrame>> outlet = new();
        foreach (PacketFate fate in Enum.GetValues<PacketFate>())
        {
            stage.Accept(new DecodedPacket { Sensor = 99, Fate = fate, Arrival = default }, outlet);
        }

        Assert.Equal(0, outlet.Count);
    }

    [Fact]
    public void Stamps_that_contradict_each_other_still_rise()
    {
        FakeSensor sensor = new();
        DecodedPacket packet = Run.Decode([sensor.Packet(0, 5, 0)], Roster.Sensor())[0];
        ClockStage stage = new([Roster.Sensor(clock: ClockKind.Session)]);
        ListOutlet<SiteSample<SensorFrame>> outlet = new();
        stage.Accept(packet, outlet);
        stage.Accept(packet with { FirstIndex = 5 }, outlet);
        Assert.All(outlet.Items.Zip(outlet.Items.Skip(1)), p => Assert.True(p.Second.Sample.Time > p.First.Sample.Time));
    }

    [Fact]
    public void The_rate_is_that_of_the_sensor_on_the_session_s_clock_and_counts_lost_samples()
    {
        FakeSensor sensor = new() { PeriodUnits = 5120 }; // 102.4 Hz
        ClockStage stage = new([Roster.Sensor()]);
        List<DecodedPacket> packets = Run.Decode(sensor.Packets(200).Where((_, i) => i % 3 != 1), Roster.Sensor());
        NullOutlet<SiteSample<SensorFrame>> outlet = new();
        Assert.Null(stage.Reading(0).RateHz);
        stage.Accept(packets[0], outlet);
        Assert.Null(stage.Reading(0).RateHz);
        packets.ForEach(p => stage.Accept(p, outlet));
        Assert.Equal(102.4, stage.Reading(0).RateHz!.Value, 0.01);
    }

    [Fact]
    public void After_a_restart_spacing_and_rate_are_those_of_a_fresh_sensor()
    {
        FakeSensor before = new() { FirstTicks = 900_000 };
        FakeSensor after = new() { PeriodUnits = 4096 };
        RawPacket[] sent =
        [
            .. before.Packets(100),
            .. after.Packets(100).Select(p => p with { Arrival = HostTime.FromSeconds(p.Arrival.Seconds + 20) }),
        ];
        List<SiteSample<SensorFrame>> all = Time(Roster.Sensor(), sent);
        List<SiteSample<SensorFrame>> fresh = Time(Roster.Sensor(), sent[100..]);
        long shift = all[500].Sample.Index - fresh[0].Sample.Index;
        Assert.Equal(
            fresh.Select(s => (s.Sample.Time, s.Sample.Index + shift)),
            all.Skip(500).Select(s => (s.Sample.Time, s.Sample.Index)));
    }

    /// <summary>The whole way from a bad link: 20 minutes, a roll-over of ticks and numbers, one restart.</summary>
    [Theory]
    [InlineData(1, 50)]
    [InlineData(2, -50)]
    [InlineData(3, 20)]
    public void Session_time_of_every_sample_is_within_bounds_of_the_truth(int seed, double skewPpm)
    {
        List<RawPacket> received = [];
        double restartS = 700;
        Send(received, new RadioModel(seed) { SkewPpm = skewPpm }, seed, uint.MaxValue - 5_000_000, 0, restartS - 4, tag: 0);
        Send(received, new RadioModel(seed + 50) { SkewPpm = skewPpm }, seed, 77, restartS, 1200, tag: 1);
        List<SiteSample<SensorFrame>> samples = Time(Roster.Sensor(), received.OrderBy(p => p.Arrival.Nanoseconds));

        List<double> errors = [];
        foreach (SiteSample<SensorFrame> sample in samples)
        {
            double trueS = TrueSecondsOf(sample.Sample, skewPpm, restartS);
            bool isSettled = sample.Sample.Time.Seconds > 10 && (trueS < restartS || trueS > restartS + 10);
            if (isSettled)
            {
                errors.Add(sample.Sample.Time.Seconds - trueS);
            }
        }

        Assert.True(errors.Count > 100_000, $"{errors.Count} samples");
        Assert.InRange(errors.Min(), 0, 0.010);
        Assert.InRange(errors.Max(), 0, 0.010);
        Assert.All(samples.Zip(samples.Skip(1)), p => Assert.True(p.Second.Sample.Time > p.First.Sample.Time && p.Second.Sample.Index > p.First.Sample.Index));
    }

    private const ushort Period = 5242;

    private static double TrueSecondsOf(in ImuSample<SensorFrame> sample, double skewPpm, double restartS)
    {
        DecodedSample values = new(sample.AccelerationMps2, sample.AngularRateRadPerS, sample.MagneticFieldUt, sample.Marks);
        double deviceS = FakeSensor.NumberOf(values) * (double)Period / 524_288;
        double startS = sample.Time.Seconds < restartS - 1 ? 0 : restartS;
        return startS + (deviceS / (1 + (skewPpm * 1e-6)));
    }

    private static void Send(List<RawPacket> received, RadioModel radio, int seed, uint ticks, double fromS, double toS, int tag)
    {
        Random random = new((seed * 100) + tag);
        FakeSensor sensor = new() { FirstTicks = ticks, FirstSequence = (ushort)(65_000 * (1 - tag)), PeriodUnits = Period };
        for (long first = 0; ; first += 5)
        {
            double sentS = fromS + radio.TrueSecondsAt(sensor.UnitsOf(first + 4) / 524_288.0);
            if (sentS > toS)
            {
                return;
            }

            HostTime arrival = radio.Deliver(sentS);
            RawPacket packet = sensor.Packet(first, 5, arrival.Seconds);
            double fate = random.NextDouble();
            if (fate > 0.02)
            {
                received.Add(packet with { Arrival = HostTime.FromSeconds(arrival.Seconds + (fate > 0.99 ? 0.06 : 0)) });
            }

            if (fate > 0.97)
            {
                received.Add(packet with { Arrival = HostTime.FromSeconds(arrival.Seconds + 0.1) });
            }
        }
    }

    private static List<SiteSample<SensorFrame>> Time(SensorDescriptor sensor, IEnumerable<RawPacket> packets)
    {
        ListOutlet<SiteSample<SensorFrame>> outlet = new();
        DecodeStage decode = new([sensor]);
        StageLink<DecodedPacket, SiteSample<SensorFrame>> clock = new(new ClockStage([sensor]), outlet);
        foreach (RawPacket packet in packets)
        {
            decode.Accept(packet, clock);
        }

        decode.Complete(clock);
        return outlet.Items;
    }
}
