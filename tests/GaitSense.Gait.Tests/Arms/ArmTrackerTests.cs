using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Arms;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Tests.Trunk;

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

        Assert.Equal(ArmRhythm.OncePerStride, stride.Rhythm);
        Assert.InRange(Angle.Wrap(stride.ForwardPeakRad - peak) * Angle.DegPerRad, -3, 3);
        Assert.InRange(stride.SwingRad, 0.38, 0.42);
    }

    [Fact]
    public void Two_swings_per_stride_have_a_ratio_and_no_phase()
    {
        ArmStride stride = Swing(t => 0.2 * Math.Cos(4 * Math.PI * t / PeriodS));

        Assert.Equal(ArmRhythm.TwicePerStride, stride.Rhythm);
        Assert.True(double.IsNaN(stride.ForwardPeakRad));
    }

    [Fact]
    public void An_arm_that_hangs_has_neither()
    {
        ArmStride stride = Swing(t => 0.01 * Math.Cos(2 * Math.PI * t / PeriodS));

        Assert.Equal(ArmRhythm.None, stride.Rhythm);
        Assert.True(double.IsNaN(stride.ForwardPeakRad));
    }

    [Fact]
    public void Both_rhythms_in_equal_parts_are_mixed_and_have_no_phase()
    {
        ArmStride stride = Swing(t => 0.2 * (Math.Cos(2 * Math.PI * t / PeriodS) + Math.Cos(4 * Math.PI * t / PeriodS)));

        Assert.Equal(ArmRhythm.Mixed, stride.Rhythm);
        Assert.True(double.IsNaN(stride.ForwardPeakRad));
        Assert.True(stride.Confidence < 0.5);
    }

    [Theory]
    [InlineData(40, 0, 0)]
    [InlineData(-40, 30, 90)]
    [InlineData(20, -20, 180)]
    public void The_sensor_may_sit_anywhere_around_the_wrist(double yawDeg, double pitchDeg, double rollDeg)
    {
        ArmStride stride = Swing(Once(1), WalkingAxesTests.Mounting(yawDeg, pitchDeg, rollDeg));

        Assert.InRange((stride.ForwardPeakRad - 1) * Angle.DegPerRad, -3, 3);
        Assert.InRange(stride.SwingRad, 0.38, 0.42);
    }

    [Fact]
    public void Without_a_known_axis_there_is_a_rhythm_and_no_phase()
    {
        ArmStride stride = Swing(Once(1), axes: AxesKnowledge.Unknown);

        Assert.Equal(ArmRhythm.OncePerStride, stride.Rhythm);
        Assert.InRange(stride.SwingRad, 0.38, 0.42);
        Assert.True(double.IsNaN(stride.ForwardPeakRad));
    }

    [Fact]
    public void A_forearm_that_turns_about_itself_swings_all_the_same()
    {
        // 30 degrees of pronation, in time with the swing: more than the swing itself.
        ArmStride stride = Swing(Once(1), pronationRad: t => 0.52 * Math.Sin(2 * Math.PI * t / PeriodS));

        Assert.InRange((stride.ForwardPeakRad - 1) * Angle.DegPerRad, -5, 5);
        Assert.InRange(stride.SwingRad, 0.36, 0.44);
    }

    [Fact]
    public void A_pause_is_left_out_of_the_phase()
    {
        // The arm and the stride stop for a second after 0.8 s of the last stride.
        const double Stop = (8 * PeriodS) + 0.8;
        double Moved(double t) => t < Stop ? t : t < Stop + 1 ? Stop : t - 1;
        ArmTracker tracker = Worn(t => Once(1)(Moved(t)), Quat.Identity, AxesKnowledge.ForwardWithin45Deg, _ => 0);

        Assert.True(tracker.TryMeasure(new StridePhase(8 * PeriodS, (9 * PeriodS) + 1, new Pause(Stop, Stop + 1), default), out ArmStride stride));
        Assert.InRange((stride.ForwardPeakRad - 1) * Angle.DegPerRad, -3, 3);
        Assert.True(stride.Confidence < 0.8);
    }

    private static Func<double, double> Once(double peakRad) => t => 0.2 * Math.Cos((2 * Math.PI * t / PeriodS) - peakRad);

    // Strides begin at whole multiples of the period.
    private static ArmStride Swing(
        Func<double, double> forwardAngleRad,
        Quat? mounting = null,
        AxesKnowledge axes = AxesKnowledge.ForwardWithin45Deg,
        Func<double, double>? pronationRad = null)
    {
        ArmTracker tracker = Worn(forwardAngleRad, mounting ?? Quat.Identity, axes, pronationRad ?? (_ => 0));
        Assert.True(tracker.TryMeasure(StridePhase.Of(8 * PeriodS, 9 * PeriodS), out ArmStride stride));
        return stride;
    }

    private static ArmTracker Worn(Func<double, double> forwardAngleRad, Quat mounting, AxesKnowledge axes, Func<double, double> pronationRad)
    {
        ArmTracker tracker = new(100, axes, GaitOptions.Default.Orientation);
        Quat Pose(double t) => Quat.FromAxisAngle(Vec3.UnitY, -forwardAngleRad(t)) * Quat.FromAxisAngle(Vec3.UnitZ, pronationRad(t));
        for (int i = 0; i <= 1600; i++)
        {
            double t = i / 100.0;
            Vec3 rate = (Pose(t - 1e-3).Conjugate * Pose(t + 1e-3)).Log() / 2e-3;
            tracker.Accept(t, mounting.InverseRotate(Pose(t).InverseRotate(new Vec3(0, 0, 9.81))), mounting.InverseRotate(rate));
        }

        return tracker;
    }
}
