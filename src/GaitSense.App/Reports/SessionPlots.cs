using GaitSense.App.Live;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Export.Plots;
using GaitSense.Export.Reports;

namespace GaitSense.App.Reports;

/// <summary>The plots of one session.</summary>
internal static class SessionPlots
{
    private const int MaxStrip = 360;
    private const int MaxPoints = 1500;
    private static readonly string[] Symmetric = ["stride_length_m", "step_time_s", "swing_time_s", "double_support_s", "foot_clearance_m", "arm_swing_deg"];

    /// <summary>All plots that there are values for.</summary>
    public static IEnumerable<ReportPart> Of(IReadOnlyList<Step> steps, ExerciseProtocol? exercise, SessionSummary? summary)
    {
        yield return Strip(steps, exercise);
        foreach (ReportPart? plot in new ReportPart?[] { Length(steps, exercise), Trunk(steps, exercise), Phase(steps, exercise), Symmetry(summary) })
        {
            if (plot is not null)
            {
                yield return plot;
            }
        }
    }

    private static ReportPlot Strip(IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        IReadOnlyList<Step> shown = steps.Count > MaxStrip ? [.. steps.Skip(steps.Count - MaxStrip)] : steps;
        string? accepted = exercise?.Cues.FirstOrDefault(c => c.Metric == "contact_pattern")?.Accepted is [string first, ..] ? first : null;
        string which = shown.Count < steps.Count ? " " + Phrases.Say("report.strip.last", shown.Count, steps.Count) : "";
        return new ReportPlot(Phrases.Say("report.strip"), new StepStripPlot(shown, accepted) { Words = ReportWords.Plots() }, Phrases.Say("report.strip.caption") + which);
    }

    private static ReportPlot? Length(IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        LengthMeasure measure = LengthMeasure.For(exercise);
        if (steps.All(s => measure.Of(s) is null))
        {
            measure = new LengthMeasure("stride_length_m", null);
        }

        SeriesPlot? plot = BySide(steps, measure.Column, measure.Cue);
        return plot is null ? null : new ReportPlot(
            Phrases.Say("report.length", MetricWords.For(measure.Column).Label),
            plot,
            measure.IsStride ? Phrases.Say("report.length.stride") : Phrases.Say("report.length.step"));
    }

    private static ReportPlot? Trunk(IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        Series[] lines =
        [
            .. new[] { Line(steps, "pelvic_tilt_deg", Palette.Left, false), Line(steps, "lumbar_extension_deg", Palette.Right, true) }.Where(l => l.Points.Count > 0),
        ];
        ExerciseCue? cue = exercise?.Cues.FirstOrDefault(c => c.Metric == (lines.Any(l => l.IsSquare) ? "lumbar_extension_deg" : "pelvic_tilt_deg"));
        return lines.Length == 0 ? null : new ReportPlot(
            Phrases.Say("report.trunk"),
            new SeriesPlot { NameY = Phrases.Say("report.degrees"), Words = ReportWords.Plots(), Lines = lines, TargetLow = cue?.Low, TargetHigh = cue?.High },
            Phrases.Say("report.trunk.caption") + (cue is null ? "" : " " + Phrases.Say("report.trunk.target", ReportWords.Within(MetricWords.For(cue.Metric!).Label))));
    }

    private static ReportPlot? Phase(IReadOnlyList<Step> steps, ExerciseProtocol? exercise)
    {
        Step[] judged = [.. steps.Where(s => s.Valid && s.ArmLegPhaseRad is not null)];
        double[] Of(Side side) => [.. judged.Where(s => s.Side == side).Select(s => Angle.ToDeg(s.ArmLegPhaseRad)!.Value)];
        ExerciseCue? cue = exercise?.Cues.FirstOrDefault(c => c.Metric == "arm_leg_phase_deg");
        return judged.Length == 0 ? null : new ReportPlot(
            Phrases.Say("report.phase"),
            new PhaseRosePlot(Of(Side.Left), Of(Side.Right), cue is { Magnitude: true } ? cue.Low : null) { Words = ReportWords.Plots() },
            Phrases.Say("report.phase.caption"));
    }

    private static ReportPlot? Symmetry(SessionSummary? summary)
    {
        SymmetryRow[] rows =
        [
            .. Symmetric.Where(c => summary?.Metrics.GetValueOrDefault(c) is { N: > 0 }).Select(c => Row(MetricWords.For(c), summary!.Metrics[c])),
        ];
        return rows.Length == 0 ? null : new ReportPlot(
            Phrases.Say("report.symmetry"),
            new SymmetryPlot(rows) { Words = ReportWords.Plots() },
            Phrases.Say("report.symmetry.caption"));
    }

    private static SymmetryRow Row(MetricWords words, MetricSummary m) => new(words.Label, words.Text(m.Left), words.Text(m.Right), m.AsymmetryPercent);

    private static SeriesPlot? BySide(IReadOnlyList<Step> steps, string column, ExerciseCue? cue)
    {
        MetricWords words = MetricWords.For(column);
        Series[] lines =
        [
            Line([.. steps.Where(s => s.Side == Side.Left)], column, Palette.Left, false) with { Name = Phrases.Say("plot.left") },
            Line([.. steps.Where(s => s.Side == Side.Right)], column, Palette.Right, true) with { Name = Phrases.Say("plot.right") },
        ];
        return lines.All(l => l.Points.Count == 0) ? null : new SeriesPlot
        {
            NameY = $"{ReportWords.Within(words.Label)}, {words.Unit}",
            Words = ReportWords.Plots(),
            Lines = lines,
            TargetLow = cue?.Low * words.Factor,
            TargetHigh = cue?.High * words.Factor,
        };
    }

    private static Series Line(IReadOnlyList<Step> steps, string column, string colour, bool isSquare)
    {
        MetricWords words = MetricWords.For(column);
        Func<Step, double?> value = StepColumns.Find(column)!.Value!;
        int every = Math.Max(1, (steps.Count + MaxPoints - 1) / MaxPoints);
        return new Series(
            ReportWords.Within(words.Label),
            colour,
            [
                .. steps.Where((_, i) => i % every == 0)
                    .Select(s => (Step: s, Value: value(s) * words.Factor))
                    .Where(p => p.Value is { } v && double.IsFinite(v))
                    .Select(p => new SeriesPoint(p.Step.InitialContact.Seconds, p.Value!.Value, p.Step.Valid && !p.Step.Flags.HasFlag(StepFlags.Turn) ? PointKind.Sure : PointKind.Doubtful)),
            ],
            isSquare);
    }
}
