using GaitSense.Gait.Exercises;

namespace GaitSense.App.Live;

/// <summary>What an exercise says of one step or repetition, by the identity of each cue.</summary>
internal static class Judgements
{
    /// <summary>Nothing: the exercise is not known.</summary>
    public static IReadOnlyDictionary<string, Judgement> None { get; } = new Dictionary<string, Judgement>();

    /// <summary>True when at least one cue could be judged and none was missed.</summary>
    public static bool AreInTarget(this IReadOnlyDictionary<string, Judgement> byCue) =>
        byCue.Values.Any(j => j.Verdict == Verdict.InTarget) && byCue.Values.All(j => j.Verdict != Verdict.OutOfTarget);
}
