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
    /// <summary>Holds a step against every cue with the targets as they stand, and lets them grow.</summary>
    /// <param name="judge">The session's judge; null when the exercise is not known.</param>
    /// <param name="number">The step's number in the session, from 1.</param>
    /// <param name="step">The step.</param>
    public static JudgedStep By(SessionJudge? judge, int number, Step step) => new(number, step, judge?.ByCue(step) ?? Live.Judgements.None);

    /// <summary>True when at least one cue could be judged and none was missed.</summary>
    public bool IsInTarget => Judgements.AreInTarget();

    /// <summary>The verdict of that cue; no judgement when there is no such cue.</summary>
    public Verdict For(ExerciseCue? cue) => cue is null ? Verdict.NoJudgement : Judgements.GetValueOrDefault(cue.Id).Verdict;
}
