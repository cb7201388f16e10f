using System.Globalization;
using GaitSense.App.Measures;
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
            parts.AddRange(Exercise(NameOf(find(group.Key), group.Key), [.. group], find(group.Key)));
            parts.AddRange(ReportParts.Norms(group.Key));
        }

        return new ReportDocument(
            Phrases.Say("report.person.title"),
            $"{person} · "
                + Phrases.Say("report.person.subtitle", Phrases.Count("report.sessions", ordered.Length), Day(ordered[0]), Day(ordered[^1])),
            parts,
            $"{ReportParts.Footer} "
                + Phrases.Say("report.person.footer", person, string.Join(", ", Versions(ordered))))
        {
            Language = Language.Current.Code,
        };
    }

    private static IEnumerable<ReportPart> FirstPage(string person, StoredSession[] sessions, Func<string, ExerciseProtocol?> find)
    {
        string[] versions = Versions(sessions);
        yield return new ReportFacts(
        [
            (Phrases.Say("report.person"), person),
            (Phrases.Say("place.sessions"), Phrases.Say("report.ended", sessions.Length, sessions.Count(s => s.Summary is not null))),
            (Phrases.Say("report.from-to"), $"{ReportParts.Moment(sessions[0].Header.StartedAt)}, {ReportParts.Moment(sessions[^1].Header.StartedAt)}"),
            (Phrases.Say("report.measured-by"), Phrases.Say("report.engine", string.Join(", ", versions))),
        ]);
        if (sessions.Any(s => s.Header.Source.StartsWith("simulated", StringComparison.Ordinal)))
        {
            yield return new ReportParagraph(Phrases.Say("report.some-simulated"), IsNote: true);
        }

        if (versions.Length > 1)
        {
            yield return new ReportParagraph(Phrases.Say("report.versions"), IsNote: true);
        }

        yield return new ReportHeading(Phrases.Say("report.sessions-quality"));
        yield return new ReportTable(
            [Phrases.Say("report.began-utc"), Phrases.Say("word.exercise"), Phrases.Say("report.lasted"), Phrases.Say("word.steps"), Phrases.Say("report.fit-share"), Phrases.Say("report.sensors"), Phrases.Say("report.samples-lost")],
            [.. sessions.Select(s => Row(s, find(s.Header.Exercise)))]) { FirstShare = 0.22 };
    }

    private static IReadOnlyList<string> Row(StoredSession s, ExerciseProtocol? exercise) =>
    [
        Units.Moment(s.Header.StartedAt, TimeZoneInfo.Utc),
        NameOf(exercise, s.Header.Exercise),
        s.Summary is { } summary ? Units.Clock(TimeSpan.FromSeconds(summary.DurationS)) : Phrases.Say("report.cut-off"),
        new SessionFacts(s).Steps,
        Units.Percent(new SessionFacts(s).Coverage),
        s.Header.Sensors.Count.ToString(CultureInfo.InvariantCulture),
        Units.FinePercent(s.Summary is { Sensors.Count: > 0 } heard ? heard.Sensors.Max(h => h.LossRatio) : null),
    ];

    private static IEnumerable<ReportPart> Exercise(string name, StoredSession[] sessions, ExerciseProtocol? exercise)
    {
        Trend[] trends = [.. Trend.Of(sessions, exercise).Where(t => t.Points.Count > 0)];
        yield return new ReportHeading(Phrases.Say("report.first-to-last", name));
        yield return new ReportTable(
            [Phrases.Say("word.measure"), Phrases.Say("place.sessions"), Phrases.Say("report.first-three"), Phrases.Say("report.last"), Phrases.Say("report.change"), Phrases.Say("report.detectable"), Phrases.Say("report.judgement")],
            [.. trends.Select(Row)]) { FirstShare = 0.22 };
        yield return new ReportParagraph(Phrases.Say("report.mdc"));
        foreach (Trend trend in trends.Where(t => t.Points.Count > 1))
        {
            yield return new ReportPlot(
                Phrases.Say("report.over-sessions", trend.Words.Label),
                new TrendPlot
                {
                    NameY = trend.NameWithUnit,
                    Words = ReportWords.Plots(),
                    Points = trend.Points,
                    Baseline = trend.Change?.Baseline,
                    Mdc95 = trend.Change?.Mdc95,
                    TargetLow = trend.Low,
                    TargetHigh = trend.High,
                },
                Phrases.Say(exercise?.Movement == ExerciseMovement.HipLift ? "report.trend.lifts" : "report.trend.steps") + Phrases.Say(trend.Low is null && trend.High is null ? "report.trend.end" : "report.trend.target"));
        }
    }

    private static IReadOnlyList<string> Row(Trend trend)
    {
        double last = trend.Points[^1].Mean;
        double? change = last - trend.Change?.Baseline;
        string judgement = trend.Change is not { } c || trend.Points.Count <= DetectableChange.Sessions ? Phrases.Say("plot.no-judgement")
            : Math.Abs(last - c.Baseline) > c.Mdc95 ? Phrases.Say("report.changed")
            : Phrases.Say("report.within");
        return
        [
            trend.Words.Label,
            trend.Points.Count.ToString(CultureInfo.InvariantCulture),
            trend.Text(trend.Change?.Baseline),
            trend.Text(last),
            trend.Text(change),
            trend.Text(trend.Change?.Mdc95),
            judgement,
        ];
    }

    private static string[] Versions(StoredSession[] sessions) => [.. sessions.Select(s => s.Summary?.Version ?? s.Header.Version).Distinct()];

    private static string NameOf(ExerciseProtocol? exercise, string id) => exercise is null ? id : ExerciseWords.Name(exercise);

    private static string Day(StoredSession session) => session.Header.StartedAt.UtcDateTime.ToString("d MMM yyyy", Language.Current.Culture);
}
