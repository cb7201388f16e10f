using GaitSense.Core.Exercises;

namespace GaitSense.Gait.Exercises;

/// <summary>Turns targets in foot lengths into metres for one person.</summary>
public static class FootLengthTargets
{
    /// <summary>The exercise with its targets in the metrics' units.</summary>
    /// <param name="exercise">The exercise as written.</param>
    /// <param name="footLengthM">Length of the person's foot, m; null when unknown: bounds in plain units stay, and a cue that has none is not judged.</param>
    public static ExerciseProtocol Resolve(ExerciseProtocol exercise, double? footLengthM)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return footLengthM is not { } foot || !(foot > 0) || !double.IsFinite(foot) ? exercise : exercise with
        {
            Cues = [.. exercise.Cues.Select(c => c with { Low = c.LowFootLengths * foot ?? c.Low, High = c.HighFootLengths * foot ?? c.High })],
            Progression = exercise.Progression is { } p ? p with { Levels = [.. p.Levels.Select(l => Resolve(l, foot))] } : null,
        };
    }

    private static ProgressionLevel Resolve(ProgressionLevel level, double footM) => level with
    {
        Low = level.LowFootLengths * footM ?? level.Low,
        High = level.HighFootLengths * footM ?? level.High,
    };
}
