namespace GaitSense.Gait.Exercises;

/// <summary>How a step stands to the target of a cue.</summary>
public enum Verdict
{
    /// <summary>Not fit for judgement, not measured, or the cue only guides. No result is better than a wrong one.</summary>
    NoJudgement,

    /// <summary>Inside the target.</summary>
    InTarget,

    /// <summary>Outside the target.</summary>
    OutOfTarget,
}
