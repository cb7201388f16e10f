using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>What is asked of one swing.</summary>
internal sealed record SwingPlan
{
    /// <summary>When the foot begins to roll off, s.</summary>
    public required double RiseS { get; init; }

    /// <summary>When it leaves the floor, s.</summary>
    public required double FinalContactS { get; init; }

    /// <summary>When it touches the floor, s.</summary>
    public required double InitialContactS { get; init; }

    /// <summary>From contact until the sole is flat, s.</summary>
    public required double LandingRollS { get; init; }

    /// <summary>Where it stood.</summary>
    public required Footprint From { get; init; }

    /// <summary>Where it comes to stand; the depth follows from the landing speed.</summary>
    public required Footprint To { get; init; }

    /// <summary>Pitch on leaving the floor: positive leaves with the heel last, negative with the toes last.</summary>
    public double LiftPitchRad { get; init; }

    /// <summary>Pitch on touching the floor: positive heel first, negative toes first, zero flat.</summary>
    public double LandingPitchRad { get; init; }

    /// <summary>Lift of the sole in mid-swing, m; raised where the foot would otherwise touch the floor.</summary>
    public double ClearanceM { get; init; }

    /// <summary>Downward speed of what touches first, m/s.</summary>
    public double LandingSpeedMps { get; init; }

    /// <summary>Roll in mid-swing.</summary>
    public double SwingRollRad { get; init; }

    /// <summary>Distance of the two pivots, m.</summary>
    public required double HeelToBallM { get; init; }
}

/// <summary>Roll-off, swing and landing of one foot.</summary>
/// <remarks>How: 1. roll-off: the pitch grows about heel or ball. 2. swing: each coordinate a quintic that meets the motion
/// at both contacts, plus a hump of clearance. 3. landing: the pitch falls back while the sole takes up the landing speed.
/// Pitches are quintics too, with a rate at the contacts that keeps the swing from overshooting by more than a few degrees.
/// Position, velocity and acceleration are continuous throughout; the only sharp thing is the compression of the sole.</remarks>
internal sealed class SwingMove : FootMove
{
    /// <summary>Rate of pitch at a contact, times the duration of the roll over the pitch.</summary>
    private const double RateAtContact = 1.5;

    private readonly SwingPlan _plan;
    private readonly Quintic _liftPitch;
    private readonly Quintic _landingPitch;
    private readonly Quintic _x;
    private readonly Quintic _y;
    private readonly Quintic _z;
    private readonly Quintic _pitch;
    private readonly Quintic _yaw;
    private readonly double _bumpM;

    /// <summary>Works the plan out.</summary>
    public SwingMove(SwingPlan plan)
        : base(plan.RiseS, plan.InitialContactS + Math.Max(plan.LandingRollS, SoleCompression.DurationS), Landed(plan))
    {
        _plan = plan;
        double lift = plan.FinalContactS - plan.RiseS;
        double swing = plan.InitialContactS - plan.FinalContactS;
        double roll = plan.LandingRollS;
        Motion pitchAtLift = new(plan.LiftPitchRad, RateAtContact * plan.LiftPitchRad / lift);
        Motion pitchAtLanding = new(plan.LandingPitchRad, -RateAtContact * plan.LandingPitchRad / roll);
        (Motion alongAtLift, Motion upAtLift) = Roll.Heel(pitchAtLift, plan.HeelToBallM);
        (Motion alongAtLanding, Motion upAtLanding) = Roll.Heel(pitchAtLanding, plan.HeelToBallM);

        _liftPitch = new Quintic(lift, default, pitchAtLift);
        _landingPitch = new Quintic(roll, pitchAtLanding, default);
        _pitch = new Quintic(swing, pitchAtLift, pitchAtLanding);
        _yaw = new Quintic(swing, new Motion(plan.From.YawRad), new Motion(plan.To.YawRad));
        _x = new Quintic(
            swing,
            Along(alongAtLift, plan.From.HeelX, Math.Cos(plan.From.YawRad)),
            Along(alongAtLanding, plan.To.HeelX, Math.Cos(plan.To.YawRad)));
        _y = new Quintic(
            swing,
            Along(alongAtLift, plan.From.HeelY, Math.Sin(plan.From.YawRad)),
            Along(alongAtLanding, plan.To.HeelY, Math.Sin(plan.To.YawRad)));
        _z = new Quintic(
            swing,
            upAtLift with { Position = upAtLift.Position - plan.From.DepthM },
            upAtLanding with { Velocity = upAtLanding.Velocity - plan.LandingSpeedMps });
        _bumpM = Math.Max(plan.ClearanceM, BumpNeededM());
    }

    /// <inheritdoc/>
    public override FootPose At(double t)
    {
        if (t < _plan.FinalContactS)
        {
            // 1.
            double u = (t - _plan.RiseS) / (_plan.FinalContactS - _plan.RiseS);
            return Roll.Pose(_plan.From, _liftPitch.At(u), _plan.HeelToBallM);
        }

        if (t < _plan.InitialContactS)
        {
            // 2.
            return Swing((t - _plan.FinalContactS) / (_plan.InitialContactS - _plan.FinalContactS));
        }

        // 3.
        double sinceContact = t - _plan.InitialContactS;
        double rolled = Math.Min(1, sinceContact / _plan.LandingRollS);
        Footprint place = _plan.To with { DepthM = SoleCompression.DepthM(_plan.LandingSpeedMps, sinceContact) };
        return Roll.Pose(place, _landingPitch.At(rolled), _plan.HeelToBallM);
    }

    private static Footprint Landed(SwingPlan plan) =>
        plan.To with { DepthM = SoleCompression.FinalDepthM(plan.LandingSpeedMps) };

    private static Motion Along(in Motion along, double origin, double share) =>
        new(origin + (along.Position * share), along.Velocity * share, along.Acceleration * share);

    private FootPose Swing(double s)
    {
        double bump = Quintic.Bump(s);
        Vec3 heel = new(_x.At(s), _y.At(s), _z.At(s) + (_bumpM * bump));
        return new FootPose(heel, _pitch.At(s), _yaw.At(s), _plan.SwingRollRad * bump);
    }

    /// <summary>The smallest hump with which the sole clears the floor by up to a centimetre throughout.</summary>
    private double BumpNeededM()
    {
        double needed = 0;
        double margin = Math.Min(_plan.ClearanceM, 0.01);
        for (double s = 0.04; s < 0.965; s += 0.02)
        {
            double floor = s < 0.5 ? -_plan.From.DepthM : 0;
            double lowest = _z.At(s) + Math.Min(0, _plan.HeelToBallM * Math.Sin(_pitch.At(s))) - floor;
            double bump = Quintic.Bump(s);
            needed = Math.Max(needed, ((margin * bump) - lowest) / bump);
        }

        return needed;
    }
}
