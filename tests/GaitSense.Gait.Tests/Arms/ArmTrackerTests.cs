using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Gait.Arms;

namespace GaitSense.Gait.Tests.Arms;

public class ArmTrackerTests
{
    private const double PeriodS = 1.6;

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(-150)]
    public void The_forward_peak_of_a_swing_is_found(double peakDeg)
    {
        double peak = peakDeg * Angle.RadPerDeg;
        ArmStride stride = Swing(t => 0.2 * Math.Cos((2 * Math.PI * t / PeriodS) - peak));

        Assert.Equal(1, stride.Ratio);
        Assert.InRange(Angle.Wrap(stride.ForwardPeakRad - peak) * Angle.DegPerRad, -3, 3);
        Assert.InRange(stride.SwingRad, 0.38, 0.42);
    }

    [Fact]
    public void Two_swings_per_stride_have_a_ratio_and_no_phase()
    {
        ArmStride stride = Swing(t => 0.2 * Math.Cos(4 * Math.PI * t / PeriodS));

        Assert.Equal(2, stride.Ratio);
        Assert.True(double.IsNaN(stride.ForwardPeakRad));
    }

    [Fact]
    public void An_arm_that_hangs_has_neither()
    {
        ArmStride stride = Swing(t => 0.01 * Math.Cos(2 * Math.PI * t / PeriodS));

        Assert.Equal(0, stride.Ratio);
        Assert.True(double.IsNaN(stride.ForwardPeakRad));
    }

    // Strides begin at whole multiples of the period.
    private static ArmStride Swing(Func<double, double> forwardAngleRad)
    {
        ArmTracker tracker = new(100);
        for (int i = 0; i <= 1600; i++)
        {
            double t = i / 100.0;
            double rate = (forwardAngleRad(t + 1e-4) - forwardAngleRad(t - 1e-4)) / 2e-4;
            Quat pose = Quat.FromAxisAngle(Vec3.UnitY, -forwardAngleRad(t));
            tracker.Accept(t, pose.InverseRotate(new Vec3(0, 0, 9.81)), new Vec3(0, -rate, 0), SampleMarks.None);
        }

        Assert.True(tracker.TryMeasure(8 * PeriodS, 9 * PeriodS, out ArmStride stride));
        return stride;
    }
}
