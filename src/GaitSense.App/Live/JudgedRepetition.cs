using GaitSense.Core.Repetitions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Live;

/// <summary>A repetition with what the exercise says about it.</summary>
/// <param name="Repetition">The repetition.</param>
/// <param name="Judgements">Judgement by the identity of each cue.</param>
public sealed record JudgedRepetition(Repetition Repetition, IReadOnlyDictionary<string, Judgement> Judgements)
{
    /// <summary>Holds a repetition against every cue with the targets as they stand, and lets them grow.</summary>
    /// <param name="judge">The session's judge; null when the exercise is not known.</param>
    /// <param name="repetition">The repetition.</param>
    public static JudgedRepetition By(SessionJudge? judge, Repetition repetition) => new(repetition, judge?.ByCue(repetition) ?? Live.Judgements.None);

    /// <summary>True when at least one cue could be judged and none was missed.</summary>
    public bool IsInTarget => Judgements.AreInTarget();
}
