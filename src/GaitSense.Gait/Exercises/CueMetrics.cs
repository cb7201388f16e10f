using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>The columns of the step table that a cue can be judged by.</summary>
public static class CueMetrics
{
    /// <summary>Columns of numbers: every averaged one, and the phase and ratio of arm and leg.</summary>
    public static IReadOnlyList<string> OfNumbers { get; } =
    [
        .. StepColumns.All.Where(c => c.Averaged).Select(c => c.Name),
        "arm_leg_phase_deg",
        "arm_leg_ratio",
    ];

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
}
