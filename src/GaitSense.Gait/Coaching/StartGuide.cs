using GaitSense.Core.Exercises;
using GaitSense.Core.Time;

namespace GaitSense.Gait.Coaching;

/// <summary>Says how to stand before the first step, and when to begin: nobody who is about to walk backward looks at a screen.</summary>
/// <remarks>The exercise's first phase is called when nobody has stepped for a while, its second when the first has lasted as long as the
/// exercise asks for; each once in a session. Whoever steps before has begun, and nothing more is called.</remarks>
internal sealed class StartGuide(ExerciseProtocol exercise, double settleS)
{
    private SessionTime? _since;
    private int _called;

    /// <summary>Takes the time.</summary>
    /// <param name="now">Session time.</param>
    /// <param name="hasBegun">True once a foot has landed.</param>
    /// <returns>The phase to be called; null for none.</returns>
    public ExercisePhase? Take(SessionTime now, bool hasBegun)
    {
        _since ??= now;
        if (hasBegun || _called > 1 || exercise.Phases.Count <= _called)
        {
            return null;
        }

        double? waitS = _called == 0 ? settleS : exercise.Phases[0].DurationS;
        if (!((now - _since.Value).TotalSeconds >= waitS))
        {
            return null;
        }

        _since = now;
        ExercisePhase next = exercise.Phases[_called++];
        return next.Spoken is null ? null : next;
    }
}
