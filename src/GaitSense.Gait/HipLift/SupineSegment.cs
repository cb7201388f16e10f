using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Histories;
using GaitSense.Gait.Trunk;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.HipLift;

/// <summary>Follows how pelvis or thorax turn while lying on the back.</summary>
/// <remarks>
/// <para><b>Needs</b> nominal frame, x out of the belly or chest; m/s2 and rad/s.</para>
/// <para><b>How</b> quiet lying with the front up gives the vertical in the sensor; from there the tuck is the turn about the sensor's left axis and the
/// roll the turn about the long axis of the body. The reference is taken anew in each rest, so that nothing drifts.</para>
/// <para><b>Breaks when</b> the sensor's left does not point left: tuck and roll mix with the sine of that angle.</para>
/// </remarks>
internal sealed class SupineSegment
{
    private const double RestingSwayDegPerS = 0.1;
    private const double FrontUp = 0.6;
    private const double SlowS = 0.5;
    private readonly SegmentMotion _motion;
    private readonly AxesKnowledge _axes;
    private Quat _toSegment = Quat.Identity;
    private Vec3 _slowUp;
    private Vec3 _upSum;

    public SupineSegment(double rateHz, AxesKnowledge axes, VqfOptions orientation)
    {
        _motion = new SegmentMotion(rateHz, orientation with { BiasSigmaRestDegPerS = RestingSwayDegPerS });
        _axes = axes;
    }

    /// <summary>Time of the newest sample, s.</summary>
    public double LastTimeS => _motion.LastTimeS;

    /// <summary>True when there is a reference.</summary>
    public bool HasZero { get; private set; }

    /// <summary>Whether its front faces up; null when the sensor's axes or its inclination are not known.</summary>
    public bool? IsFrontUp => _axes == AxesKnowledge.Unknown || _motion.Ring.Count == 0 ? null : _slowUp.X > FrontUp;

    /// <summary>Turn against the reference, rad: tilt anterior positive, obliquity left side higher positive.</summary>
    public TrunkAngles Angles => TrunkAngles.Of(LastTimeS, _toSegment.Rotate(Newest.Up));

    /// <summary>Upward specific force less gravity, m/s2.</summary>
    public double RiseMps2 => Vec3.Dot(Newest.Up, Newest.Force) - Gravity;

    private const double Gravity = 9.81;

    private ref readonly MotionSample Newest => ref _motion.Ring[_motion.Ring.Count - 1];

    /// <summary>Takes one sample.</summary>
    public void Accept(double timeS, in Vec3 force, in Vec3 rate)
    {
        double dt = Math.Min(timeS - LastTimeS, SlowS);
        _motion.Accept(timeS, force, rate);
        _slowUp = _motion.Ring.Count == 1 ? Newest.Up : _slowUp + (dt / (dt + SlowS) * (Newest.Up - _slowUp));
    }

    /// <summary>A new rest begins: nothing of it is counted yet.</summary>
    public void BeginRest() => _upSum = Vec3.Zero;

    /// <summary>The newest sample belongs to the rest.</summary>
    public void AddRest() => _upSum += Newest.Up;

    /// <summary>The rest was long enough: it is the reference from now on.</summary>
    public void SetZero()
    {
        if (_upSum.LengthSquared > 0)
        {
            _toSegment = LevelFrame.Of(_upSum, 0);
            HasZero = true;
        }
    }
}
