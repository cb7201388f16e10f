using System.Buffers;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.States;
using GaitSense.Gait.Breathing;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Breathing;

public class BreathingMonitorTests
{
    private const double StrideS = 1.7;

    [Theory]
    [InlineData(6.5, 100)]
    [InlineData(13, 50)]
    [InlineData(18, 400)]
    [InlineData(28, 100)]
    public void The_rate_at_rest_is_found(double perMin, double rateHz)
    {
        BreathingSummary b = Rest(t => 0.6 * Math.Sin(2 * Math.PI * perMin / 60 * t), rateHz);

        Assert.InRange(b.RestRatePerMin!.Value, perMin - 0.5, perMin + 0.5);
        Assert.Equal(b.RestWindows, b.RestValid);
        Assert.Null(b.WalkingRatePerMin);
    }

    [Fact]
    public void Who_stands_without_a_rhythm_gives_no_rate()
    {
        Random random = new(3);
        double lean = 0;
        BreathingSummary b = Rest(_ => lean += 0.02 * ((2 * random.NextDouble()) - 1), 100);

        Assert.Null(b.RestRatePerMin);
        Assert.True(b.RestWindows > 10);
    }

    [Fact]
    public void Movements_at_rest_are_no_breaths()
    {
        // Lively movement at 3 Hz beside a slow lean.
        BreathingSummary b = Rest(t => (3 * Math.Sin(2 * Math.PI * 3 * t)) + Math.Sin(2 * Math.PI * 0.2 * t), 100);

        Assert.Null(b.RestRatePerMin);
    }

    [Theory]
    [InlineData(0.2, 12)]
    [InlineData(0.4, 24)]
    public void The_rate_while_walking_is_found_away_from_the_steps(double breathHz, double perMin)
    {
        BreathingSummary b = Walk(breathHz, true);

        Assert.InRange(b.WalkingRatePerMin!.Value, perMin - 1, perMin + 1);
        Assert.True(b.Exhales >= 10);
    }

    [Theory]
    [InlineData(1 / StrideS, true)]
    [InlineData(0.5 / StrideS, true)]
    [InlineData(0.2, false)]
    public void A_rate_near_the_strides_or_half_of_them_and_a_pelvis_are_not_believed(double breathHz, bool isThorax)
    {
        BreathingSummary b = Walk(breathHz, isThorax);

        Assert.Null(b.WalkingRatePerMin);
    }

    [Fact]
    public void Breaths_in_step_are_coupled_and_others_are_not()
    {
        // Two strides and a half to a breath come to two phases of the stride; three to one.
        Assert.InRange(Walk(1 / (3 * StrideS), true).ExhaleStepCoupling!.Value, 0.9, 1);
        Assert.InRange(Walk(1 / (2.5 * StrideS), true).ExhaleStepCoupling!.Value, 0, 0.4);
    }

    [Fact]
    public void A_monitor_that_was_saved_goes_on_as_if_nothing_had_happened()
    {
        (PostureTracker trunk, BreathingMonitor whole) = Worn(100, true);
        Feed(trunk, whole, 0, 40, 100, t => Math.Sin(2 * Math.PI * 0.2 * t));
        (PostureTracker trunkAgain, BreathingMonitor again) = Worn(100, true);
        ArrayBufferWriter<byte> saved = new();
        StateWriter writer = new(saved);
        trunk.Visit(writer);
        whole.Visit(writer);
        StateReader reader = new(saved.WrittenMemory);
        trunkAgain.Visit(reader);
        again.Visit(reader);
        Feed(trunk, whole, 40, 60, 100, t => Math.Sin(2 * Math.PI * 0.25 * t));
        Feed(trunkAgain, again, 40, 60, 100, t => Math.Sin(2 * Math.PI * 0.25 * t));

        Assert.Equal(0, reader.Left);
        Assert.Equal(whole.Summary(), again.Summary());
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        (PostureTracker trunk, BreathingMonitor monitor) = Worn(100, true);
        Func<double, double> lean = t => Math.Sin(2 * Math.PI * 0.2 * t);
        Feed(trunk, monitor, 0, 60, 100, lean);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(trunk, monitor, 60, 160, 100, lean);

        // A late step of the compiler may allocate a little; ten thousand samples may not.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
    }

    private static BreathingSummary Rest(Func<double, double> leanDeg, double rateHz)
    {
        (PostureTracker trunk, BreathingMonitor monitor) = Worn(rateHz, true);
        Feed(trunk, monitor, 0, 70, rateHz, leanDeg);
        return monitor.Summary();
    }

    private static BreathingSummary Walk(double breathHz, bool isThorax)
    {
        const double Start = 5;
        (PostureTracker trunk, BreathingMonitor monitor) = Worn(100, isThorax);
        double next = Start;
        bool isLeft = false;
        Feed(trunk, monitor, 0, 110, 100, t =>
        {
            while (t >= next + 0.5)
            {
                trunk.OnStep();
                monitor.OnLanding(next, isLeft ? Side.Left : Side.Right, true);
                isLeft = !isLeft;
                next += 0.5 * StrideS;
            }

            double phase = 2 * Math.PI * (t - Start) / StrideS;
            double gait = t < Start ? 0 : (1.5 * Math.Cos(2 * phase)) + (0.4 * Math.Cos(phase));
            return gait + (t < Start ? 0 : Math.Sin(2 * Math.PI * breathHz * (t - Start)));
        });
        return monitor.Summary();
    }

    private static (PostureTracker Trunk, BreathingMonitor Monitor) Worn(double rateHz, bool isThorax)
    {
        PostureTracker trunk = new(rateHz, AxesKnowledge.ForwardWithin45Deg, GaitOptions.Default.Orientation);
        return (trunk, new BreathingMonitor(trunk, rateHz, isThorax));
    }

    // Leaning back is positive.
    private static void Feed(PostureTracker trunk, BreathingMonitor monitor, double fromS, double toS, double rateHz, Func<double, double> leanDeg)
    {
        double last = double.NaN;
        for (long i = (long)(fromS * rateHz); i < toS * rateHz; i++)
        {
            double t = i / rateHz;
            double lean = leanDeg(t) * Angle.RadPerDeg;
            double rate = double.IsNaN(last) ? 0 : (last - lean) * rateHz;
            last = lean;
            Vec3 force = Quat.FromAxisAngle(Vec3.UnitY, -lean).InverseRotate(new Vec3(0, 0, 9.81));
            trunk.Accept(t, force, new Vec3(0, rate, 0));
            monitor.OnSample();
        }
    }
}
