using GaitSense.Core.Geometry;
using GaitSense.Core.States;

namespace GaitSense.Gait.Trunk;

/// <summary>How a trunk segment stood quietly before walking and when it stood again afterwards.</summary>
/// <remarks><b>How</b> the mean direction of the force over the last rest of two seconds before the first step, and over the last
/// one after it. A rest that differs by more than 20 degrees is no standing (the sensor was taken off, or the person sat down).</remarks>
internal sealed class StandingPosture : IStateful
{
    /// <summary>Shortest quiet standing that counts, s.</summary>
    public const double LeastS = 2;

    private const double MaxChangeRad = 20 * Angle.RadPerDeg;
    private Memory _m;

    /// <summary>Quiet standing before the first step; no seconds without any.</summary>
    public Rest Before => _m.Before;

    /// <summary>The last quiet standing after it; no seconds without any.</summary>
    public Rest After => _m.After;

    /// <summary>Takes a sample of rest.</summary>
    /// <param name="force">The specific force, weighted by time: at rest it points up.</param>
    /// <param name="seconds">That time, s.</param>
    /// <param name="isWalking">True once a step has been taken.</param>
    public void Add(in Vec3 force, double seconds, bool isWalking)
    {
        _m.Running = new Rest(_m.Running.UpSum + force, _m.Running.Seconds + seconds);
        if (_m.Running.Seconds < LeastS)
        {
            return;
        }

        if (!isWalking)
        {
            _m.Before = _m.Running;
        }
        else if (IsStanding(_m.Running))
        {
            _m.After = _m.Running;
        }
    }

    /// <summary>A new rest begins.</summary>
    public void Begin() => _m.Running = default;

    /// <summary>Forgets everything: the sensor has moved.</summary>
    public void Forget() => _m = default;

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _m);

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
/// <param name="UpSum">Integral of the specific force in the sensor's frame, m/s: it points up.</param>
/// <param name="Seconds">How long, s.</param>
internal readonly record struct Rest(Vec3 UpSum, double Seconds);
