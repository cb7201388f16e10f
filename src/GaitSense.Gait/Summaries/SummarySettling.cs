using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;

namespace GaitSense.Gait.Summaries;

/// <summary>Whether a session is long enough for its means to be held against those of other days.</summary>
public static class SummarySettling
{
    /// <summary>True when enough steps, or repetitions of an exercise that has them, are valid.</summary>
    /// <param name="summary">The session's summary.</param>
    /// <param name="movement">What the exercise measures.</param>
    public static bool IsSettled(this SessionSummary summary, ExerciseMovement movement)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return movement == ExerciseMovement.HipLift
            ? summary.Repetitions.Count(r => r.Valid) >= SummaryGates.SettledRepetitions
            : summary.Steps.Valid >= 2 * SummaryGates.SettledPerSide;
    }
}
