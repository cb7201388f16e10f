using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Live;

/// <summary>A repetition with what the exercise says about it.</summary>
/// <param name="Repetition">The repetition.</param>
/// <param name="Judgements">Judgement by the identity of each cue.</param>
public sealed record JudgedRepetition(Repetition Repetition, IReadOnlyDictionary<string, Judgement> Judgements)
{
    /// <summary>Holds a repetition against every cue of the exercise.</summary>
    public static JudgedRepetition Of(Repetition repetition, ExerciseProtocol? exercise) => new(
        repetition,
        exercise?.Cues.ToDictionary(cue => cue.Id, cue => TargetJudge.Judge(repetition, cue)) ?? []);

    /// <summary>True when at least one cue could be judged and none was missed.</summary>
    public bool IsInTarget =>
        Judgements.Values.Any(j => j.Verdict == Verdict.InTarget) && Judgements.Values.All(j => j.Verdict != Verdict.OutOfTarget);
}
