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
            yield return "No step was found.";
            yield break;
        }

        foreach (Side side in steps.Select(s => s.Side).Distinct().Order())
        {
            int count = valid.Count(s => s.Side == side);
            if (count < SummaryGates.SettledPerSide)
            {
                yield return Text($"Only {count} valid {StepColumns.NameOf(side)} steps: means are not settled below {SummaryGates.SettledPerSide}.");
            }
        }

        if (valid.Count * 2 < steps.Count)
        {
            yield return Text($"Only {valid.Count} of {steps.Count} steps are valid.");
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
            yield return "No repetition was found.";
        }
        else if (valid < repetitions.Count)
        {
            yield return Text($"Only {valid} of {repetitions.Count} repetitions are valid.");
        }
    }

    private static IEnumerable<string> OfDirections(IReadOnlyList<Step> valid)
    {
        var byDirection = valid.Where(s => s.Direction != WalkingDirection.Unknown)
            .GroupBy(s => s.Direction).OrderByDescending(g => g.Count()).ToList();
        if (byDirection.Count > 1)
        {
            string counts = string.Join(", ", byDirection.Select(g => Text($"{g.Count()} {StepColumns.NameOf(g.Key)}")));
            yield return $"Statistics mix directions of walking: {counts}.";
        }
    }

    private static IEnumerable<string> OfFlags(IReadOnlyList<Step> valid)
    {
        int assumed = valid.Count(s => (s.Flags & StepFlags.DirectionAssumed) != 0);
        if (assumed > 0)
        {
            yield return Text($"The direction of {assumed} steps rests on an assumption about the sensors' axes and may be opposite.");
        }

        int uncalibrated = valid.Count(s => (s.Flags & StepFlags.Uncalibrated) != 0);
        if (uncalibrated > 0)
        {
            yield return Text($"The angles of {uncalibrated} steps are provisional: the mounting was not settled yet.");
        }
    }

    private static IEnumerable<string> OfSites(ExerciseProtocol exercise, IReadOnlyList<SensorHealth> sensors)
    {
        foreach (BodySite site in exercise.RequiredSites.Where(r => sensors.All(s => s.Site != r)))
        {
            yield return $"No sensor on the {Words(site)}: what needs it is missing.";
        }
    }

    private static IEnumerable<string> OfSensor(SensorHealth sensor)
    {
        if (sensor.LossRatio > WorthMentioning)
        {
            yield return Text($"{Words(sensor.Site)}: {100 * sensor.LossRatio:0.#} % of the samples were lost.");
        }

        if (sensor.Clipped > 0)
        {
            yield return Text($"{Words(sensor.Site)}: {sensor.Clipped} samples were at full scale.");
        }

        if (sensor.Rejected > 0)
        {
            yield return Text($"{Words(sensor.Site)}: {sensor.Rejected} packets were damaged and refused.");
        }
    }

    private static string Words(BodySite site) => StepColumns.NameOf(site).Replace('_', ' ');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
