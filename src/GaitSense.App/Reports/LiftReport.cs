using System.Globalization;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Export.Plots;
using GaitSense.Export.Reports;
using GaitSense.Gait.Summaries;

namespace GaitSense.App.Reports;

/// <summary>What a report says of a session of repetitions, where that of a walk speaks of steps.</summary>
internal static class LiftReport
{
    // So many columns of figures stand beside the names of the measures on a page.
    private const int Beside = 8;

    private static readonly string[] Large = ["tuck_deg", "hold_time_s", "lift_height_m", "lumbar_extension_deg"];

    /// <summary>The figures in large type.</summary>
    public static ReportFigures Figures(IReadOnlyList<Repetition> repetitions)
    {
        IReadOnlyDictionary<string, MetricSummary> metrics = RepetitionMetrics.Of(repetitions);
        return new ReportFigures(
        [
            (Phrases.Say("lift.repetitions"), Number(repetitions.Count), Phrases.Say("report.fit", repetitions.Count(r => r.Valid))),
            .. Large.Select(c => (MetricWords.For(c).Label, MetricWords.For(c).Text(metrics.GetValueOrDefault(c)?.Mean), Phrases.Say("report.mean-of", metrics.GetValueOrDefault(c)?.N ?? 0))),
        ]);
    }

    /// <summary>How many are fit for judgement.</summary>
    public static ReportParagraph Coverage(IReadOnlyList<Repetition> repetitions) =>
        new(Phrases.Say("report.coverage.lifts", repetitions.Count(r => r.Valid), repetitions.Count));

    /// <summary>Every measure of every repetition, its statistics, and the tuck against its target.</summary>
    public static IEnumerable<ReportPart> Measures(IReadOnlyList<Repetition> repetitions, ExerciseProtocol? exercise)
    {
        if (repetitions.Count == 0)
        {
            yield break;
        }

        yield return new ReportHeading(Phrases.Say("report.lift-by-lift"));
        yield return Tuck(repetitions, exercise);
        foreach (Repetition[] some in repetitions.Chunk(Beside))
        {
            yield return Table(some);
        }

        yield return new ReportHeading(Phrases.Say("report.measures.lifts"));
        yield return new ReportTable(
            [Phrases.Say("word.measure"), "n", Phrases.Say("word.mean"), Phrases.Say("word.median"), Phrases.Say("word.sd")],
            [.. RepetitionMetrics.Of(repetitions).Select(m => Row(MetricWords.For(m.Key), m.Value))]) { FirstShare = 0.4 };
        yield return new ReportParagraph(Phrases.Say("report.measures.lifts.note"));
    }

    private static ReportPlot Tuck(IReadOnlyList<Repetition> repetitions, ExerciseProtocol? exercise)
    {
        MetricWords words = MetricWords.For("tuck_deg");
        ExerciseCue? cue = exercise?.Cues.FirstOrDefault(c => c.Metric == "tuck_deg");
        RepetitionColumn column = RepetitionColumns.Find("tuck_deg")!;
        return new ReportPlot(
            words.Label,
            new SeriesPlot
            {
                NameX = Phrases.Say("report.repetition"),
                NameY = $"{ReportWords.Within(words.Label)}, {words.Unit}",
                Words = ReportWords.Plots(),
                Lines = [new Series(ReportWords.Within(words.Label), Palette.Left, [.. repetitions.Select(r => new SeriesPoint(r.Number, column.Value(r) ?? 0, r.Valid ? PointKind.Sure : PointKind.Doubtful))])],
                TargetLow = cue?.Low,
                TargetHigh = cue?.High,
            },
            Phrases.Say("report.tuck.caption"));
    }

    private static ReportTable Table(Repetition[] some) => new(
        [Phrases.Say("word.measure"), .. some.Select(r => Number(r.Number))],
        [
            .. RepetitionColumns.All.Where(c => c.IsMeasure && some.Any(r => c.Value(r) is not null))
                .Select(c => (IReadOnlyList<string>)[MetricWords.For(c.Name).Label, .. some.Select(r => MetricWords.For(c.Name).Text(c.Value(r)))]),
            [Phrases.Say("report.fit-share"), .. some.Select(r => Phrases.Say(r.Valid ? "word.yes" : "word.no"))],
        ]) { FirstShare = 0.34 };

    private static IReadOnlyList<string> Row(MetricWords words, MetricSummary m) =>
        [words.Label, Number(m.N), words.Text(m.Mean), words.Text(m.Median), words.Number(m.Sd)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
