using GaitSense.Core.Exercises;

namespace GaitSense.App.Live;

/// <summary>Picks the one thing to change first, so that a walker hears one cue and not five.</summary>
public static class StepAdvice
{
    /// <summary>The cue of highest priority whose target the step missed by enough to be told; null when there is none.</summary>
    public static ExerciseCue? For(JudgedStep judged, ExerciseProtocol? exercise) => exercise?.Cues
        .Where(cue => judged.Judgements.GetValueOrDefault(cue.Id).CallsForCue)
        .MinBy(cue => cue.Priority);
}
