using GaitSense.Core.Repetitions;

namespace GaitSense.Gait.HipLift;

/// <summary>Tells at each instant where a hip lift stands, from the tuck alone.</summary>
/// <remarks><b>Gives</b> a phase 0.2 to 0.5 s after it began; the times of a repetition are measured afterwards by <see cref="LiftMeter"/>.</remarks>
internal sealed class LiftDetector
{
    private const double RateTauS = 0.15;
    private double _lastS = double.NegativeInfinity;
    private double _slow;
    private double _stillS;
    private double _most;
    private double _least;
    private double _holdSum;
    private int _holdCount;

    /// <summary>Where it stands.</summary>
    public LiftPhase Phase { get; private set; } = LiftPhase.NotReady;

    /// <summary>Turn per second, rad/s.</summary>
    public double RateRadPerS { get; private set; }

    /// <summary>Time for which the pelvis has been still, s.</summary>
    public double StillS => _stillS;

    /// <summary>Nothing is known any more.</summary>
    public void Reset()
    {
        Phase = LiftPhase.NotReady;
        _lastS = double.NegativeInfinity;
    }

    /// <summary>There is a reference: lifts can be seen.</summary>
    public void BeginRest()
    {
        Phase = LiftPhase.Rest;
        _slow = 0;
    }

    /// <summary>Takes one instant.</summary>
    /// <returns>True when a repetition has just ended.</returns>
    public bool Accept(double timeS, double tuckRad)
    {
        Follow(timeS, tuckRad);
        LiftPhase before = Phase;
        Phase = before switch
        {
            LiftPhase.Rest => tuckRad > LiftOptions.LiftRad ? Lift(tuckRad) : LiftPhase.Rest,
            LiftPhase.Lift => OfLift(tuckRad),
            LiftPhase.Hold => OfHold(tuckRad),
            LiftPhase.Lower => OfLower(tuckRad),
            _ => before,
        };
        bool hasTurned = before == LiftPhase.Lower && Phase == LiftPhase.Lift;
        return before == LiftPhase.Lower && (Phase == LiftPhase.Rest || hasTurned);
    }

    private void Follow(double timeS, double tuckRad)
    {
        double dt = timeS - _lastS;
        _lastS = timeS;
        if (!(dt < 1))
        {
            (_slow, _stillS, RateRadPerS) = (tuckRad, 0, 0);
            return;
        }

        _slow += dt / (dt + RateTauS) * (tuckRad - _slow);
        RateRadPerS = (tuckRad - _slow) / RateTauS;
        _stillS = Math.Abs(RateRadPerS) < LiftOptions.StillRadPerS ? _stillS + dt : 0;
    }

    private LiftPhase Lift(double tuckRad)
    {
        _most = tuckRad;
        return LiftPhase.Lift;
    }

    private LiftPhase OfLift(double tuckRad)
    {
        _most = Math.Max(_most, tuckRad);
        if (tuckRad < _most - LiftOptions.DropRad)
        {
            return Lower(tuckRad);
        }

        if (_stillS < LiftOptions.HoldS)
        {
            return LiftPhase.Lift;
        }

        (_holdSum, _holdCount) = (0, 0);
        return LiftPhase.Hold;
    }

    private LiftPhase OfHold(double tuckRad)
    {
        _most = Math.Max(_most, tuckRad);
        double held = _holdCount > 0 ? _holdSum / _holdCount : tuckRad;
        if (tuckRad < held - LiftOptions.DropRad)
        {
            return Lower(tuckRad);
        }

        _holdSum += tuckRad;
        _holdCount++;
        return LiftPhase.Hold;
    }

    private LiftPhase Lower(double tuckRad)
    {
        _least = tuckRad;
        return LiftPhase.Lower;
    }

    private LiftPhase OfLower(double tuckRad)
    {
        _least = Math.Min(_least, tuckRad);
        bool isBack = tuckRad < Math.Max(LiftOptions.BackRad, LiftOptions.BackShare * _most);
        if (isBack && _stillS >= LiftOptions.HoldS)
        {
            return LiftPhase.Rest;
        }

        // Up again: another repetition when it had come down for the most part, else the same one, held lower or higher.
        if (tuckRad > _least + LiftOptions.LiftRad && RateRadPerS > LiftOptions.StillRadPerS)
        {
            return _least < 0.4 * _most ? Lift(tuckRad) : Held();
        }

        return !isBack && _stillS >= 1 ? Held() : LiftPhase.Lower;
    }

    private LiftPhase Held()
    {
        (_holdSum, _holdCount) = (0, 0);
        return LiftPhase.Hold;
    }
}
