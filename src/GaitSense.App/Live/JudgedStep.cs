using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;

namespace GaitSense.App.Live;

/// <summary>How a measure of one step stands to the target of one cue.</summary>
public enum Verdict
{
    /// <summary>Not enough evidence, or the step is not fit for judgement.</summary>
    NoJudgement,

    /// <summary>Inside the target.</summary>
    InTarget,

    /// <summary>Outside the target.</summary>
    OutOfTarget,
}

/// <summary>A step with what the exercise says about it.</summary>
/// <param name="Number">Its number in the session, from 1.</param>
/// <param name="Step">The step.</param>
/// <param name="Verdicts">Verdict by the identity of each cue.</param>
public sealed record JudgedStep(int Number, Step Step, IReadOnlyDictionary<string, Verdict> Verdicts)
{
    /// <summary>The verdict of that cue; no judgement when there is no such cue.</summary>
    public Verdict For(ExerciseCue? cue) => cue is null ? Verdict.NoJudgement : Verdicts.GetValueOrDefault(cue.Id);
}
