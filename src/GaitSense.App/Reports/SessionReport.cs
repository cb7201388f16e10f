using System.Globalization;
using GaitSense.App.Live;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Export.Reports;

namespace GaitSense.App.Reports;

/// <summary>The report on one session: what was asked, what was measured, and how far it can be trusted.</summary>
internal static class SessionReport
{
    /// <summary>Makes it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="steps">Its steps by initial contact.</param>
    /// <param name="exercise">The exercise; null when this version does not know it.</param>
    public static ReportDocument Of(StoredSession session, IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        SessionHeader header = session.Header;
        List<ReportPart> parts = [.. FirstPage(session, steps, exercise)];
        if (exercise is not null)
        {
            parts.Add(new ReportHeading("What was asked, and how much of it was met"));
            parts.Add(ReportParts.Targets(exercise, session.Summary));
        }

        if (steps.Count > 0)
        {
            parts.Add(new ReportHeading("Step by step"));
            parts.AddRange(SessionPlots.Of(steps, exercise, session.Summary));
        }

        if (session.Summary is { } summary)
        {
            parts.AddRange(Measures(summary));
        }

        parts.AddRange(ReportParts.Norms(header.Exercise));
        return new ReportDocument(
            "Session report",
            $"{header.Person} · {exercise?.Name ?? header.Exercise} · {ReportParts.Moment(header.StartedAt)}",
            parts,
            $"{ReportParts.Footer} Session {header.Id}, engine {session.Summary?.Version ?? header.Version}.");
    }

    private static IEnumerable<ReportPart> FirstPage(StoredSession session, IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        SessionHeader header = session.Header;
        SessionSummary? summary = session.Summary;
        if (header.Source.StartsWith("simulated", StringComparison.Ordinal))
        {
            yield return new ReportParagraph("These are simulated steps: nobody walked.", IsNote: true);
        }

        yield return Figures(summary, steps, exercise);
        yield return new ReportFacts(
        [
            ("Person (pseudonym)", header.Person),
            ("Exercise", exercise is null ? header.Exercise : string.Create(CultureInfo.InvariantCulture, $"{exercise.Name}, protocol version {exercise.Version}")),
            ("Began", ReportParts.Moment(header.StartedAt)),
            ("Lasted", summary is null ? Units.None : Units.Clock(TimeSpan.FromSeconds(summary.DurationS))),
            ("Session", header.Id.Value),
            ("Measured by", $"GaitSense engine {summary?.Version ?? header.Version}"),
        ]);
        yield return new ReportHeading("Sensors and quality");
        yield return summary is null
            ? new ReportParagraph(session.State == SessionState.Recording ? "The session is still being recorded: it has no summary yet." : "The session was not ended in order, so that it has no summary: only its steps are shown. Analysing it again gives one.", IsNote: true)
            : ReportParts.Sensors(summary.Sensors);
        if (summary is not null)
        {
            yield return new ReportParagraph(string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Steps.Valid} of {summary.Steps.Total} steps are fit for judgement ({Units.Percent(summary.Quality.Coverage)}), with a mean confidence of {Units.With(summary.Quality.MeanConfidence, 2, "")}. The others are shown in grey and are in no average."));
            foreach (string note in summary.Quality.Notes)
            {
                yield return new ReportParagraph(note, IsNote: true);
            }
        }
    }

    private static ReportFigures Figures(SessionSummary? summary, IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        LengthMeasure length = LengthMeasure.For(exercise);
        MetricWords words = MetricWords.For(length.Column);
        ExerciseCue? landing = exercise?.Cues.FirstOrDefault(c => c.Metric == "contact_pattern");
        TargetShare? landed = landing is null ? null : summary?.Targets.GetValueOrDefault(landing.Id);
        MetricSummary? metric = summary?.Metrics.GetValueOrDefault(length.Column);
        return new ReportFigures(
        [
            ("Steps", steps.Count.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{steps.Count(s => s.Valid)} fit for judgement")),
            (landing is null ? "First contact" : Trend.Capital($"{string.Join(" or ", landing.Accepted)} first"), Units.Percent(landed?.Share), landed is { Judged: > 0 } l ? string.Create(CultureInfo.InvariantCulture, $"{l.InTarget} of {l.Judged} judged") : "no judgement"),
            (words.Label, words.Text(metric?.Mean), $"SD {words.Text(metric?.Sd)}"),
            ("Cadence", Units.With(summary?.CadenceSpm, 0, "/min"), "steps, pauses left out"),
            ("Speed", Units.Speed(summary?.SpeedMps), "while moving"),
        ]);
    }

    private static IEnumerable<ReportPart> Measures(SessionSummary summary)
    {
        yield return new ReportHeading("Measures of valid steps");
        yield return new ReportTable(
            ["Measure", "n", "Mean", "SD", "Left", "Right", "Asymmetry"],
            [.. summary.Metrics.Where(m => m.Value.N > 0).Select(m => Row(MetricWords.For(m.Key), m.Value))]) { FirstShare = 0.3 };
        yield return new ReportParagraph("Angles of foot, pelvis and lower back count from flat stance, the line of travel and the pose at rest. Asymmetry is 200 (right − left) / (right + left); it is left out below five steps a side and where zero was chosen.");
        List<(string, string)> more = [.. More(summary)];
        if (more.Count > 0)
        {
            yield return new ReportFacts(more);
        }
    }

    private static IReadOnlyList<string> Row(MetricWords words, MetricSummary m) =>
    [
        words.Label,
        m.N.ToString(CultureInfo.InvariantCulture),
        words.Text(m.Mean),
        words.Number(m.Sd),
        words.Number(m.Left),
        words.Number(m.Right),
        Units.FinePercent(m.AsymmetryPercent / 100),
    ];

    private static IEnumerable<(string Name, string Value)> More(SessionSummary summary)
    {
        if (summary.Breathing is { } breathing)
        {
            yield return ("Breathing at rest", Rate(breathing.RestRatePerMin));
            yield return ("Breathing while walking", Rate(breathing.WalkingRatePerMin));
        }

        if (summary.Posture?.Pelvis is { ChangeDeg: { } pelvis })
        {
            yield return ("Standing after against before, pelvis", Units.With(pelvis, 1, "° forward"));
        }

        if (summary.Posture?.Thorax is { ChangeDeg: { } thorax })
        {
            yield return ("Standing after against before, thorax", Units.With(thorax, 1, "° forward"));
        }

        if (summary.SessionMetrics.GetValueOrDefault("phase_coordination_index_percent") is { Value: { } index } counted)
        {
            yield return ("Phase coordination index", string.Create(CultureInfo.InvariantCulture, $"{Units.With(index, 1, " %")} from {counted.N} strides"));
        }
    }

    private static string Rate(double? perMinute) => perMinute is null ? "no clear rhythm" : Units.With(perMinute, 0, " breaths/min");
}
