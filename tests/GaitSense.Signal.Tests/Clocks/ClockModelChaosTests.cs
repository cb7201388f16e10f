using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

/// <summary>Known truth behind a bad link: 100 Hz, 5 samples a packet, losses, stalls, drift, a crystal that is off.</summary>
public class ClockModelChaosTests
{
    private const int SamplesPerPacket = 5;

    [Theory]
    [InlineData(0.015, 20)]
    [InlineData(0.015, -50)]
    [InlineData(0.0485, 50)]
    [InlineData(0.0485, -20)]
    [InlineData(0.0075, 0)]
    public void Session_time_stays_within_bounds_of_the_truth(double intervalS, double skewPpm)
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            RadioModel radio = new(seed) { SkewPpm = skewPpm, IntervalS = intervalS, DeviceStartS = 5000 };
            Run run = new(radio, seed);

            // The first packet may come late by a whole stall; that is forgotten at 1 ms per packet.
            run.Until(10);
            run.Until(60);
            Assert.InRange(run.SmallestErrorS, 0.0, 0.010);
            Assert.InRange(run.LargestErrorS, 0.0, 0.010);

            run.Until(300);
            Assert.InRange(run.SmallestErrorS, 0.0, 0.007);
            Assert.InRange(run.LargestErrorS, 0.0, 0.007);
            Assert.InRange(run.Clock.SkewPpm!.Value, skewPpm - 8, skewPpm + 8);

            run.Until(900);
            Assert.InRange(run.SmallestErrorS, 0.0015, 0.006);
            Assert.InRange(run.LargestErrorS, 0.0015, 0.006);
            Assert.InRange(run.Clock.SkewPpm!.Value, skewPpm - 8, skewPpm + 8);
        }
    }

    [Fact]
    public void Two_sensors_on_equal_links_agree_to_two_milliseconds()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            Run left = new(new RadioModel(seed) { SkewPpm = 40, DeviceStartS = 10 }, seed);
            Run right = new(new RadioModel(seed + 100) { SkewPpm = -40, DeviceStartS = 90_000 }, seed + 100);
            left.Until(400);
            right.Until(400);
            left.Until(410);
            right.Until(410);
            Assert.InRange(left.LargestErrorS - right.LargestErrorS, -0.002, 0.002);
        }
    }

    [Fact]
    public void A_reconnection_with_a_new_device_time_settles_again()
    {
        RadioModel before = new(3) { SkewPpm = 30, DeviceStartS = 100 };
        Run run = new(before, 3);
        run.Until(200);
        run.Reconnect(new RadioModel(4) { SkewPpm = 30, DeviceStartS = -210 }, 210);
        run.Until(220);
        run.Until(260);
        Assert.InRange(run.SmallestErrorS, 0.0, 0.010);
        Assert.InRange(run.LargestErrorS, 0.0, 0.010);
    }

    /// <summary>Feeds a clock and keeps the errors of what it said since the last mark.</summary>
    private sealed class Run(RadioModel radio, int seed)
    {
        private readonly Random _random = new(seed * 7919);
        private RadioModel _radio = radio;
        private double _sampledS;
        private SessionTime _last = new(long.MinValue);

        public ClockModel Clock { get; } = new(ClockKind.FreeRunning);

        public double SmallestErrorS { get; private set; }

        public double LargestErrorS { get; private set; }

        public void Reconnect(RadioModel radio, double atS)
        {
            _radio = radio;
            _sampledS = atS;
            Clock.Restart();
        }

        public void Until(double trueS)
        {
            (SmallestErrorS, LargestErrorS) = (double.PositiveInfinity, double.NegativeInfinity);
            while (_sampledS < trueS)
            {
                Packet();
                if (_random.NextDouble() < 0.01)
                {
                    _sampledS += 0.01 * SamplesPerPacket * _random.Next(1, 40);
                }
            }
        }

        private void Packet()
        {
            long period = DeviceInstant.UnitsPerSecond / 100;
            long ticks = (long)Math.Floor(_radio.DeviceSecondsAt(_sampledS) * DeviceTicks.PerSecond);
            DeviceInstant first = DeviceInstant.From(new DeviceTicks(ticks));
            DeviceInstant last = first + ((SamplesPerPacket - 1) * period);
            PacketClock line = Clock.Observe(first, last, _radio.Deliver(_radio.TrueSecondsAt(last.Seconds)));
            for (int i = 0; i < SamplesPerPacket; i++)
            {
                Check(line.At(first + (i * period)), _radio.TrueSecondsAt((first + (i * period)).Seconds));
            }

            Assert.Equal(0.04, (line.At(last) - line.At(first)).TotalSeconds, 1.1e-5);
            _sampledS += 0.01 * SamplesPerPacket;
        }

        private void Check(SessionTime time, double trueS)
        {
            Assert.True(time > _last, $"{time} after {_last}");
            _last = time;
            SmallestErrorS = Math.Min(SmallestErrorS, time.Seconds - trueS);
            LargestErrorS = Math.Max(LargestErrorS, time.Seconds - trueS);
        }
    }
}
