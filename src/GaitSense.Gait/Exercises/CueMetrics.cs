using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>The columns of the step table and of the repetition table that a cue can be judged by.</summary>
public static class CueMetrics
{
    /// <summary>Columns of numbers: every averaged one, the phase and ratio of arm and leg, and the asymmetry of the last steps.</summary>
    public static IReadOnlyList<string> OfNumbers { get; } =
    [
        .. StepColumns.All.Where(c => c.Averaged).Select(c => c.Name),
        "arm_leg_phase_deg",
        "arm_leg_ratio",
        RecentSymmetry.Metric,
    ];

    /// <summary>Columns of numbers of the repetition table.</summary>
    public static IReadOnlyList<string> OfRepetitions { get; } = [.. RepetitionColumns.All.Where(c => c.IsMeasure).Select(c => c.Name)];

    private static readonly Dictionary<string, StepColumn> OfSteps = StepColumns.All.ToDictionary(c => c.Name);

    /// <summary>Columns of words, each with the words that can be asked for.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfWords { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["contact_pattern"] =
            [
                .. Enum.GetValues<ContactPattern>().Where(p => p != ContactPattern.Unknown).Select(p => StepColumns.NameOf(p)),
            ],
            ["direction"] =
            [
                .. Enum.GetValues<WalkingDirection>().Where(d => d != WalkingDirection.Unknown).Select(d => StepColumns.NameOf(d)),
            ],
        };

    /// <summary>The column of the step table that a cue is judged by; null for none.</summary>
    internal static StepColumn? StepColumn(ExerciseCue cue) => cue.Metric is { } metric ? OfSteps.GetValueOrDefault(metric) : null;
}
