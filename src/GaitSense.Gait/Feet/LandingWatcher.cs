using GaitSense.Core.Geometry;
using GaitSense.Core.States;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Feet;

/// <summary>What can be said of a landing while the foot still rolls down.</summary>
/// <param name="TimeS">When it touched, s.</param>
/// <param name="Direction">Where the foot went.</param>
/// <param name="Pattern">What touched first; unknown in the first word.</param>
/// <param name="Revision">1: it has touched. 2: with what. 3: the foot is at rest.</param>
internal readonly record struct TouchDown(double TimeS, WalkingDirection Direction, ContactPattern Pattern, int Revision);

/// <summary>Sees a landing as it happens: a causal, rougher twin of navigation and contact finding, for cues that cannot
/// wait until the foot is at rest.</summary>
/// <remarks>
/// <para><b>Needs</b>: the history from the lift-off anchor on; the orientation filter's inclination.</para>
/// <para><b>Gives</b>: the contact with the sample that holds it, or two later; the pattern 60 ms after the contact.</para>
/// <para><b>How</b>: 1. from the lift-off anchor on, force is integrated to velocity in the filter's world; what the stance
/// left as acceleration is taken off, which replaces the tilt closure. 2. the foot has swung when it was fast and has gone
/// somewhere. 3. it touches when the point on the floor under its sensor stops: the horizontal velocity without the
/// rotation's part w x r, r = the sensor's height, is small; or when a shock ends the slow part of the swing. Once the slope of
/// the sole has turned around and runs to level, which the floor does to it, less is asked of both: a foot that lands toes
/// first still moves fast at its instep. 4. the slope of the sole at contact against that in the stance before, with the
/// rotation that follows, gives the pattern.</para>
/// <para><b>Breaks when</b> the swing lasts long: the velocity drifts by some centimetres per second in each second.</para>
/// </remarks>
internal sealed class LandingWatcher(FootOptions options) : IStateful
{
    private const double RestHalfS = 0.04;
    private const double LeastPeakMps = 0.15;
    private const double SlowShare = 0.35;
    private const double TurnedShare = 0.45;
    private const double TurnedLimit = 2;
    private const double PivotRad = 3 * Angle.RadPerDeg;
    private const double RunRad = 1.5 * Angle.RadPerDeg;
    private const double DriftMps = 0.05;
    private const double ShockMps3 = 100;
    private const double ShockRatio = 3;
    private const double AroundTauS = 0.08;
    private const double TurnS = 0.06;
    private const double LongestS = 3;
    private const double LookBackS = 0.035;
    private State _s;

    private enum Phase
    {
        Idle,
        Swinging,
        Touched,
    }

    /// <summary>Starts with a lift-off: catches up from the anchor to the newest sample.</summary>
    /// <param name="history">The samples.</param>
    /// <param name="anchor">The last still instant before the swing.</param>
    /// <param name="toes">The foot's forward axis in the sensor frame.</param>
    /// <param name="gravity">Force at rest, m/s2.</param>
    public void Start(FootHistory history, long anchor, in Vec3 toes, double gravity)
    {
        _s = default;
        _s.Phase = Phase.Swinging;
        _s.Gravity = gravity;
        _s.Up = history.MeanForce(anchor, RestHalfS).Normalized();
        _s.Toes = toes;
        _s.Left = history.Orientation(anchor).Rotate(history.MeanForce(anchor, RestHalfS)) - new Vec3(0, 0, gravity);
        _s.StartS = history.Time(anchor);
        for (long n = anchor + 1; n < history.Count; n++)
        {
            Integrate(history, n);
        }
    }

    /// <summary>The foot is at rest, or nothing is known of it any more.</summary>
    public void Stop() => _s.Phase = Phase.Idle;

    /// <summary>Takes the newest sample of the history.</summary>
    /// <param name="history">The samples.</param>
    /// <param name="bias">Gyroscope bias, rad/s.</param>
    /// <param name="touch">A new word on the landing.</param>
    /// <returns>True when there is one.</returns>
    public bool TryAdvance(FootHistory history, in Vec3 bias, out TouchDown touch)
    {
        touch = default;
        long n = history.Count - 1;
        if (_s.Phase == Phase.Idle || n < 1)
        {
            return false;
        }

        if (history.Time(n) - _s.StartS > LongestS)
        {
            Stop();
            return false;
        }

        Integrate(history, n);
        return _s.Phase == Phase.Touched
            ? TryTellPattern(history, n, ref touch)
            : HasSwung() && Touches(history, n, bias) && Tell(history, n, out touch);
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _s);

    // 1.
    private void Integrate(FootHistory history, long n)
    {
        double dt = history.Time(n) - history.Time(n - 1);
        Vec3 gravity = new(0, 0, _s.Gravity);
        Vec3 before = history.Orientation(n - 1).Rotate(history.Force(n - 1)) - gravity - _s.Left;
        Vec3 now = history.Orientation(n).Rotate(history.Force(n)) - gravity - _s.Left;
        Vec3 velocity = _s.Velocity + ((0.5 * dt) * (before + now));
        _s.Position += (0.5 * dt) * (_s.Velocity + velocity);
        _s.Velocity = velocity;
        double speed = Horizontal(velocity);
        if (speed > _s.PeakMps)
        {
            _s.PeakMps = speed;
            _s.Travel = velocity;
        }

        double jerk = (history.Force(n) - history.Force(n - 1)).Length / dt;
        _s.IsShock = jerk > ShockMps3 && jerk > ShockRatio * _s.Around;
        double keep = Math.Exp(-dt / AroundTauS);
        _s.Around = (keep * _s.Around) + ((1 - keep) * jerk);
    }

