using GaitSense.Core.Geometry;
using GaitSense.Core.States;

namespace GaitSense.Gait.Trunk;

/// <summary>How a trunk segment stood quietly before walking and when it stood again afterwards.</summary>
/// <remarks><b>How</b> the mean direction of up over the last rest before the first step, and over the last rest of two seconds after
/// it. A rest that differs by more than 45 degrees is no standing (the sensor was taken off, or the person sat down).</remarks>
internal sealed class StandingPosture : IStateful
{
    /// <summary>Shortest quiet standing that counts, s.</summary>
    public const double LeastS = 2;

    private const double MaxChangeRad = 45 * Angle.RadPerDeg;
    private Memory _m;

    /// <summary>Quiet standing before the first step.</summary>
    public Rest Before => _m.Before;

    /// <summary>The last quiet standing after it.</summary>
    public Rest After => _m.Running.Seconds >= LeastS && IsStanding(_m.Running) ? _m.Running : _m.After;

    /// <summary>Takes a sample of rest.</summary>
    /// <param name="up">Sum of directions of up, weighted by time.</param>
    /// <param name="seconds">That time, s.</param>
    /// <param name="isFirst">True for the first of a rest.</param>
    /// <param name="isWalking">True once a step has been taken.</param>
    public void Rest(in Vec3 up, double seconds, bool isFirst, bool isWalking)
    {
        ref Rest rest = ref isWalking ? ref _m.Running : ref _m.Before;
        if (isFirst)
        {
            Keep();
            rest = default;
        }

        rest = new Rest(rest.UpSum + up, rest.Seconds + seconds);
    }

    /// <summary>Forgets everything: the sensor has moved.</summary>
    public void Forget() => _m = default;

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _m);

    private void Keep()
    {
        if (_m.Running.Seconds >= LeastS && IsStanding(_m.Running))
        {
            _m.After = _m.Running;
        }

        _m.Running = default;
    }

    private bool IsStanding(in Rest rest) => _m.Before.Seconds <= 0
        || Vec3.Dot(rest.UpSum.Normalized(), _m.Before.UpSum.Normalized()) > Math.Cos(MaxChangeRad);

    private struct Memory
    {
        public Rest Before;
        public Rest After;
        public Rest Running;
    }
}

/// <summary>A time of rest.</summary>
/// <param name="UpSum">Sum of the directions of up in the sensor's frame, weighted by time.</param>
/// <param name="Seconds">How long, s.</param>
internal readonly record struct Rest(Vec3 UpSum, double Seconds);
