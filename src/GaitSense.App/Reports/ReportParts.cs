using System.Globalization;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Export.Reports;

namespace GaitSense.App.Reports;

/// <summary>Parts that reports of sessions and of persons share.</summary>
internal static class ReportParts
{
    /// <summary>Stands below every report.</summary>
    public const string Footer = "A dash means: not measured. Informs a judgement, does not make one.";

    /// <summary>An instant in UTC.</summary>
    public static string Moment(DateTimeOffset at) => Units.Moment(at, TimeZoneInfo.Utc) + " UTC";

    /// <summary>How each sensor was heard.</summary>
    public static ReportTable Sensors(IReadOnlyList<SensorHealth> sensors) => new(
        ["Sensor", "Rate", "Samples", "Lost", "At full scale", "Clock"],
        [.. sensors.Select(s => (IReadOnlyList<string>)
        [
            SiteWords.Of(s.Site),
            Units.Hz(s.RateHz),
            s.Samples.ToString(CultureInfo.InvariantCulture),
            Units.FinePercent(s.LossRatio),
            s.Clipped.ToString(CultureInfo.InvariantCulture),
            Units.With(s.SkewPpm, 0, "\u00A0ppm"),
        ])]) { FirstShare = 0.25 };

    /// <summary>What the exercise asks for, and how much of it was met.</summary>
    public static ReportTable Targets(ExerciseProtocol exercise, SessionSummary? summary) => new(
        ["Cue", "Target", "Steps in target"],
        [.. exercise.Cues.OrderBy(c => c.Priority).Select(c => (IReadOnlyList<string>)[c.Instruction, TargetWords.Of(c), Share(c, summary)])])
    {
        IsText = true,
        FirstShare = 0.3,
    };

    /// <summary>What studies say, and what it is worth here.</summary>
    public static IEnumerable<ReportPart> Norms(string exercise)
    {
        IReadOnlyList<Norm> norms = Norm.For(exercise);
        if (norms.Count > 0)
        {
            yield return new ReportHeading("What studies say");
            yield return new ReportTable(
                ["Measure", "Finding", "In this report", "Source"],
                [.. norms.Select(n => (IReadOnlyList<string>)[n.Measure, n.Finding, n.Here, n.Source])]) { IsText = true, FirstShare = 0.16 };
        }
    }

    private static string Share(ExerciseCue cue, SessionSummary? summary)
    {
        if (cue.Metric is null)
        {
            return "guided, not measured";
        }

        return summary?.Targets.GetValueOrDefault(cue.Id) is { Share: { } share } target
            ? string.Create(CultureInfo.InvariantCulture, $"{Units.Percent(share)} ({target.InTarget} of {target.Judged} judged)")
            : "no judgement: not measured";
    }
}
