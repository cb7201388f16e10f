using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>Holds the steps or repetitions of one session against the exercise's cues, with targets that grow as they are met.</summary>
/// <remarks>The same steps in the same order get the same judgements: coach, dashboard and summary each keep one of these.</remarks>
public sealed class SessionJudge
{
    private readonly RecentSymmetry _symmetry = new();
    private readonly Judgement[] _last;

    /// <summary>A judge for a new session.</summary>
    /// <param name="exercise">The exercise, with targets in the metrics' units.</param>
    public SessionJudge(ExerciseProtocol exercise)
    {
        Targets = new GrowingTargets(exercise);
        _last = new Judgement[exercise.Cues.Count];
    }

    /// <summary>The targets as they stand.</summary>
    public GrowingTargets Targets { get; }

    /// <summary>The cues as they stand, in the protocol's order.</summary>
    public IReadOnlyList<ExerciseCue> Cues => Targets.Exercise.Cues;

    /// <summary>Judges a step by every cue.</summary>
    /// <param name="step">The step.</param>
    /// <param name="hasGrown">True when the target has grown by it.</param>
    /// <returns>One judgement for each of <see cref="Cues"/>; valid until the next call.</returns>
    public ReadOnlySpan<Judgement> Judge(Step step, out bool hasGrown)
    {
        if (Targets.Exercise.Movement != ExerciseMovement.Steps)
        {
            Array.Clear(_last);
            hasGrown = false;
            return _last;
        }

        double? asymmetry = _symmetry.Add(step);
        IReadOnlyList<ExerciseCue> cues = Cues;
        for (int i = 0; i < _last.Length; i++)
        {
            _last[i] = cues[i].Metric == RecentSymmetry.Metric
                ? TargetJudge.AppliesTo(step, cues[i]) ? TargetJudge.Judge(asymmetry, cues[i]) : Judgement.None
                : TargetJudge.Judge(step, cues[i]);
        }

        hasGrown = Grow(cues);
        return _last;
    }

    /// <summary>Judges a repetition by every cue.</summary>
    /// <param name="repetition">The repetition.</param>
    /// <param name="hasGrown">True when the target has grown by it.</param>
    /// <returns>One judgement for each of <see cref="Cues"/>; valid until the next call.</returns>
    public ReadOnlySpan<Judgement> Judge(Repetition repetition, out bool hasGrown)
    {
        IReadOnlyList<ExerciseCue> cues = Cues;
        for (int i = 0; i < _last.Length; i++)
        {
            _last[i] = TargetJudge.Judge(repetition, cues[i]);
        }

        hasGrown = Grow(cues);
        return _last;
    }

    /// <summary>Judges a step by every cue, as <see cref="Judge(Step, out bool)"/> does.</summary>
    /// <returns>The judgements, to be kept, by the identity of each cue.</returns>
    public IReadOnlyDictionary<string, Judgement> ByCue(Step step) => ByCue(Judge(step, out _));

    /// <summary>Judges a repetition by every cue, as <see cref="Judge(Repetition, out bool)"/> does.</summary>
    /// <returns>The judgements, to be kept, by the identity of each cue.</returns>
    public IReadOnlyDictionary<string, Judgement> ByCue(Repetition repetition) => ByCue(Judge(repetition, out _));

    private Dictionary<string, Judgement> ByCue(ReadOnlySpan<Judgement> judgements)
    {
        Dictionary<string, Judgement> byCue = new(judgements.Length);
        for (int i = 0; i < judgements.Length; i++)
        {
            byCue.Add(Cues[i].Id, judgements[i]);
        }

        return byCue;
    }

    private bool Grow(IReadOnlyList<ExerciseCue> cues)
    {
        bool hasGrown = false;
        for (int i = 0; i < _last.Length; i++)
        {
            hasGrown |= Targets.Accept(cues[i].Id, _last[i].Verdict);
        }

        return hasGrown;
    }
}
