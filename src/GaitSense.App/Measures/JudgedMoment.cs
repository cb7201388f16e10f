using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Measures;

/// <summary>An instant of a session at which its cues were judged: a landing, or the end of a repetition.</summary>
/// <param name="Seconds">Session time, s.</param>
/// <param name="Judgements">Judgement by the identity of each cue.</param>
public readonly record struct JudgedMoment(double Seconds, IReadOnlyDictionary<string, Judgement> Judgements)
{
    /// <summary>Of a step.</summary>
    public static JudgedMoment Of(JudgedStep judged) => new(judged.Step.InitialContact.Seconds, judged.Judgements);

    /// <summary>Of a repetition.</summary>
    public static JudgedMoment Of(JudgedRepetition judged) => new(judged.Repetition.End.Seconds, judged.Judgements);

    /// <summary>The verdict of that cue.</summary>
    public Verdict For(ExerciseCue cue) => Judgements.GetValueOrDefault(cue.Id).Verdict;
}
