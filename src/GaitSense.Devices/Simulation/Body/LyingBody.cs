using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>Somebody who lies on the back, head toward -x, soles on a wall, and lifts the tailbone.</summary>
/// <remarks>How: the pelvis turns backward about the place where the lower back touches the floor, and may rise besides; the thorax follows by
/// its share and breathes; feet and arms rest.</remarks>
internal sealed class LyingBody(LiftPattern pattern, LiftPlan plan)
{
    private const double DepthM = 0.1;
    private const double BackToPelvisM = 0.12;
    private static readonly Quat Supine = Turn.AboutY(-0.5 * Math.PI);

    /// <summary>The body part of a site, its origin in its middle.</summary>
    public SegmentPose Segment(BodySite site, double t) => site switch
    {
        BodySite.Pelvis => Pelvis(t),
        BodySite.Thorax => Thorax(t),
        BodySite.LeftFoot => new SegmentPose(new Vec3(0.75, 0.1, 0.5), Supine),
        BodySite.RightFoot => new SegmentPose(new Vec3(0.75, -0.1, 0.5), Supine),
        BodySite.LeftWrist => new SegmentPose(new Vec3(0.1, 0.3, 0.05), Supine),
        BodySite.RightWrist => new SegmentPose(new Vec3(0.1, -0.3, 0.05), Supine),
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, "nothing is simulated there"),
    };

    private SegmentPose Pelvis(double t)
    {
        PlannedLift? lift = plan.At(t);
        double share = lift?.ShareAt(t) ?? 0;
        double tuck = ((lift?.TuckRad ?? 0) * share) + (pattern.PelvisBreathRad * Math.Sin(2 * Math.PI * pattern.BreathingHz * t));
        Quat orientation = Turn.AboutY(-(0.5 * Math.PI) - tuck) * Turn.AboutZ(-pattern.RollRad * share);
        Vec3 onFloor = new(-BackToPelvisM, 0, pattern.RaiseM * share);
        return new SegmentPose(onFloor + orientation.Rotate(new Vec3(DepthM, 0, -BackToPelvisM)), orientation);
    }

    private SegmentPose Thorax(double t)
    {
        PlannedLift? lift = plan.At(t);
        double turn = (pattern.ThoraxShare * (lift?.TuckRad ?? 0) * (lift?.ShareAt(t) ?? 0))
            + (pattern.BreathRad * Math.Sin(2 * Math.PI * pattern.BreathingHz * t));
        return new SegmentPose(new Vec3(-0.45, 0, DepthM), Turn.AboutY(-(0.5 * Math.PI) - turn));
    }
}
