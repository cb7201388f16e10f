using GaitSense.Core.States;

namespace GaitSense.Gait.Feet;

/// <summary>What a new value of the stance statistic brought.</summary>
internal enum StanceChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The foot has come to rest; the landing is not final.</summary>
    Touched,

    /// <summary>The foot has landed; <see cref="StanceDetector.Anchor"/> is its stillest instant after landing.</summary>
    Landed,

    /// <summary>The foot has lifted; <see cref="StanceDetector.Anchor"/> is its stillest instant before.</summary>
    Lifted,

    /// <summary>The foot passed through a stance without resting; <see cref="StanceDetector.Anchor"/> is its stillest instant.</summary>
    Passed,
}

/// <summary>Turns the stance statistic into landings and lift-offs.</summary>
/// <remarks>
/// <para><b>How</b>: a stance begins when the statistic stays below a threshold for a while, and ends when it stays above
/// for a while. The threshold is a small share of the liveliest recent movement, so that brisk walkers and noisy shoes are
/// served by the same rule as shuffles and slides. A dip that stays above the threshold counts when it is
/// far below the peaks on both of its sides.</para>
/// <para>A long stance has two anchors, one after landing and one before lift-off, so that standing is never integrated.</para>
/// </remarks>
internal sealed class StanceDetector(FootOptions options, FootHistory history) : IStateful
{
    private const double PeakHoldTauS = 4;
    private Phase _phase = Phase.Moving;
    private double _lastTime = double.NegativeInfinity;
    private double _peakHold;
    private long _quietSince = -1;
    private long _lastQuiet = -1;
    private long _start;
    private double _startS;
    private long _valley = -1;
    private double _valleyDepth = double.PositiveInfinity;
    private double _peakBefore;
    private long _anchor = -1;
    private double _stoodS;

    private enum Phase
    {
        Moving,
        Landing,
        Standing,
    }

    /// <summary>The sample that the last change is about.</summary>
    public long Anchor => _anchor;

    /// <summary>How long the stance lasted that ended last, s.</summary>
    public double StoodS => _stoodS;

    /// <summary>True while the foot stands.</summary>
    public bool IsStanding => _phase != Phase.Moving;

    private double Threshold => Math.Clamp(options.ThresholdShare * _peakHold, options.ThresholdMin, options.ThresholdMax);

    /// <summary>Takes the statistic of sample <paramref name="n"/>.</summary>
    public StanceChange Advance(long n)
    {
        double now = history.Time(n);
        double value = history.Statistic(n);
        double dt = Math.Clamp(now - _lastTime, 0, 1);
        _lastTime = now;
        _peakHold = Math.Max(_peakHold * Math.Exp(-dt / PeakHoldTauS), value);
        bool isQuiet = value < Threshold;
        return _phase switch
        {
            Phase.Moving => Move(n, now, value, isQuiet),
            Phase.Landing => Land(n, now, isQuiet),
            _ => Stand(n, now, value, isQuiet),
        };
    }

    /// <summary>Ends a landing that is under way; false when there is none.</summary>
    public bool TryFinish()
    {
        if (_phase != Phase.Landing)
        {
            return false;
        }

        _anchor = history.Stillest(_start, _lastQuiet);
        _phase = Phase.Standing;
        return true;
    }

    /// <summary>Takes back a landing or passing that the navigation did not confirm.</summary>
    public void Reject()
    {
        _phase = Phase.Moving;
        _quietSince = -1;
        ForgetValley(_peakHold);
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Reject();
        _peakHold = 0;
        _peakBefore = 0;
        _anchor = -1;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _phase);
        visitor.Value(ref _lastTime);
        visitor.Value(ref _peakHold);
        visitor.Value(ref _quietSince);
        visitor.Value(ref _lastQuiet);
        visitor.Value(ref _start);
        visitor.Value(ref _startS);
        visitor.Value(ref _valley);
        visitor.Value(ref _valleyDepth);
        visitor.Value(ref _peakBefore);
        visitor.Value(ref _anchor);
        visitor.Value(ref _stoodS);
    }

    private StanceChange Move(long n, double now, double value, bool isQuiet)
    {
        if (Passes(n, value))
        {
            _anchor = _valley;
            ForgetValley(value);
            return StanceChange.Passed;
        }

        if (!isQuiet)
        {
            _quietSince = -1;
            return StanceChange.None;
        }

        _quietSince = _quietSince < 0 ? n : _quietSince;
        if (now - history.Time(_quietSince) < options.MinStanceS)
        {
            return StanceChange.None;
        }

        _start = _quietSince;
        _startS = history.Time(_start);
        _lastQuiet = n;
        _quietSince = -1;
        _phase = Phase.Landing;
        return StanceChange.Touched;
    }

    private StanceChange Land(long n, double now, bool isQuiet)
    {
        _lastQuiet = isQuiet ? n : _lastQuiet;
        bool isLongEnough = now - history.Time(_start) >= options.LandingSearchS;
        bool isOver = now - history.Time(_lastQuiet) > options.MinSwingS;
        if (!isLongEnough && !isOver)
        {
            return StanceChange.None;
        }

        _anchor = history.Stillest(_start, _lastQuiet);
        _phase = Phase.Standing;
        return StanceChange.Landed;
    }

    private StanceChange Stand(long n, double now, double value, bool isQuiet)
    {
        if (isQuiet)
        {
            _lastQuiet = n;
            return StanceChange.None;
        }

        if (now - history.Time(_lastQuiet) <= options.MinSwingS)
        {
            return StanceChange.None;
        }

        _anchor = history.Stillest(history.Back(_lastQuiet, options.LiftSearchS, Anchor), _lastQuiet);
        _stoodS = history.Time(_lastQuiet) - _startS;
        _phase = Phase.Moving;
        _quietSince = -1;
        ForgetValley(value);
        return StanceChange.Lifted;
    }

    private bool Passes(long n, double value)
    {
        if (_valley >= 0 && history.Time(n) - history.Time(Math.Max(_valley, history.Oldest)) > options.MaxSwingS)
        {
            ForgetValley(_peakHold);
        }

        if (_valley < 0)
        {
            _peakBefore = Math.Max(_peakBefore, value);
        }

        if (value < options.ValleyMax && value * options.ValleyProminence < _peakBefore && value < _valleyDepth)
        {
            _valley = n;
            _valleyDepth = value;
        }

        return _valley >= 0 && _quietSince < 0 && value > options.ValleyProminence * Math.Max(_valleyDepth, 1);
    }

    private void ForgetValley(double peakBefore)
    {
        _valley = -1;
        _valleyDepth = double.PositiveInfinity;
        _peakBefore = peakBefore;
    }
}
