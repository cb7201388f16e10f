using CsCheck;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

public class WalkingAxesTests
{
    private const double Seconds = 26;
    private const double StrideFromS = TrunkWalk.FirstContactS + (10 * TrunkWalk.StrideS);
    private static readonly TrunkWalk Walk = new();
    private static readonly Gen<double> RateHz = Gen.Int[0, 4].Select(i => new double[] { 50, 60, 100, 200, 400 }[i]);

    [Fact]
    public void Any_tilt_and_roll_and_a_turn_of_up_to_45_degrees_give_the_same_angles() =>
        Gen.Select(Gen.Double[-45, 45], Gen.Double[-60, 60], Gen.Double[-180, 180], RateHz).Sample(
            (yaw, pitch, roll, rate) => Check(Mounting(yaw, pitch, roll), AxesKnowledge.ForwardWithin45Deg, rate), iter: 24, threads: 1);

    [Fact]
    public void A_sensor_that_faces_anywhere_is_found_from_the_walking() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-60, 60], Gen.Double[-180, 180], RateHz).Sample(
            (yaw, pitch, roll, rate) => Check(Mounting(yaw, pitch, roll), AxesKnowledge.Unknown, rate), iter: 24, threads: 1);

    [Fact]
    public void Without_strides_an_unknown_sensor_has_no_tilt()
    {
        PostureTracker tracker = Walk.Worn(Quat.Identity, AxesKnowledge.Unknown, 100, TrunkWalk.FirstContactS + 5);

        Assert.False(tracker.HasNeutral);
        Assert.False(tracker.TryGetLatest(out _));
        Assert.False(tracker.TryMeasure(TrunkWalk.FirstContactS, TrunkWalk.FirstContactS + TrunkWalk.StrideS, out _));
    }

    [Fact]
    public void Exact_axes_are_left_alone()
    {
        PostureTracker tracker = Walk.Worn(Mounting(20, 0, 0), AxesKnowledge.Exact, 100, Seconds);

        Assert.Equal(0, tracker.Axes.YawRad);
        Assert.Equal(0, tracker.Axes.Strides);
    }

    private static void Check(Quat mounting, AxesKnowledge axes, double rateHz)
    {
        PostureTracker tracker = Walk.Worn(mounting, axes, rateHz, Seconds);
        Assert.True(tracker.Axes.IsSettled);
        Assert.True(tracker.TryMeasure(StrideFromS, StrideFromS + TrunkWalk.StrideS, out TrunkStride stride));
        (double tilt, double tiltRange, double obliquityRange) = Walk.Truth(StrideFromS);
        Assert.InRange((stride.MeanTiltRad - tilt) * Angle.DegPerRad, -0.5, 0.5);
        Assert.InRange((stride.TiltRangeRad - tiltRange) * Angle.DegPerRad, -0.6, 0.6);
        Assert.InRange((stride.ObliquityRangeRad - obliquityRange) * Angle.DegPerRad, -0.6, 0.6);
        Assert.InRange((stride.RotationRangeRad - (2 * Walk.TurnRad)) * Angle.DegPerRad, -0.5, 0.5);
    }

    internal static Quat Mounting(double yawDeg, double pitchDeg, double rollDeg) =>
        Quat.FromAxisAngle(Vec3.UnitZ, yawDeg * Angle.RadPerDeg)
        * Quat.FromAxisAngle(Vec3.UnitY, pitchDeg * Angle.RadPerDeg)
        * Quat.FromAxisAngle(Vec3.UnitX, rollDeg * Angle.RadPerDeg);
}
