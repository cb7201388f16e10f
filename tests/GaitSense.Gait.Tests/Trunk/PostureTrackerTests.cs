using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

public class PostureTrackerTests
{
    private readonly PostureTracker _tracker = new(100);
    private double _time;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 0)]
    [InlineData(0, 180)]
    [InlineData(-20, 90)]
    public void Leaning_forward_is_anterior_tilt_however_the_sensor_sits(double pitchDeg, double rollDeg)
    {
        Quat mounting = Quat.FromAxisAngle(Vec3.UnitY, pitchDeg * Angle.RadPerDeg) * Quat.FromAxisAngle(Vec3.UnitX, rollDeg * Angle.RadPerDeg);
        Feed(5, Quat.Identity, mounting);
        Move(2, 10, Vec3.UnitY, mounting);
        Feed(8, Quat.FromAxisAngle(Vec3.UnitY, 10 * Angle.RadPerDeg), mounting, true);

        Assert.True(_tracker.TryGetLatest(out TrunkAngles angles));
        Assert.InRange(angles.TiltRad * Angle.DegPerRad, 9.3, 10.7);
        Assert.InRange(Math.Abs(angles.ObliquityRad) * Angle.DegPerRad, 0, 1);
    }

    [Fact]
    public void Raising_the_left_side_is_positive_obliquity()
    {
        Feed(5, Quat.Identity, Quat.Identity);
        Move(2, 8, Vec3.UnitX, Quat.Identity);
        Feed(8, Quat.FromAxisAngle(Vec3.UnitX, 8 * Angle.RadPerDeg), Quat.Identity, true);

        Assert.True(_tracker.TryGetLatest(out TrunkAngles angles));
        Assert.InRange(angles.ObliquityRad * Angle.DegPerRad, 7.3, 8.7);
    }

    [Fact]
    public void Standing_calibrates_and_walking_does_not()
    {
        Assert.False(_tracker.TryGetLatest(out _));
        Feed(5, Quat.Identity, Quat.Identity);

        Assert.True(_tracker.IsCalibrated);
    }

    [Fact]
    public void Without_standing_there_is_no_value_until_three_strides_have_passed()
    {
        _tracker.OnStep();
        Feed(6, Quat.Identity, Quat.Identity);

        Assert.False(_tracker.TryMeasure(1, 2, out _));
        Assert.False(_tracker.TryMeasure(2, 3, out _));
        Assert.True(_tracker.TryMeasure(3, 4, out TrunkStride stride));
        Assert.False(_tracker.IsCalibrated);
        Assert.Equal(0, stride.MeanTiltRad, 1e-3);
    }

    [Fact]
    public void A_stride_outside_the_history_is_not_measured()
    {
        Feed(3, Quat.Identity, Quat.Identity);

        Assert.False(_tracker.TryMeasure(2.5, 9, out _));
    }

    private void Feed(double seconds, Quat pose, Quat mounting, bool isWalking = false)
    {
        if (isWalking)
        {
            _tracker.OnStep();
        }

        for (int i = 0; i < (int)(seconds * 100); i++, _time += 0.01)
        {
            _tracker.Accept(_time, mounting.InverseRotate(pose.InverseRotate(new Vec3(0, 0, 9.81))), Vec3.Zero, SampleMarks.None);
        }
    }

    private void Move(double seconds, double angleDeg, Vec3 axis, Quat mounting)
    {
        _tracker.OnStep();
        double rate = angleDeg * Angle.RadPerDeg / seconds;
        for (int i = 0; i < (int)(seconds * 100); i++, _time += 0.01)
        {
            Quat pose = Quat.FromAxisAngle(axis, rate * 0.01 * (i + 1));
            _tracker.Accept(
                _time, mounting.InverseRotate(pose.InverseRotate(new Vec3(0, 0, 9.81))), mounting.InverseRotate(rate * axis), SampleMarks.None);
        }
    }
}
