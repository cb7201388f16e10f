using GaitSense.App.Live;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Export.Plots;
using GaitSense.Gait.Agreement;
using GaitSense.Gait.Summaries;

namespace GaitSense.App.Reports;

/// <summary>One measure over a person's sessions of one exercise, in the unit that a person reads.</summary>
internal sealed record Trend(string Label, string Unit, int Digits, IReadOnlyList<TrendPoint> Points)
{
    private const string PerMinute = "/min";

    private static readonly string[] Columns =
        ["step_time_s", "foot_strike_angle_deg", "toe_out_deg", "pelvic_tilt_deg", "lumbar_extension_deg", "arm_swing_deg"];

    /// <summary>Level and fluctuation of the first sessions; null below three.</summary>
    public DetectableChange? Change { get; } = DetectableChange.Of([.. Points.Select(p => p.Mean)]);

    /// <summary>Lowest value in target; null when open.</summary>
    public double? Low { get; init; }

    /// <summary>Highest value in target; null when open.</summary>
    public double? High { get; init; }

    /// <summary>Name with unit, for an axis.</summary>
    public string NameWithUnit => Unit.Length == 0 ? ReportWords.Within(Label) : $"{ReportWords.Within(Label)}, {Unit}";

    /// <summary>The measures that have values, the exercise's own first.</summary>
    public static IEnumerable<Trend> Of(IReadOnlyList<StoredSession> sessions, ExerciseProtocol? exercise)
    {
        ExerciseCue? landing = exercise?.Cues.FirstOrDefault(c => c.Metric == "contact_pattern");
        if (landing is not null)
        {
            yield return Own(ReportWords.Accepted(landing.Accepted), "%", 0, sessions, s => 100 * s.Targets.GetValueOrDefault(landing.Id)?.Share);
        }

        foreach (string column in Columns.Prepend(LengthMeasure.For(exercise).Column).Prepend("stride_length_m").Distinct())
        {
            yield return OfColumn(column, sessions, exercise?.Cues.FirstOrDefault(c => c.Metric == column && !c.Magnitude));
        }

        yield return Own(Phrases.Say("metric.cadence_spm"), PerMinute, 0, sessions, s => s.CadenceSpm);
        yield return Own(Phrases.Say("report.speed"), "m/s", 2, sessions, s => s.SpeedMps);
    }

    /// <summary>A value with its unit.</summary>
    public string Text(double? value) => Units.With(value, Digits, Unit is "" or "°" or PerMinute ? Unit : "\u00A0" + Unit);

    /// <summary>A text with a capital at its beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static Trend OfColumn(string column, IReadOnlyList<StoredSession> sessions, ExerciseCue? cue)
    {
        MetricWords words = MetricWords.For(column);
        return new Trend(words.Label, words.Unit, words.Digits, PointsOf(sessions, s => s.Metrics.GetValueOrDefault(column) is { } m ? (m.Mean * words.Factor, m.Sd * words.Factor) : default))
        {
            Low = cue?.Low * words.Factor,
            High = cue?.High * words.Factor,
        };
    }

    private static Trend Own(string label, string unit, int digits, IReadOnlyList<StoredSession> sessions, Func<SessionSummary, double?> value) =>
        new(Capital(label), unit, digits, PointsOf(sessions, s => (value(s), null)));

    // A session of a few steps has means, but none that could be held against those of other days.
    private static bool IsSettled(StoredSession session) =>
        session.Summary!.Steps.Total == 0 || session.Summary.Steps.Valid >= 2 * SummaryGates.SettledPerSide;

    private static IReadOnlyList<TrendPoint> PointsOf(IReadOnlyList<StoredSession> sessions, Func<SessionSummary, (double? Mean, double? Sd)> value) =>
    [
        .. sessions.Where(IsSettled).Select(s => (s.Header.StartedAt, Value: value(s.Summary!)))
            .Where(p => p.Value.Mean is { } m && double.IsFinite(m))
            .Select(p => new TrendPoint(p.StartedAt, p.Value.Mean!.Value, p.Value.Sd)),
    ];
}
