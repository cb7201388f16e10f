using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>Holds a step against the target of a cue.</summary>
/// <remarks>
/// <para><b>Gives</b> no judgement for a step that is not valid or turns, for a step in another
/// direction than the cue is for or whose direction is assumed, for a value that was not measured or whose zero is not the quiet
/// standing that it should be counted from, and for a cue that only guides.</para>
/// <para><b>How</b> bounds belong to the target. Outside them is out of target, however little; the dead zone only decides
/// whether the person is told.</para>
/// </remarks>
public static class TargetJudge
{
    private static readonly HashSet<string> FromStanding = ["pelvic_tilt_deg", "lumbar_extension_deg"];

    /// <summary>Judges one step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cue">The cue; its metric is a column of the step table or null.</param>
    public static Judgement Judge(Step step, ExerciseCue cue)
    {
        if (!AppliesTo(step, cue) || CueMetrics.StepColumn(cue) is not { } column || !HasZero(step, column))
        {
            return Judgement.None;
        }

        return column.Value is { } number ? Judge(number(step), cue) : JudgeWord(column.Text(step), cue);
    }

    /// <summary>Judges one repetition.</summary>
    /// <param name="repetition">The repetition.</param>
    /// <param name="cue">The cue; its metric is a column of the repetition table or null.</param>
    public static Judgement Judge(Repetition repetition, ExerciseCue cue) =>
        repetition.Valid && cue.Metric is { } metric && RepetitionColumns.Find(metric) is { IsMeasure: true } column
            ? Judge(column.Value(repetition), cue)
            : Judgement.None;

    /// <summary>Judges a number, for measures that are not of a step, such as the live posture.</summary>
    /// <param name="value">In the unit of the cue's metric; null or not a number gives no judgement.</param>
    /// <param name="cue">The cue.</param>
    public static Judgement Judge(double? value, ExerciseCue cue)
    {
        bool hasTarget = cue.Low is not null || cue.High is not null;
        if (value is not { } v || !double.IsFinite(v) || !hasTarget)
        {
            return Judgement.None;
        }

        v = cue.Magnitude ? Math.Abs(v) : v;
        double below = cue.Low - v ?? 0;
        double above = v - cue.High ?? 0;
        double beyond = Math.Max(0, Math.Max(below, above));
        return beyond > 0
            ? new Judgement(Verdict.OutOfTarget, v, beyond, beyond >= cue.DeadZone)
            : new Judgement(Verdict.InTarget, v, 0, false);
    }

    /// <summary>True for a valid step on a straight line in a direction that the cue is for.</summary>
    internal static bool AppliesTo(Step step, ExerciseCue cue) =>
        step.Valid && !step.Flags.HasFlag(StepFlags.Turn)
        && (cue.Directions.Count == 0 || (cue.Directions.Contains(step.Direction) && !step.Flags.HasFlag(StepFlags.DirectionAssumed)));

    // Counted from the mean of the first strides, an angle is near zero whatever the walker does.
    private static bool HasZero(Step step, StepColumn column) => !step.Flags.HasFlag(StepFlags.Uncalibrated) || !FromStanding.Contains(column.Name);

    private static Judgement JudgeWord(string word, ExerciseCue cue)
    {
        if (word.Length == 0 || word == StepColumns.NameOf(ContactPattern.Unknown) || cue.Accepted.Count == 0)
        {
            return Judgement.None;
        }

        return cue.Accepted.Contains(word)
            ? new Judgement(Verdict.InTarget, null, null, false)
            : new Judgement(Verdict.OutOfTarget, null, null, true);
    }
}