    // 2.
    private bool HasSwung() => _s.PeakMps > Math.Max(LeastPeakMps, _s.LeastPeakMps)
        && Horizontal(_s.Velocity) < TurnedShare * _s.PeakMps
        && Horizontal(_s.Position) >= options.MinStrideM;

    // 3.
    private bool Touches(FootHistory history, long n, in Vec3 bias)
    {
        bool hasTurned = HasTurned(Slope(history, n));
        if (!hasTurned && Horizontal(_s.Velocity) >= SlowShare * _s.PeakMps)
        {
            return false;
        }

        Vec3 rate = history.Orientation(n).Rotate(history.Rate(n) - bias);
        Vec3 rolling = Vec3.Cross(rate, new Vec3(0, 0, options.RollLeverM));
        double left = Horizontal(_s.Velocity - rolling);
        double limit = (RollingContact.LeastSpeedMps(_s.PeakMps) + DriftMps) * (hasTurned ? TurnedLimit : 1);
        bool wasSlow = _s.LastLeftMps < limit;
        _s.LastLeftMps = left;
        return _s.IsShock || (left < limit && wasSlow);
    }

    private bool HasTurned(double slopeRad)
    {
        if (Math.Abs(slopeRad) > Math.Abs(_s.SteepestRad))
        {
            _s.SteepestRad = slopeRad;
        }

        return Math.Abs(_s.SteepestRad) > PivotRad && Math.Abs(slopeRad) < Math.Abs(_s.SteepestRad) - RunRad;
    }

    private bool Tell(FootHistory history, long n, out TouchDown touch)
    {
        _s.Phase = Phase.Touched;
        _s.ContactS = 0.5 * (history.Time(n) + history.Time(n - 1));
        Vec3 toes = history.Orientation(n).Rotate(_s.Toes);
        double along = (toes.X * _s.Position.X) + (toes.Y * _s.Position.Y);
        double across = (toes.X * _s.Position.Y) - (toes.Y * _s.Position.X);
        _s.Direction = StrideMeter.DirectionOf(along, across, options);
        _s.SlopeRad = SteepestSlope(history, n);
        touch = new TouchDown(_s.ContactS, _s.Direction, ContactPattern.Unknown, 1);
        return true;
    }

    // 4.
    private bool TryTellPattern(FootHistory history, long n, ref TouchDown touch)
    {
        double passed = history.Time(n) - _s.ContactS;
        if (passed < TurnS)
        {
            return false;
        }

        // A foot that was only slow in mid-swing goes on, and will touch again.
        _s.Phase = Phase.Swinging;
        _s.LeastPeakMps = 0.5 * _s.PeakMps;
        _s.PeakMps = 0;
        _s.SteepestRad = 0;
        ContactPattern pattern = StrikeClassifier.Classify(_s.SlopeRad, (Slope(history, n) - _s.SlopeRad) / passed, options);
        touch = new TouchDown(_s.ContactS, _s.Direction, pattern, 2);
        return true;
    }

    // The floor may have begun to turn the foot before the contact was seen.
    private double SteepestSlope(FootHistory history, long n)
    {
        double steepest = Slope(history, n);
        for (long i = n - 1; i >= history.Oldest && history.Time(n) - history.Time(i) <= LookBackS; i--)
        {
            double slope = Slope(history, i);
            steepest = Math.Abs(slope) > Math.Abs(steepest) ? slope : steepest;
        }

        return steepest;
    }

    // Against the foot in the stance before, along the line of travel, which points to the toes.
    private double Slope(FootHistory history, long n)
    {
        Vec3 normal = history.Orientation(n).Rotate(_s.Up);
        Vec3 toes = history.Orientation(n).Rotate(_s.Toes);
        Vec3 line = (toes.X * _s.Travel.X) + (toes.Y * _s.Travel.Y) < 0 ? -_s.Travel : _s.Travel;
        return Math.Atan2(-((normal.X * line.X) + (normal.Y * line.Y)) / Horizontal(line), normal.Z);
    }

    private static double Horizontal(in Vec3 v) => Math.Sqrt((v.X * v.X) + (v.Y * v.Y));

    private struct State
    {
        public Phase Phase;
        public double StartS;
        public double Gravity;
        public Vec3 Up;
        public Vec3 Toes;
        public Vec3 Left;
        public Vec3 Velocity;
        public Vec3 Position;
        public Vec3 Travel;
        public double PeakMps;
        public double LeastPeakMps;
        public double Around;
        public bool IsShock;
        public double ContactS;
        public double SlopeRad;
        public double LastLeftMps;
        public double SteepestRad;
        public WalkingDirection Direction;
    }
}
