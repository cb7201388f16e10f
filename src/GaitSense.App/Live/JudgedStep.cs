using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Live;

/// <summary>A step with what the exercise says about it.</summary>
/// <param name="Number">Its number in the session, from 1.</param>
/// <param name="Step">The step.</param>
/// <param name="Judgements">Judgement by the identity of each cue.</param>
public sealed record JudgedStep(int Number, Step Step, IReadOnlyDictionary<string, Judgement> Judgements)
{
    /// <summary>Holds a step against every cue of the exercise.</summary>
    public static JudgedStep Of(int number, Step step, ExerciseProtocol? exercise) => new(
        number,
        step,
        exercise?.Cues.ToDictionary(cue => cue.Id, cue => TargetJudge.Judge(step, cue)) ?? []);

    /// <summary>Holds a step against every cue with the targets as they stand, and lets them grow.</summary>
    public static JudgedStep By(SessionJudge judge, int number, Step step)
    {
        IReadOnlyList<ExerciseCue> cues = judge.Cues;
        ReadOnlySpan<Judgement> judgements = judge.Judge(step, out _);
        Dictionary<string, Judgement> byCue = [];
        for (int i = 0; i < cues.Count; i++)
        {
            byCue.Add(cues[i].Id, judgements[i]);
        }

        return new JudgedStep(number, step, byCue);
    }

    /// <summary>True when at least one cue could be judged and none was missed.</summary>
    public bool IsInTarget =>
        Judgements.Values.Any(j => j.Verdict == Verdict.InTarget) && Judgements.Values.All(j => j.Verdict != Verdict.OutOfTarget);

    /// <summary>The verdict of that cue; no judgement when there is no such cue.</summary>
    public Verdict For(ExerciseCue? cue) => cue is null ? Verdict.NoJudgement : Judgements.GetValueOrDefault(cue.Id).Verdict;
}
