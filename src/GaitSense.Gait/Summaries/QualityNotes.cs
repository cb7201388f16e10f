using System.Globalization;
using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Summaries;

/// <summary>What to keep in mind when reading a summary, in words.</summary>
internal static class QualityNotes
{
    private const double WorthMentioning = 0.02;

    /// <summary>Coverage, confidence and notes.</summary>
    public static QualitySummary Of(
        IReadOnlyList<Step> steps,
        IReadOnlyList<Step> valid,
        IReadOnlyList<Repetition> repetitions,
        ExerciseProtocol exercise,
        IReadOnlyList<SensorHealth> sensors,
        IReadOnlyList<string> more) => new(
        steps.Count == 0 ? null : (double)valid.Count / steps.Count,
        Statistics.Mean([.. valid.Select(s => s.Confidence)], SummaryGates.Mean),
        [.. exercise.Movement == ExerciseMovement.HipLift ? OfRepetitions(repetitions) : OfSteps(steps, valid), .. OfSites(exercise, sensors), .. sensors.SelectMany(OfSensor), .. more]);

    private static IEnumerable<string> OfSteps(IReadOnlyList<Step> steps, IReadOnlyList<Step> valid)
    {
        if (steps.Count == 0)
        {
            yield return NoteTemplates.NoStep.Say();
            yield break;
        }

        foreach (Side side in steps.Select(s => s.Side).Distinct().Order())
        {
            int count = valid.Count(s => s.Side == side);
            if (count < SummaryGates.SettledPerSide)
            {
                yield return NoteTemplates.Unsettled.Say(count, StepColumns.NameOf(side), SummaryGates.SettledPerSide);
            }
        }

        if (valid.Count * 2 < steps.Count)
        {
            yield return NoteTemplates.FewValid.Say(valid.Count, steps.Count);
        }

        foreach (string note in OfDirections(valid).Concat(OfFlags(valid)))
        {
            yield return note;
        }
    }

    private static IEnumerable<string> OfRepetitions(IReadOnlyList<Repetition> repetitions)
    {
        int valid = repetitions.Count(r => r.Valid);
        if (repetitions.Count == 0)
        {
            yield return NoteTemplates.NoRepetition.Say();
        }
        else if (valid < repetitions.Count)
        {
            yield return NoteTemplates.FewRepetitions.Say(valid, repetitions.Count);
        }
    }

    private static IEnumerable<string> OfDirections(IReadOnlyList<Step> valid)
    {
        var byDirection = valid.Where(s => s.Direction != WalkingDirection.Unknown)
            .GroupBy(s => s.Direction).OrderByDescending(g => g.Count()).ToList();
        if (byDirection.Count > 1)
        {
            string counts = string.Join(", ", byDirection.Select(g => Text($"{g.Count()} {StepColumns.NameOf(g.Key)}")));
            yield return NoteTemplates.Mixed.Say(counts);
        }
    }

    private static IEnumerable<string> OfFlags(IReadOnlyList<Step> valid)
    {
        int assumed = valid.Count(s => (s.Flags & StepFlags.DirectionAssumed) != 0);
        if (assumed > 0)
        {
            yield return NoteTemplates.Assumed.Say(assumed);
        }

        int uncalibrated = valid.Count(s => (s.Flags & StepFlags.Uncalibrated) != 0);
        if (uncalibrated > 0)
        {
            yield return NoteTemplates.Provisional.Say(uncalibrated);
        }
    }

    private static IEnumerable<string> OfSites(ExerciseProtocol exercise, IReadOnlyList<SensorHealth> sensors)
    {
        foreach (BodySite site in exercise.RequiredSites.Where(r => sensors.All(s => s.Site != r)))
        {
            yield return NoteTemplates.NoSensor.Say(Words(site));
        }
    }

    private static IEnumerable<string> OfSensor(SensorHealth sensor)
    {
        if (sensor.LossRatio > WorthMentioning)
        {
            yield return NoteTemplates.Lost.Say(Words(sensor.Site), Text($"{100 * sensor.LossRatio:0.#}"));
        }

        if (sensor.Clipped > 0)
        {
            yield return NoteTemplates.Clipped.Say(Words(sensor.Site), sensor.Clipped);
        }

        if (sensor.Rejected > 0)
        {
            yield return NoteTemplates.Damaged.Say(Words(sensor.Site), sensor.Rejected);
        }
    }

    private static string Words(BodySite site) => StepColumns.NameOf(site).Replace('_', ' ');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
