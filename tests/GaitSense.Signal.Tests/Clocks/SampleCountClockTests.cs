using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

/// <summary>Samples that are only counted, behind a bad link: the oscillator of the inertial part is off by percents.</summary>
public sealed class SampleCountClockTests
{
    // A whole number of units, so that nothing but the oscillator is off.
    private const double NominalHz = 102.4;

    [Theory]
    [InlineData(3.0, 0.015)]
    [InlineData(-3.0, 0.015)]
    [InlineData(1.0, 0.0485)]
    [InlineData(0, 0.0075)]
    public void Time_stays_within_bounds_of_the_truth(double errorPercent, double intervalS)
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            Run run = new(seed, NominalHz * (1 + (errorPercent / 100)), intervalS);
            run.Until(10);
            run.Until(30);
            Assert.InRange(run.SmallestErrorS, -0.004, 0.020);
            Assert.InRange(run.LargestErrorS, -0.004, 0.020);
            run.Until(300);
            Assert.InRange(run.SmallestErrorS, -0.002, 0.014);
            Assert.InRange(run.LargestErrorS, -0.002, 0.014);
            Assert.InRange(run.Clock.SkewPpm!.Value, (errorPercent * 1e4) - 150, (errorPercent * 1e4) + 150);
            Assert.InRange(run.Clock.ResidualS!.Value, -0.002, 0.006);
        }
    }

    [Fact]
    public void The_rate_outlives_an_outage()
    {
        Run run = new(4, 0.975 * NominalHz, 0.015);
        run.Until(60);
        double before = run.Clock.SkewPpm!.Value;
        run.Outage(9);
        run.Until(71);
        Assert.Equal(before, run.Clock.SkewPpm!.Value, 2000.0);
        run.Until(75);
        run.Until(90);
        Assert.InRange(run.SmallestErrorS, -0.004, 0.020);
        Assert.InRange(run.LargestErrorS, -0.004, 0.020);
    }

    [Fact]
    public void A_rate_that_drifts_with_temperature_is_followed()
    {
        Run run = new(5, NominalHz, 0.015) { DriftPerS = 2e-6 };
        run.Until(60);
        run.Until(600);
        Assert.InRange(run.SmallestErrorS, -0.004, 0.016);
        Assert.InRange(run.LargestErrorS, -0.004, 0.016);
    }

    private sealed class Run(int seed, double rateHz, double intervalS)
    {
        private const int PerPacket = 3;
        private readonly RadioModel _radio = new(seed) { IntervalS = intervalS };
        private long _number;
        private double _sampledS;
        private SessionTime _last = new(long.MinValue);

        public ClockModel Clock { get; } = new(ClockKind.SampleCount);

        /// <summary>Change of the rate, ratio per s.</summary>
        public double DriftPerS { get; init; }

        public double SmallestErrorS { get; private set; }

        public double LargestErrorS { get; private set; }

        public void Outage(double seconds)
        {
            _sampledS += seconds;
            _number += (long)(seconds * NominalHz);
            Clock.Restart();
        }

        public void Until(double trueS)
        {
            (SmallestErrorS, LargestErrorS) = (double.PositiveInfinity, double.NegativeInfinity);
            while (_sampledS < trueS)
            {
                Packet();
            }
        }

        private void Packet()
        {
            double[] times = new double[PerPacket];
            for (int i = 0; i < PerPacket; i++)
            {
                times[i] = _sampledS;
                _sampledS += 1 / (rateHz * (1 + (DriftPerS * _sampledS)));
            }

            long period = (long)(DeviceInstant.UnitsPerSecond / NominalHz);
            DeviceInstant first = new(_number * period);
            _number += PerPacket;
            PacketClock line = Clock.Observe(first, first + ((PerPacket - 1) * period), _radio.Deliver(times[^1]));
            for (int i = 0; i < PerPacket; i++)
            {
                SessionTime time = line.At(first + (i * period));
                Assert.True(time > _last, $"{time} after {_last}");
                _last = time;
                SmallestErrorS = Math.Min(SmallestErrorS, time.Seconds - times[i]);
                LargestErrorS = Math.Max(LargestErrorS, time.Seconds - times[i]);
            }
        }
    }
}
