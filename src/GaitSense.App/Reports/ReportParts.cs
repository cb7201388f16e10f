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
    public static string Footer => Phrases.Say("report.footer");

    /// <summary>An instant in UTC.</summary>
    public static string Moment(DateTimeOffset at) => Units.Moment(at, TimeZoneInfo.Utc) + " UTC";

    /// <summary>How each sensor was heard.</summary>
    public static ReportTable Sensors(IReadOnlyList<SensorHealth> sensors) => new(
        [Phrases.Say("report.sensor"), Phrases.Say("report.rate"), Phrases.Say("report.samples"), Phrases.Say("report.lost"), Phrases.Say("report.full-scale"), Phrases.Say("report.clock")],
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
        [Phrases.Say("report.cue"), Phrases.Say("word.target"), Phrases.Say(exercise.Movement == ExerciseMovement.HipLift ? "report.in-target.lifts" : "report.in-target")],
        [.. exercise.Cues.OrderBy(c => c.Priority).Select(c => (IReadOnlyList<string>)[ExerciseWords.Cue(exercise, c), TargetWords.Of(c), Share(c, summary)])])
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
            yield return new ReportHeading(Phrases.Say("report.studies"));
            yield return new ReportTable(
                [Phrases.Say("word.measure"), Phrases.Say("report.finding"), Phrases.Say("report.here"), Phrases.Say("report.source")],
                [.. norms.Select(n => (IReadOnlyList<string>)[n.Measure, n.Finding, n.Here, n.Source])]) { IsText = true, FirstShare = 0.16 };
        }
    }

    private static string Share(ExerciseCue cue, SessionSummary? summary)
    {
        if (cue.Metric is null)
        {
            return Phrases.Say("report.guided");
        }

        return summary?.Targets.GetValueOrDefault(cue.Id) is { Share: { } share } target
            ? Phrases.Say("report.share", Units.Percent(share), target.InTarget, target.Judged)
            : Phrases.Say("report.not-measured");
    }
}
