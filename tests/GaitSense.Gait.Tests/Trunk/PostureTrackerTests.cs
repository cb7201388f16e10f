using System.Buffers;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

public class PostureTrackerTests
{
    private readonly PostureTracker _tracker = new(100, AxesKnowledge.ForwardWithin45Deg, GaitOptions.Default.Orientation);
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

    [Fact]
    public void Two_seconds_of_standing_are_needed()
    {
        Feed(1.8, Quat.Identity, Quat.Identity);
        Assert.False(_tracker.HasNeutral);
        Feed(0.5, Quat.Identity, Quat.Identity);
        Assert.True(_tracker.IsCalibrated);
    }

    [Fact]
    public void A_sensor_that_jumps_loses_its_zero_until_the_next_standing()
    {
        Feed(5, Quat.Identity, Quat.Identity);
        _tracker.OnStep();
        Quat moved = Quat.FromAxisAngle(Vec3.UnitY, 0.25);
        int without = 0;
        for (int i = 0; i < 900; i++)
        {
            Feed(0.01, Quat.Identity, moved);
            without += _tracker.HasNeutral ? 0 : 1;
        }

        Assert.Equal(1, _tracker.Slips);
        Assert.True(without > 0);
        Assert.True(_tracker.IsCalibrated);
        Assert.True(_tracker.TryGetLatest(out TrunkAngles angles));
        Assert.InRange(angles.TiltRad * Angle.DegPerRad, -2, 2);
    }

    [Fact]
    public void A_tracker_that_was_saved_goes_on_as_if_nothing_had_happened()
    {
        TrunkWalk walk = new();
        PostureTracker whole = walk.Worn(Quat.Identity, AxesKnowledge.Unknown, 100, 20);
        PostureTracker again = new(100, AxesKnowledge.Unknown, GaitOptions.Default.Orientation);
        ArrayBufferWriter<byte> saved = new();
        whole.Visit(new StateWriter(saved));
        StateReader reader = new(saved.WrittenMemory);
        again.Visit(reader);

        Assert.Equal(0, reader.Left);
        walk.Wear(whole, Quat.Identity, 100, 20, 30);
        walk.Wear(again, Quat.Identity, 100, 20, 30);
        Assert.True(whole.TryMeasure(27, 28.6, out TrunkStride expected));
        Assert.True(again.TryMeasure(27, 28.6, out TrunkStride stride));
        Assert.Equal(expected, stride);
        Assert.Equal(whole.Axes.YawRad, again.Axes.YawRad);
    }

    private void Feed(double seconds, Quat pose, Quat mounting, bool isWalking = false)
    {
        if (isWalking)
        {
            _tracker.OnStep();
        }

        for (int i = 0; i < (int)(seconds * 100); i++, _time += 0.01)
        {
            _tracker.Accept(_time, mounting.InverseRotate(pose.InverseRotate(new Vec3(0, 0, 9.81))), Vec3.Zero);
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
                _time, mounting.InverseRotate(pose.InverseRotate(new Vec3(0, 0, 9.81))), mounting.InverseRotate(rate * axis));
        }
    }
}
