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

    /// <summary>Holds a repetition against every cue with the targets as they stand, and lets them grow.</summary>
    public static JudgedRepetition By(SessionJudge judge, Repetition repetition)
    {
        IReadOnlyList<ExerciseCue> cues = judge.Cues;
        ReadOnlySpan<Judgement> judgements = judge.Judge(repetition, out _);
        Dictionary<string, Judgement> byCue = [];
        for (int i = 0; i < cues.Count; i++)
        {
            byCue.Add(cues[i].Id, judgements[i]);
        }

        return new JudgedRepetition(repetition, byCue);
    }

    /// <summary>True when at least one cue could be judged and none was missed.</summary>
    public bool IsInTarget =>
        Judgements.Values.Any(j => j.Verdict == Verdict.InTarget) && Judgements.Values.All(j => j.Verdict != Verdict.OutOfTarget);
}
