using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Summaries;

/// <summary>What a session came to against the targets of its exercise.</summary>
/// <param name="ByCue">Share in target, by cue.</param>
/// <param name="Progression">How far a growing target came; null without one.</param>
internal sealed record TargetShares(IReadOnlyDictionary<string, TargetShare> ByCue, ProgressionSummary? Progression)
{
    /// <summary>Judges a session from its beginning, each step by the target of its time.</summary>
    public static TargetShares Of(ExerciseProtocol exercise, IReadOnlyList<Step> steps, IReadOnlyList<Repetition> repetitions)
    {
        SessionJudge judge = new(exercise);
        int[] judged = new int[exercise.Cues.Count];
        int[] inTarget = new int[exercise.Cues.Count];
        foreach (Step step in steps)
        {
            Count(judge.Judge(step, out _), judged, inTarget);
        }

        foreach (Repetition repetition in repetitions)
        {
            Count(judge.Judge(repetition, out _), judged, inTarget);
        }

        return new TargetShares(
            exercise.Cues.Select((c, i) => (c.Id, Share: Share(judged[i], inTarget[i]))).ToDictionary(c => c.Id, c => c.Share),
            judge.Targets.Summary);
    }

    private static void Count(ReadOnlySpan<Judgement> judgements, int[] judged, int[] inTarget)
    {
        for (int i = 0; i < judgements.Length; i++)
        {
            judged[i] += judgements[i].Verdict == Verdict.NoJudgement ? 0 : 1;
            inTarget[i] += judgements[i].Verdict == Verdict.InTarget ? 1 : 0;
        }
    }

    private static TargetShare Share(int judged, int inTarget) => new(judged, inTarget, judged == 0 ? null : (double)inTarget / judged);
}
