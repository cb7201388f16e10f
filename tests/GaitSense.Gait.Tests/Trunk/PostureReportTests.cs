using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

public class PostureReportTests
{
    private double _time;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 180)]
    public void The_change_of_standing_does_not_depend_on_the_mounting(double pitchDeg, double rollDeg)
    {
        Quat mounting = WalkingAxesTests.Mounting(0, pitchDeg, rollDeg);
        SegmentPosture posture = Worn(mounting, AxesKnowledge.ForwardWithin45Deg, 5, 4, 5);

        Assert.InRange(posture.ChangeDeg!.Value, 4.7, 5.3);
        Assert.InRange(posture.BeforeDeg!.Value, pitchDeg - 0.3, pitchDeg + 0.3);
        Assert.InRange(posture.BeforeS, 4.5, 5.1);
        Assert.InRange(posture.AfterS, 3.3, 4.1);
        Assert.False(posture.IsAbsolute);
    }

    [Fact]
    public void Less_than_two_seconds_of_rest_say_nothing()
    {
        SegmentPosture posture = Worn(Quat.Identity, AxesKnowledge.Exact, 5, 1.7, 5);

        Assert.Equal((0, null, null), (posture.AfterS, posture.AfterDeg, posture.ChangeDeg));
        Assert.True(posture.IsAbsolute);
    }

    [Fact]
    public void A_sensor_that_was_laid_aside_does_not_stand() =>
        Assert.Null(Worn(Quat.Identity, AxesKnowledge.Exact, 5, 5, 80).ChangeDeg);

    // Stands, moves lively, and stands with another inclination.
    private SegmentPosture Worn(Quat mounting, AxesKnowledge axes, double beforeS, double afterS, double changeDeg)
    {
        PostureTracker tracker = new(100, axes, GaitOptions.Default.Orientation);
        Feed(tracker, mounting, beforeS, _ => 0);
        tracker.OnStep();
        double start = _time;
        Feed(tracker, mounting, 6, t => (changeDeg * (t - start) / 6) + (5 * Math.Sin(2 * Math.PI * (t - start))));
        Feed(tracker, mounting, afterS, _ => changeDeg);
        return PostureReport.Of(tracker);
    }

    private void Feed(PostureTracker tracker, Quat mounting, double seconds, Func<double, double> tiltDeg)
    {
        for (int i = 0; i < (int)(seconds * 100); i++, _time += 0.01)
        {
            double tilt = tiltDeg(_time) * Angle.RadPerDeg;
            double rate = (tiltDeg(_time + 1e-3) - tiltDeg(_time - 1e-3)) / 2e-3 * Angle.RadPerDeg;
            Vec3 force = Quat.FromAxisAngle(Vec3.UnitY, tilt).InverseRotate(new Vec3(0, 0, 9.81));
            tracker.Accept(_time, mounting.InverseRotate(force), mounting.InverseRotate(new Vec3(0, rate, 0)));
        }
    }
}
