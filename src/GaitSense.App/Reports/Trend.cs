using GaitSense.App.Live;
using GaitSense.App.Measures;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Export.Plots;
using GaitSense.Gait.Agreement;

namespace GaitSense.App.Reports;

/// <summary>One measure over a person's sessions of one exercise, in the unit that a person reads.</summary>
internal sealed record Trend(MetricWords Words, IReadOnlyList<TrendPoint> Points)
{
    private static readonly string[] OfSteps =
    [
        "landing_share", "stride_length_m", "step_length_m", "step_time_s", "foot_strike_angle_deg", "toe_out_deg", "pelvic_tilt_deg",
        "lumbar_extension_deg", "arm_swing_deg", "cadence_spm", "speed_mps",
    ];

    /// <summary>Level and fluctuation of the first sessions; null below three.</summary>
    public DetectableChange? Change { get; } = DetectableChange.Of([.. Points.Select(p => p.Mean)]);

    /// <summary>Lowest value in target; null when open.</summary>
    public double? Low { get; init; }

    /// <summary>Highest value in target; null when open.</summary>
    public double? High { get; init; }

    /// <summary>Name with unit, for an axis.</summary>
    public string NameWithUnit => Words.Unit.Length == 0 ? ReportWords.Within(Words.Label) : $"{ReportWords.Within(Words.Label)}, {Words.Unit}";

    /// <summary>The measures that a report follows, the exercise's own first.</summary>
    public static IEnumerable<Trend> Of(IReadOnlyList<StoredSession> sessions, ExerciseProtocol? exercise)
    {
        string length = LengthMeasure.For(exercise).Column;
        return TrendMeasure.Of(exercise)
            .Where(m => exercise?.Movement == ExerciseMovement.HipLift || (OfSteps.Contains(m.Column) && (m.Column != "step_length_m" || m.Column == length)))
            .Select(m => Of(m, sessions, exercise?.Cues.FirstOrDefault(c => c.Metric == m.Column && !c.Magnitude)));
    }

    /// <summary>A value in the unit that a person reads, with that unit.</summary>
    public string Text(double? value) => Words.Text(value / Words.Factor);

    private static Trend Of(TrendMeasure measure, IReadOnlyList<StoredSession> sessions, ExerciseCue? cue)
    {
        double factor = measure.Words.Factor;
        return new Trend(
            measure.Words,
            [
                .. sessions.Where(s => measure.Value(s) is not null)
                    .Select(s => new TrendPoint(s.Header.StartedAt, measure.Value(s)!.Value * factor, measure.Sd(s) * factor)),
            ])
        {
            Low = cue?.Low * factor,
            High = cue?.High * factor,
        };
    }
}
