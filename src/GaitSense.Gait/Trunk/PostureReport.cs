using GaitSense.Core.Geometry;
using GaitSense.Core.Sessions;

namespace GaitSense.Gait.Trunk;

/// <summary>Quiet standing of a trunk segment in the words of a summary.</summary>
/// <remarks><b>How</b> the inclination is that of the sensor's x axis below the horizontal, which stays sensible upside down; the
/// change is the tilt of the pose afterwards in the frame of the pose before.</remarks>
internal static class PostureReport
{
    /// <summary>The segment's posture.</summary>
    public static SegmentPosture Of(PostureTracker tracker)
    {
        Rest before = tracker.Standing.Before;
        Rest after = tracker.Standing.After;
        double? change = before.Seconds > 0 && after.Seconds > 0 && tracker.Axes.IsKnown
            ? TrunkAngles.Of(0, LevelFrame.Of(before.UpSum, tracker.Axes.YawRad).Rotate(after.UpSum.Normalized())).TiltRad
            : null;
        return new SegmentPosture(
            before.Seconds,
            InclinationDeg(before),
            after.Seconds,
            InclinationDeg(after),
            Angle.ToDeg(change),
            tracker.HasExactAxes);
    }

    private static double? InclinationDeg(in Rest rest) =>
        rest.Seconds > 0 ? -Math.Asin(Math.Clamp(rest.UpSum.Normalized().X, -1, 1)) * Angle.DegPerRad : null;
}
