using System.Numerics;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Feet;

/// <summary>Takes the strides of a foot.</summary>
internal interface IFootReceiver
{
    /// <summary>The foot touches the floor; what is known of its landing before it is final.</summary>
    void OnTouch(Side side, in TouchDown touch);

    /// <summary>The foot has landed after a displacement.</summary>
    void OnStride(Side side, in FootStride stride);
}

/// <summary>Follows one foot: finds its stances and measures the movement between each two.</summary>
/// <remarks>
/// <para><b>Needs</b>: nominal frame, m/s2 and rad/s, rising time.</para>
/// <para><b>Gives</b>: a stride about 0.3 s after the foot is flat, and a first word 0.15 s after.</para>
/// <para><b>Cost</b>: constant memory; nothing is allocated after construction.</para>
/// </remarks>
internal sealed class FootTracker : IStateful
{
    private const double RestHalfS = 0.04;
    private const double GravityGain = 0.1;
    private const double MaxTiltRad = 15 * Angle.RadPerDeg;
    private const double ShortGapS = 1;
    private const double LeastResidualMps = 0.06;
    private const double ResidualShare = 0.5;
    private const double SlowMps = 0.5;
    private const double FirmStanceS = 0.35;
    private readonly Side _side;
    private readonly FootOptions _options;
    private readonly IFootReceiver _receiver;
    private readonly FootHistory _history;
    private readonly StanceStatistic _statistic;
    private readonly StanceDetector _detector;
    private readonly StrideSegment _segment;
    private readonly Vqf _orientation;
    private readonly LandingWatcher _watcher;
    private readonly FootAxis _axis;
    private readonly ToeRaise _toeRaise = new();
    private readonly FlatPose _pose = new();
    private readonly FootPathTeller? _path;
    private double _lastTime = double.NegativeInfinity;
    private double _gravity = 9.81;
    private long _lift = -1;
    private int _rejections;
    private bool _hasPrevious;
    private bool _hasRested;
    private Vec3 _standingUp;

