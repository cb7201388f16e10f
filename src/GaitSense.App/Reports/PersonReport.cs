using System.Globalization;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Export.Plots;
using GaitSense.Export.Reports;
using GaitSense.Gait.Agreement;

namespace GaitSense.App.Reports;

/// <summary>The report on one person: sessions, and how measures changed from the first to the last, with what is more than fluctuation.</summary>
internal static class PersonReport
{
    /// <summary>Makes it.</summary>
    /// <param name="person">Pseudonym.</param>
    /// <param name="sessions">Sessions of this person, any order; one at least.</param>
    /// <param name="find">Finds an exercise.</param>
    public static ReportDocument Of(string person, IReadOnlyList<StoredSession> sessions, Func<string, ExerciseProtocol?> find)
    {
        StoredSession[] ordered = [.. sessions.OrderBy(s => s.Header.StartedAt)];
        List<ReportPart> parts = [.. FirstPage(person, ordered, find)];
        foreach (IGrouping<string, StoredSession> group in ordered.Where(s => s.Summary is not null).GroupBy(s => s.Header.Exercise))
        {
            parts.AddRange(Exercise(find(group.Key)?.Name ?? group.Key, [.. group], find(group.Key)));
            parts.AddRange(ReportParts.Norms(group.Key));
        }

        return new ReportDocument(
            "Person report",
            $"{person} · {Count(ordered.Length)} from {Day(ordered[0])} to {Day(ordered[^1])}",
            parts,
            $"{ReportParts.Footer} Person {person}, engine {string.Join(", ", Versions(ordered))}.");
    }

    private static IEnumerable<ReportPart> FirstPage(string person, StoredSession[] sessions, Func<string, ExerciseProtocol?> find)
    {
        string[] versions = Versions(sessions);
        yield return new ReportFacts(
        [
            ("Person (pseudonym)", person),
            ("Sessions", string.Create(CultureInfo.InvariantCulture, $"{sessions.Length}, of which {sessions.Count(s => s.Summary is not null)} ended in order")),
            ("From, to", $"{ReportParts.Moment(sessions[0].Header.StartedAt)}, {ReportParts.Moment(sessions[^1].Header.StartedAt)}"),
            ("Measured by", $"GaitSense engine {string.Join(", ", versions)}"),
        ]);
        if (sessions.Any(s => s.Header.Source.StartsWith("simulated", StringComparison.Ordinal)))
        {
            yield return new ReportParagraph("Some of these sessions are simulated: nobody walked.", IsNote: true);
        }

        if (versions.Length > 1)
        {
            yield return new ReportParagraph("The sessions were measured by different versions of the engine: a change may come from that. Analyse them again with one version before comparing.", IsNote: true);
        }

        yield return new ReportHeading("Sessions, sensors and quality");
        yield return new ReportTable(
            ["Began (UTC)", "Exercise", "Lasted", "Steps", "Fit for judgement", "Sensors", "Samples lost"],
            [.. sessions.Select(s => Row(s, find(s.Header.Exercise)))]) { FirstShare = 0.22 };
    }

    private static IReadOnlyList<string> Row(StoredSession s, ExerciseProtocol? exercise) =>
    [
        Units.Moment(s.Header.StartedAt, TimeZoneInfo.Utc),
        exercise?.Name ?? s.Header.Exercise,
        s.Summary is { } summary ? Units.Clock(TimeSpan.FromSeconds(summary.DurationS)) : "cut off",
        s.StepCount.ToString(CultureInfo.InvariantCulture),
        Units.Percent(s.Summary?.Quality.Coverage),
        s.Header.Sensors.Count.ToString(CultureInfo.InvariantCulture),
        Units.FinePercent(s.Summary is { Sensors.Count: > 0 } heard ? heard.Sensors.Max(h => h.LossRatio) : null),
    ];

    private static IEnumerable<ReportPart> Exercise(string name, StoredSession[] sessions, ExerciseProtocol? exercise)
    {
        Trend[] trends = [.. Trend.Of(sessions, exercise).Where(t => t.Points.Count > 0)];
        yield return new ReportHeading($"{name}: first to last");
        yield return new ReportTable(
            ["Measure", "Sessions", "First three", "Last", "Change", "Detectable change", "Judgement"],
            [.. trends.Select(Row)]) { FirstShare = 0.22 };
        yield return new ReportParagraph("Detectable change (MDC95): a change from the mean of the first three sessions that is more than this person's own fluctuation between those sessions, in 95 of 100 cases. With fewer than four sessions there is no judgement.");
        foreach (Trend trend in trends.Where(t => t.Points.Count > 1))
        {
            yield return new ReportPlot(
                $"{trend.Label} over sessions",
                new TrendPlot
                {
                    NameY = trend.NameWithUnit,
                    Points = trend.Points,
                    Baseline = trend.Change?.Baseline,
                    Mdc95 = trend.Change?.Mdc95,
                    TargetLow = trend.Low,
                    TargetHigh = trend.High,
                },
                trend.Low is null && trend.High is null ? "Mean of the valid steps of each session." : "Mean of the valid steps of each session; green: the exercise's target, as far as it lies in the picture.");
        }
    }

    private static IReadOnlyList<string> Row(Trend trend)
    {
        double last = trend.Points[^1].Mean;
        double? change = last - trend.Change?.Baseline;
        string judgement = trend.Change is not { } c || trend.Points.Count <= DetectableChange.Sessions ? "no judgement"
            : Math.Abs(last - c.Baseline) > c.Mdc95 ? "changed"
            : "within fluctuation";
        return
        [
            trend.Label,
            trend.Points.Count.ToString(CultureInfo.InvariantCulture),
            trend.Text(trend.Change?.Baseline),
            trend.Text(last),
            trend.Text(change),
            trend.Text(trend.Change?.Mdc95),
            judgement,
        ];
    }

    private static string[] Versions(StoredSession[] sessions) => [.. sessions.Select(s => s.Summary?.Version ?? s.Header.Version).Distinct()];

    private static string Count(int sessions) => sessions == 1 ? "1 session" : string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions");

    private static string Day(StoredSession session) => session.Header.StartedAt.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
