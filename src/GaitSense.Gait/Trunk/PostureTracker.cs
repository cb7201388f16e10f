using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Gait.Histories;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Trunk;

/// <summary>Follows the inclination of pelvis or thorax.</summary>
/// <remarks>
/// <para><b>Needs</b>: nominal frame, m/s2 and rad/s. The sensor may be tilted, rolled and upside down, on sacrum, belly or sternum;
/// which way it faces is known within 45 degrees, exactly, or found by <see cref="WalkingAxes"/>.</para>
/// <para><b>Gives</b>: angles without delay, and their statistics over any stride of the last seconds.</para>
/// <para><b>How</b>: 1. the direction of up in the sensor from the orientation filter. 2. The calibration pose turns it to z and the
/// axis of walking turns x forward. 3. Tilt is atan2(-ux, uz), obliquity atan2(uy, sqrt(ux^2 + uz^2)); rotation is the heading of
/// forward less its linear trend over the stride.</para>
/// <para>The calibration pose is quiet standing of two seconds or more before the first step. Without it, the mean of the first three strides
/// stands in, and <see cref="IsCalibrated"/> stays false.</para>
/// <para><b>Breaks when</b> the belt slides slowly; when it jumps, <see cref="SlipGuard"/> takes the zero back. In turns the
/// centripetal acceleration biases the tilt.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1186/1475-925X-13-146">Bugane et al., BioMed Eng OnLine 13:146 (2014): the constant bias of tilt</seealso>
internal sealed class PostureTracker : IStateful
{
    private const int StridesForNeutral = 3;
    private const double RestBeforeS = 1.5;
    private const double LongestSampleS = 0.1;

    // A breathing trunk is never quite at rest: a few seconds of its rates tell the bias no better than this.
    private const double RestingSwayDegPerS = 0.1;
    private const double SeenAxes = 0.95;
    private const double AssumedAxes = 0.7;
    private const double AssumedZero = 0.5;
    private readonly SegmentMotion _motion;
    private readonly SlipGuard _slip = new();
    private readonly AxesKnowledge _knowledge;
    private Memory _m = new();

    public PostureTracker(double rateHz, AxesKnowledge axes, VqfOptions orientation)
    {
        _motion = new SegmentMotion(rateHz, orientation with { BiasSigmaRestDegPerS = RestingSwayDegPerS });
        _knowledge = axes;
        RateHz = rateHz;
        Axes = new WalkingAxes(axes);
    }

    /// <summary>Sampling rate, Hz.</summary>
    public double RateHz { get; }

    /// <summary>Which way the sensor faces.</summary>
    public WalkingAxes Axes { get; }

    /// <summary>Quiet standing before and after walking.</summary>
    public StandingPosture Standing { get; } = new();

    /// <summary>The last seconds of the sensor.</summary>
    public TimedRing<MotionSample> Ring => _motion.Ring;

    /// <summary>Time of the newest sample, s.</summary>
    public double LastTimeS => _motion.LastTimeS;

    /// <summary>True while the sensor lies still.</summary>
    public bool IsAtRest => _motion.Filter.IsAtRest;

    /// <summary>True when tilt can be told: a zero and the sagittal plane are known.</summary>
    public bool HasNeutral => _m.HasZero && Axes.IsKnown;

    /// <summary>True when the neutral pose is quiet standing.</summary>
    public bool IsCalibrated => HasNeutral && _m.IsStandingZero;

    /// <summary>True when the sensor's axes are declared to be exact.</summary>
    public bool HasExactAxes => _knowledge == AxesKnowledge.Exact;

    /// <summary>How often the sensor was found to have moved on the body.</summary>
    public int Slips => _m.Slips;

    /// <summary>Rotation from the sensor's frame to the segment's; level as long as there is no zero.</summary>
    public Quat ToSegment => _m.ToSegment;

    /// <summary>Takes one sample.</summary>
    public void Accept(double timeS, in Vec3 force, in Vec3 rate)
    {
        double dt = Math.Min(timeS - LastTimeS, LongestSampleS);
        _motion.Accept(timeS, force, rate);
        if (_slip.Notices(timeS, force, rate - _motion.Filter.BiasRadPerS, _motion.Filter.BiasSigmaRadPerS, IsAtRest))
        {
            ForgetPlacement();
        }

        if (IsAtRest)
        {
            Rest(timeS, dt);
        }

        _m.WasResting = IsAtRest;
    }

    /// <summary>Tells that a step has been taken: standing no longer calibrates.</summary>
    public void OnStep() => _m.IsWalking = true;

    /// <summary>Learns the sensor's axes from a straight stride without a pause.</summary>
    public void Learn(in StrideSpan stride)
    {
        if (!Axes.IsSettled && _m.HasZero && Ring.TryFind(stride.FromS, stride.ToS, SegmentMotion.LongestGapS, out RingSpan span))
        {
            Axes.Learn(Ring, span, LevelFrame.Of(_m.ZeroUp, 0), stride);
            _m.ToSegment = LevelFrame.Of(_m.ZeroUp, Axes.YawRad);
        }
    }

    /// <summary>The newest angles; false without a neutral pose.</summary>
    public bool TryGetLatest(out TrunkAngles angles)
    {
        bool isKnown = HasNeutral && Ring.Count > 0;
        angles = isKnown ? AnglesAt(Ring.Count - 1) : default;
        return isKnown;
    }