    public FootTracker(Side side, double rateHz, AxesKnowledge axes, FootOptions options, VqfOptions orientation, IFootReceiver receiver, IFootPathReceiver? paths = null)
    {
        _side = side;
        _options = options;
        _receiver = receiver;
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)((options.MaxSwingS + 2) * rateHz * 1.1));

        _history = new FootHistory(capacity);
        _segment = new StrideSegment(capacity);
        _statistic = new StanceStatistic(options, rateHz);
        _detector = new StanceDetector(options, _history);
        _axis = new FootAxis(axes);
        _watcher = new LandingWatcher(options);
        _orientation = new Vqf(rateHz, orientation);
        _path = paths is null ? null : new FootPathTeller(side, capacity, paths);
    }

    /// <summary>True when forward and backward can be told apart.</summary>
    public bool HasKnownSense => _axis.HasKnownSense;

    /// <summary>Time of the newest sample, s.</summary>
    public double LastTimeS => _lastTime;

    /// <summary>True when the foot was seen at rest for a while before its first stride.</summary>
    public bool HasRested => _hasRested;

    /// <summary>Ends the session: a landing that is under way is decided with what there is.</summary>
    public void Complete()
    {
        if (_detector.TryFinish())
        {
            Land();
        }
    }

    /// <summary>Takes one sample.</summary>
    public void Accept(double timeS, in Vec3 force, in Vec3 rate, SampleMarks marks)
    {
        if (timeS - _lastTime > _options.ResetGapS)
        {
            Restart(timeS - _lastTime > ShortGapS);
        }

        _lastTime = timeS;
        _orientation.Update(rate, force);
        if (_orientation.IsAtRest && !_hasPrevious)
        {
            _hasRested = true;
            _standingUp = _orientation.Up;
            Weigh(force.Length, GravityGain * 0.1);
        }

        _history.Add(timeS, force, rate, _orientation.Orientation, marks);
        if (_watcher.TryAdvance(_history, _orientation.BiasRadPerS, out TouchDown touch))
        {
            _receiver.OnTouch(_side, touch);
        }

        if (_statistic.TryAdvance(_history, out long middle))
        {
            bool isFirstRest = _orientation.IsAtRest && !_hasPrevious && _lift < 0;
            _history.Statistic(middle) = _statistic.Value(_history.Up(middle), _orientation.BiasRadPerS, _gravity, isFirstRest);
            React(_detector.Advance(middle), middle);
        }
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        VqfState orientation = _orientation.State;
        visitor.Value(ref orientation);
        _orientation.State = orientation;
        visitor.Part(_history);
        visitor.Part(_statistic);
        visitor.Part(_detector);
        visitor.Part(_watcher);
        visitor.Part(_axis);
        visitor.Part(_pose);
        visitor.Part(_toeRaise);
        visitor.Value(ref _lastTime);
        visitor.Value(ref _gravity);
        visitor.Value(ref _lift);
        visitor.Value(ref _rejections);
        visitor.Value(ref _hasPrevious);
        visitor.Value(ref _hasRested);
        visitor.Value(ref _standingUp);
        if (_path is not null)
        {
            visitor.Part(_path);
        }
    }

    private void React(StanceChange change, long now)
    {
        switch (change)
        {
            case StanceChange.Touched:
                _watcher.Stop();
                if (_lift >= 0 && Measure(now, out FootStride touch) && touch.LengthM >= _options.MinStrideM && Closes(touch))
                {
                    _receiver.OnTouch(_side, new TouchDown(touch.InitialContactS, touch.Direction, touch.Pattern, 3));
                }

                break;
            case StanceChange.Landed:
                Land();
                break;
            case StanceChange.Lifted:
                _lift = _detector.Anchor;
                _watcher.Start(_history, _lift, _axis.Forward(_history.MeanForce(_lift, RestHalfS).Normalized()), _gravity);
                break;
            case StanceChange.Passed:
                long anchor = _detector.Anchor;
                if (Land())
                {
                    _lift = anchor;
                }

                break;
            case StanceChange.None when _lift >= 0 && !_detector.IsStanding && _lastTime - _history.Time(_lift) > _options.MaxSwingS:
                _lift = -1;
                _path?.Break();
                break;
        }
    }

    // True when the stance stands; false when the navigation says that the foot was not at rest.
    private bool Land()
    {
        long anchor = _detector.Anchor;
        if (_lift >= 0 && Measure(anchor, out FootStride stride))
        {
            if (!IsCredible(stride, anchor))
            {
                return false;
            }

            TellPath(stride);
            if (_lift >= 0 && stride.LengthM < _options.MinStrideM && _hasRested && !_hasPrevious && !HasKnownSense
                && _toeRaise.TryLearn(_segment, _standingUp, out Vec3 toes))
            {
                _axis.Declare(toes, _standingUp);
            }

            if (_lift >= 0 && !(stride.LengthM < _options.MinStrideM))
            {
                stride.Flags |= _hasPrevious ? StepFlags.None : StepFlags.First;
                _hasPrevious = true;
                Settle(anchor, ref stride);
                _receiver.OnStride(_side, stride);
            }
        }

        else
        {
            _path?.Break();
        }

        _hasPrevious &= _lift >= 0;
        _rejections = 0;
        Weigh(_history.MeanForce(anchor, RestHalfS).Length, GravityGain);
        return true;
    }

    // What was not seen, or hardly closes, is not told.
    private void TellPath(in FootStride stride)
    {
        if (_path is null)
        {
            return;
        }

        if (_lift < 0 || (stride.Flags & (StepFlags.Gap | StepFlags.LowQuality)) != 0)
        {
            _path.Break();
            return;
        }

        Vec3 up = Rest(_lift).Up;
        WalkingDirection direction = stride.LengthM < _options.MinStrideM ? WalkingDirection.Unknown : stride.Direction;
        _path.Tell(_segment, _history.Orientation(_lift), _axis.Forward(up), direction);
    }

    private void Weigh(double force, double gain) =>
        _gravity += double.IsFinite(force) ? gain * (Math.Clamp(force, 9.4, 10.2) - _gravity) : 0;

    private void Settle(long anchor, ref FootStride stride)
    {
        Vec3 up = Rest(anchor).Up;
        if (_pose.HasSlipped(up))
        {
            stride.Flags |= StepFlags.Slipped;
            _axis.Forget();
        }

        stride.Flags |= Math.Max(_history.Statistic(anchor), _history.Statistic(_lift)) > _options.SlidingAbove ? StepFlags.Sliding : StepFlags.None;
        _axis.Learn(_segment, up);
    }

    // A foot at rest has the tilt and the speed that the gyroscopes and the force say. Where both disagree with that, one
    // of the two ends was no stance: first the new one is doubted, then the old one.
    private bool IsCredible(in FootStride stride, long anchor)
    {
        if (Closes(stride) || (stride.Flags & StepFlags.Gap) != 0)
        {
            return true;
        }

        // A slow slide has a moment without acceleration in its middle; a long stance before it is not in doubt.
        _rejections++;
        bool isSlide = stride.PeakSpeedMps < SlowMps && _detector.StoodS > FirmStanceS;
        if (!isSlide && (_rejections > 1 || _history.Statistic(anchor) < _history.Statistic(_lift)))
        {
            _lift = -1;
            return true;
        }

        _detector.Reject();
        return false;
    }

    private static bool Closes(in FootStride stride) => stride.Residual.TiltRad <= MaxTiltRad
        && stride.Residual.VelocityMps.Length <= LeastResidualMps + (ResidualShare * stride.PeakSpeedMps);

    private bool Measure(long anchor, out FootStride stride)
    {
        stride = default;
        if (!_segment.Load(_history, _lift, anchor, _orientation.BiasRadPerS))
        {
            return false;
        }

        FootRest start = Rest(_lift);
        FootRest end = Rest(anchor);
        stride.Residual = StrideNavigator.Navigate(_segment, start, end, _gravity);
        StrideMeter.Measure(_segment, start, end, _axis, _options, ref stride);
        MeasureContacts(end.Up, ref stride);
        Flag(ref stride);
        return true;
    }

    private void MeasureContacts(in Vec3 up, ref FootStride stride)
    {
        int last = _segment.Count - 1;

        // The line of travel says where the toes point better than the sensor does; in a turn or sidestep it does not.
        bool isStraight = (stride.Flags & StepFlags.Turn) == 0;
        Vec3 toes = stride.Direction switch
        {
            WalkingDirection.Forward when isStraight => _segment.Position[last],
            WalkingDirection.Backward when isStraight => -_segment.Position[last],
            _ => _segment.Orientation[last].Rotate(_axis.Forward(up)),
        };
        SoleSlope slope = new(_segment, up, toes);
        Contact initial = ContactFinder.Initial(_segment, slope);
        stride.InitialContactS = initial.TimeS;
        stride.FinalContactS = Math.Min(ContactFinder.Final(_segment, slope).TimeS, initial.TimeS - 1e-3);
        stride.StrikeAngleRad = initial.SlopeRad;
        int after = initial.Sample;
        while (after < last && _segment.Time[after] - initial.TimeS < 0.06)
        {
            after++;
        }

        double dt = _segment.Time[after] - _segment.Time[initial.Sample];
        stride.RateAfterContactRadPerS = dt > 0 ? (slope[after] - slope[initial.Sample]) / dt : 0;
        stride.Pattern = stride.Quality < _options.LeastQuality
            ? ContactPattern.Unknown
            : StrikeClassifier.Classify(stride.StrikeAngleRad, stride.RateAfterContactRadPerS, _options);
        stride.PatternConfidence = stride.Pattern == ContactPattern.Unknown
            ? 0
            : StrikeClassifier.Confidence(stride.StrikeAngleRad, stride.Quality, _options);
        stride.ContactConfidence = stride.Quality * initial.Evidence switch
        {
            ContactEvidence.Shock => 1,
            ContactEvidence.Turn => 0.9,
            ContactEvidence.Roll => 0.6,
            _ => 0.4,
        };
    }

    private void Flag(ref FootStride stride)
    {
        stride.Flags |= _segment.Marks == SampleMarks.None ? StepFlags.None : StepFlags.Clipped;

        // A rotation that was cut off is missing from everything after it; a shock that was cut off is not.
        stride.Flags |= (_segment.Marks & SampleMarks.AngularRateSaturated) == 0 ? StepFlags.None : StepFlags.LowQuality;
        if (_segment.LongestGapS > _options.MaxGapS)
        {
            // What was not seen is not told.
            stride.Flags |= StepFlags.Gap;
            stride.ForwardM = stride.LeftM = stride.ClearanceM = stride.StrikeAngleRad = stride.TravelOffAxisRad = double.NaN;
            stride.Direction = WalkingDirection.Unknown;
            stride.Pattern = ContactPattern.Unknown;
            stride.Quality = stride.PatternConfidence = stride.ContactConfidence = 0;
        }
        else if (stride.Quality < _options.LeastQuality)
        {
            stride.Flags |= StepFlags.LowQuality;
        }
    }

    private FootRest Rest(long n)
    {
        Vec3 up = _history.MeanForce(n, RestHalfS).Normalized();
        Vec3 rate = _history.MeanRate(n, RestHalfS) - _orientation.BiasRadPerS;
        return new FootRest(up, Vec3.Cross(rate, _options.RollLeverM * up));
    }

    private void Restart(bool forgetsOrientation)
    {
        _detector.Reset();
        _watcher.Stop();
        _history.Clear();
        _lift = -1;
        _path?.Break();
        _hasPrevious = false;
        if (forgetsOrientation)
        {
            _orientation.Reset();
        }
    }
}
