using GaitSense.Core.Geometry;
using GaitSense.Gait.Coordination;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Tests.Coordination;

public class StepRegularityTests
{
    [Fact]
    public void Equal_steps_repeat_after_a_step_and_after_a_stride()
    {
        StepRegularity r = Measure(t => Math.Cos(4 * Math.PI * t));

        Assert.Equal(1, r.Step, 0.02);
        Assert.Equal(1, r.Stride, 0.02);
    }

    /// <summary>2 cos(2 w t) + cos(w t): half of a stride later the second term is opposite: (2^2 - 1) / (2^2 + 1) = 0.6.</summary>
    [Fact]
    public void A_limp_repeats_after_a_stride_only()
    {
        StepRegularity r = Measure(t => (2 * Math.Cos(4 * Math.PI * t)) + Math.Cos(2 * Math.PI * t));

        Assert.Equal(0.6, r.Step, 0.03);
        Assert.Equal(1, r.Stride, 0.02);
    }

    [Fact]
    public void Two_strides_are_too_few()
    {
        TimedRing<MotionSample> ring = Filled(Math.Cos);
        Assert.True(ring.TryFind(1, 3, 0.1, out RingSpan span));
        Assert.False(StepRegularity.TryMeasure(ring, span, 1, new double[1000], out _));
    }

    // Strides of a second.
    private static StepRegularity Measure(Func<double, double> vertical)
    {
        TimedRing<MotionSample> ring = Filled(vertical);
        Assert.True(ring.TryFind(1, 5, 0.1, out RingSpan span));
        Assert.True(StepRegularity.TryMeasure(ring, span, 1, new double[1000], out StepRegularity r));
        return r;
    }

    private static TimedRing<MotionSample> Filled(Func<double, double> vertical)
    {
        TimedRing<MotionSample> ring = new(6, 100);
        for (int i = 0; i < 600; i++)
        {
            ring.Add(i / 100.0, new MotionSample(Quat.Identity, new Vec3(0, 0, 9.81 + vertical(i / 100.0))));
        }

        return ring;
    }
}
