using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;

namespace GaitSense.App.Live;

/// <summary>Holds a step against every cue of the exercise.</summary>
public sealed class StepJudge
{
    /// <summary>The step with its verdicts; none without an exercise.</summary>
    public JudgedStep Judge(int number, Step step, ExerciseProtocol? exercise) => new(
        number,
        step,
        exercise?.Cues.ToDictionary(cue => cue.Id, cue => Verdict.NoJudgement) ?? []);
}
