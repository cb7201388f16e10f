using GaitSense.Core.Exercises;

namespace GaitSense.App.Live;

/// <summary>Picks the one thing to change first, so that a walker hears one cue and not five.</summary>
public static class StepAdvice
{
    /// <summary>The cue of highest priority whose target the step missed; null when it missed none.</summary>
    public static ExerciseCue? For(JudgedStep judged, ExerciseProtocol? exercise) => exercise?.Cues
        .Where(cue => judged.For(cue) == Verdict.OutOfTarget)
        .MinBy(cue => cue.Priority);
}
