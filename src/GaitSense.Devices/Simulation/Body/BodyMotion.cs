using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>Every body part of one walker as an exact function of time.</summary>
/// <remarks>Movements are planned as far as they are asked for and dropped when told so; memory does not grow with time.</remarks>
internal sealed class BodyMotion
{
    private const int PlanStream = 0;
    private const int LiftStream = 1;

    private readonly WalkPlanner _planner;
    private readonly UpperBody _upper;
    private readonly LyingBody? _lying;

    /// <summary>The walker of a scenario; the same seed gives the same movements.</summary>
    public BodyMotion(SimulationScenario scenario, long seed, IPlanObserver observer)
    {
        _planner = new WalkPlanner(scenario, new SeededRandom(seed, PlanStream), observer);
        _upper = new UpperBody(scenario.Trunk, scenario.Arms);
        if (scenario.Lift is { } lift)
        {
            Lifts = new LiftPlan(lift, new SeededRandom(seed, LiftStream));
            _lying = new LyingBody(lift, Lifts);
        }
    }

    /// <summary>The walker's feet.</summary>
    public FootGeometry FootGeometry => _planner.Foot;

    /// <summary>The hip lifts; null for somebody who stands and walks.</summary>
    public LiftPlan? Lifts { get; }

    /// <summary>Plans the movements up to a time.</summary>
    public void Extend(double untilS) => _planner.Extend(untilS);

    /// <summary>Drops what is not needed at <paramref name="beforeS"/> and later.</summary>
    public void Forget(double beforeS)
    {
        _planner.Tracks.Left.Forget(beforeS);
        _planner.Tracks.Right.Forget(beforeS);
        _planner.Tracks.Trunk.Forget(beforeS);
    }

    /// <summary>One foot.</summary>
    public FootPose Foot(Side side, double t) => _planner.Tracks.Foot(side).At(t);

    /// <summary>The trunk's channels.</summary>
    public TrunkState Trunk(double t) => _planner.Tracks.Trunk.At(t);

    /// <summary>The body part of a site: foot with its origin at the heel, pelvis, thorax, or arm with its origin at the wrist.</summary>
    public SegmentPose Segment(BodySite site, double t) => _lying?.Segment(site, t) ?? site switch
    {
        BodySite.LeftFoot => OfFoot(Side.Left, t),
        BodySite.RightFoot => OfFoot(Side.Right, t),
        BodySite.Pelvis => _upper.Pelvis(t, Trunk(t)),
        BodySite.Thorax => _upper.Thorax(t, Trunk(t)),
        BodySite.LeftWrist => _upper.Arm(Side.Left, t, Trunk(t)),
        BodySite.RightWrist => _upper.Arm(Side.Right, t, Trunk(t)),
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, "nothing is simulated there"),
    };

    private SegmentPose OfFoot(Side side, double t)
    {
        FootPose pose = Foot(side, t);
        return new SegmentPose(pose.Heel, pose.Orientation);
    }
}