    /// <summary>Statistics between two instants; false when they were not seen, or without a neutral pose.</summary>
    public bool TryMeasure(double fromS, double toS, out TrunkStride stride)
    {
        stride = default;
        if (!Ring.TryFind(fromS, toS, SegmentMotion.LongestGapS, out RingSpan span))
        {
            return false;
        }

        LearnZero(span);
        if (!HasNeutral)
        {
            return false;
        }

        double axes = HasExactAxes ? 1 : Axes.IsSettled ? SeenAxes : AssumedAxes;
        stride = Statistics(span) with { Confidence = span.Coverage * axes * (_m.IsStandingZero ? 1 : AssumedZero) };
        return true;
    }

    /// <summary>Heading at a sample, left turn positive, from an arbitrary zero, rad; continue it with <see cref="Angle.Wrap"/>.</summary>
    public double HeadingAt(long n)
    {
        Vec3 forward = Ring[n].Orientation.Rotate(_m.ToSegment.InverseRotate(Vec3.UnitX));
        return Math.Atan2(forward.Y, forward.X);
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Part(_motion);
        visitor.Part(_slip);
        visitor.Part(Axes);
        visitor.Part(Standing);
        visitor.Value(ref _m);
    }

    private void Rest(double timeS, double dt)
    {
        if (!_m.WasResting)
        {
            Standing.Begin();
            AddRestBefore(timeS);
        }

        // At rest the force is the vertical; the filter's would still carry a bias that is not yet known.
        Standing.Add(Ring[Ring.Count - 1].Force * dt, dt, _m.IsWalking);
        if (!_m.IsWalking && Standing.Before.Seconds > 0)
        {
            // The last quiet pose before the first step counts, not the table that the sensor lay on.
            SetZero(Standing.Before.UpSum, true);
        }
    }

    // Rest is recognised late; the stillness before belongs to it, and with it more of a breath.
    private void AddRestBefore(double nowS)
    {
        for (long i = Ring.Count - 2; i > Ring.Oldest && nowS - Ring.Time(i) < RestBeforeS; i--)
        {
            double dt = Math.Min(Ring.Time(i) - Ring.Time(i - 1), LongestSampleS);
            Standing.Add(Ring[i].Force * dt, dt, _m.IsWalking);
        }
    }

    private TrunkStride Statistics(in RingSpan span)
    {
        double sum = 0;
        double weight = 0;
        Range tilt = Range.Empty;
        Range obliquity = Range.Empty;
        Range rotation = Range.Empty;
        double t0 = Ring.Time(span.First);
        double slope = Turn(span) / (Ring.Time(span.Last) - t0);
        double last = HeadingAt(span.First);
        double turned = 0;
        for (long i = span.First; i <= span.Last; i++)
        {
            TrunkAngles a = AnglesAt(i);
            double dt = i > span.First ? Math.Min(a.TimeS - Ring.Time(i - 1), LongestSampleS) : 0;
            sum += a.TiltRad * dt;
            weight += dt;
            tilt = tilt.With(a.TiltRad);
            obliquity = obliquity.With(a.ObliquityRad);
            double heading = HeadingAt(i);
            turned += Angle.Wrap(heading - last);
            last = heading;
            rotation = rotation.With(turned - (slope * (a.TimeS - t0)));
        }

        return new TrunkStride(sum / weight, tilt.Length, obliquity.Length, rotation.Length, 0);
    }

    private double Turn(in RingSpan span)
    {
        double turned = 0;
        for (long i = span.First + 1; i <= span.Last; i++)
        {
            turned += Angle.Wrap(HeadingAt(i) - HeadingAt(i - 1));
        }

        return turned;
    }

    private void LearnZero(in RingSpan span)
    {
        if (_m.HasZero)
        {
            return;
        }

        for (long i = span.First; i <= span.Last; i++)
        {
            _m.StrideSum += Ring[i].Up;
        }

        if (++_m.ZeroStrides >= StridesForNeutral)
        {
            SetZero(_m.StrideSum, false);
        }
    }

    private void SetZero(in Vec3 upSum, bool isStanding)
    {
        _m.ZeroUp = upSum.Normalized();
        _m.ToSegment = LevelFrame.Of(_m.ZeroUp, Axes.YawRad);
        _m.HasZero = true;
        _m.IsStandingZero = isStanding;
    }

    private void ForgetPlacement()
    {
        _m = new Memory { Slips = _m.Slips + 1 };
        Axes.Forget();
        Standing.Forget();
    }

    private TrunkAngles AnglesAt(long i) => TrunkAngles.Of(Ring.Time(i), _m.ToSegment.Rotate(Ring[i].Up));

    private struct Memory
    {
        public Quat ToSegment = Quat.Identity;
        public Vec3 ZeroUp;
        public Vec3 StrideSum;
        public int ZeroStrides;
        public int Slips;
        public bool HasZero;
        public bool IsStandingZero;
        public bool IsWalking;
        public bool WasResting;

        public Memory()
        {
        }
    }

    private readonly record struct Range(double Low, double High)
    {
        public static Range Empty => new(double.PositiveInfinity, double.NegativeInfinity);

        public double Length => High - Low;

        public Range With(double v) => new(Math.Min(Low, v), Math.Max(High, v));
    }
}
