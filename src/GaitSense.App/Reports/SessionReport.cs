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
            parts.Add(new ReportHeading(Phrases.Say("report.asked")));
            parts.Add(ReportParts.Targets(exercise, session.Summary));
        }

        bool isLift = exercise?.Movement == ExerciseMovement.HipLift;
        if (steps.Count > 0 && !isLift)
        {
            parts.Add(new ReportHeading(Phrases.Say("report.step-by-step")));
            parts.AddRange(SessionPlots.Of(steps, exercise, session.Summary));
        }

        if (session.Summary is { } summary)
        {
            parts.AddRange(isLift ? LiftReport.Measures(summary.Repetitions, exercise) : Measures(summary));
            parts.AddRange(More(summary, isLift));
        }

        parts.AddRange(ReportParts.Norms(header.Exercise));
        return new ReportDocument(
            Phrases.Say("report.session.title"),
            $"{header.Person} · {NameOf(exercise, header)} · {ReportParts.Moment(header.StartedAt)}",
            parts,
            $"{ReportParts.Footer} "
                + Phrases.Say("report.session.footer", header.Id, session.Summary?.Version ?? header.Version))
        {
            Language = Language.Current.Code,
        };
    }

    private static IEnumerable<ReportPart> FirstPage(StoredSession session, IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        SessionHeader header = session.Header;
        SessionSummary? summary = session.Summary;
        if (header.Source.StartsWith("simulated", StringComparison.Ordinal))
        {
            yield return new ReportParagraph(Phrases.Say("report.simulated"), IsNote: true);
        }

        bool isLift = exercise?.Movement == ExerciseMovement.HipLift;
        yield return isLift ? LiftReport.Figures(summary?.Repetitions ?? []) : Figures(summary, steps, exercise);
        yield return new ReportFacts(
        [
            (Phrases.Say("report.person"), header.Person),
            (Phrases.Say("word.exercise"), exercise is null ? header.Exercise : Phrases.Say("report.exercise", ExerciseWords.Name(exercise), exercise.Version)),
            (Phrases.Say("report.began"), ReportParts.Moment(header.StartedAt)),
            (Phrases.Say("report.lasted"), summary is null ? Units.None : Units.Clock(TimeSpan.FromSeconds(summary.DurationS))),
            (Phrases.Say("report.session"), header.Id.Value),
            (Phrases.Say("report.measured-by"), Phrases.Say("report.engine", summary?.Version ?? header.Version)),
        ]);
        yield return new ReportHeading(Phrases.Say("report.quality"));
        yield return summary is null
            ? new ReportParagraph(session.State == SessionState.Recording ? Phrases.Say("report.recording") : Phrases.Say("report.interrupted"), IsNote: true)
            : ReportParts.Sensors(summary.Sensors);
        if (summary is not null)
        {
            yield return isLift ? LiftReport.Coverage(summary.Repetitions) : new ReportParagraph(Phrases.Say("report.coverage", summary.Steps.Valid, summary.Steps.Total, Units.Percent(summary.Quality.Coverage), Units.With(summary.Quality.MeanConfidence, 2, "")));
            foreach (string note in summary.Quality.Notes)
            {
                yield return new ReportParagraph(NoteWords.Of(note), IsNote: true);
            }
        }
    }

    private static string NameOf(ExerciseProtocol? exercise, SessionHeader header) => exercise is null ? header.Exercise : ExerciseWords.Name(exercise);

    private static ReportFigures Figures(SessionSummary? summary, IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        LengthMeasure length = LengthMeasure.For(exercise);
        MetricWords words = MetricWords.For(length.Column);
        LandingMeasure landing = LandingMeasure.For(exercise);
        TargetShare? landed = landing.Of(summary);
        MetricSummary? metric = summary?.Metrics.GetValueOrDefault(length.Column);
        return new ReportFigures(
        [
            (Phrases.Say("word.steps"), steps.Count.ToString(CultureInfo.InvariantCulture), Phrases.Say("report.fit", steps.Count(s => s.Valid))),
            (landing.Cue is null ? Phrases.Say("report.first-contact") : landing.Label, Units.Percent(landed?.Share), landed is null ? Phrases.Say("plot.no-judgement") : Phrases.Say("report.judged", landed.InTarget, landed.Judged)),
            (words.Label, words.Text(metric?.Mean), Phrases.Say("report.sd", words.Text(metric?.Sd))),
            (Phrases.Say("metric.cadence_spm"), Units.With(summary?.CadenceSpm, 0, "/min"), Phrases.Say("report.cadence.remark")),
            (Phrases.Say("metric.speed_mps"), Units.Speed(summary?.SpeedMps), Phrases.Say("report.speed.remark")),
        ]);
    }

    private static IEnumerable<ReportPart> Measures(SessionSummary summary)
    {
        yield return new ReportHeading(Phrases.Say("report.measures"));
        yield return new ReportTable(
            [Phrases.Say("word.measure"), "n", Phrases.Say("word.mean"), Phrases.Say("word.sd"), Phrases.Say("word.left"), Phrases.Say("word.right"), Phrases.Say("word.asymmetry")],
            [.. summary.Metrics.Where(m => m.Value.N > 0).Select(m => Row(MetricWords.For(m.Key), m.Value))]) { FirstShare = 0.3 };
        yield return new ReportParagraph(Phrases.Say("report.measures.note"));
    }

    private static IEnumerable<ReportPart> More(SessionSummary summary, bool isLift)
    {
        List<(string, string)> more = [.. isLift ? Breaths(summary, isLift) : Breaths(summary, isLift).Concat(OfWalking(summary))];
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

    private static IEnumerable<(string Name, string Value)> Breaths(SessionSummary summary, bool isLift)
    {
        if (summary.Breathing is { } breathing)
        {
            yield return (Phrases.Say("report.breath.rest"), Rate(breathing.RestRatePerMin));
            if (!isLift)
            {
                yield return (Phrases.Say("report.breath.walk"), Rate(breathing.WalkingRatePerMin));
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> OfWalking(SessionSummary summary)
    {
        if (summary.Posture?.Pelvis is { ChangeDeg: { } pelvis })
        {
            yield return (Phrases.Say("report.stance.pelvis"), Units.With(pelvis, 1, Phrases.Say("report.forward")));
        }

        if (summary.Posture?.Thorax is { ChangeDeg: { } thorax })
        {
            yield return (Phrases.Say("report.stance.thorax"), Units.With(thorax, 1, Phrases.Say("report.forward")));
        }

        if (summary.SessionMetrics.GetValueOrDefault("phase_coordination_index_percent") is { Value: { } index } counted)
        {
            yield return (Phrases.Say("report.pci"), Phrases.Say("report.pci.value", Units.With(index, 1, "\u00A0%"), counted.N));
        }
    }

    private static string Rate(double? perMinute) => perMinute is null ? Phrases.Say("report.breath.none") : Units.With(perMinute, 0, Phrases.Say("report.breath.unit"));
}
