using static GaitSense.App.Grafana.Boards.Choices;

namespace GaitSense.App.Grafana.Boards;

/// <summary>One person from session to session.</summary>
internal static class PersonTrends
{
    public static Dashboard Board { get; } = new(
        "gaitsense-trends",
        "GaitSense: trends",
        "What the finished sessions of a person came to, one point a session. The numbers are those of the session's summary.",
        "now-1y",
        "",
        [Practised, Exercise],
        [
            Of("Sessions", PanelKind.Stat, "", 8, $"SELECT count(\"steps\") FROM \"gait_session\" WHERE {OfPerson}", "sessions"),
            Of("Steps fit for judgement", PanelKind.Stat, "", 8, $"SELECT sum(\"valid_steps\") FROM \"gait_session\" WHERE {OfPerson}", "steps"),
            Of("Time practised", PanelKind.Stat, "s", 8, $"SELECT sum(\"duration_s\") FROM \"gait_session\" WHERE {OfPerson}", "time"),
            WithSpread("Stride length", "lengthm", "stride_length_m"),
            WithSpread("Step length", "lengthm", "step_length_m"),
            Mean("Cadence, steps/min", "", "cadence_spm"),
            Mean("Speed", "velocityms", "speed_mps"),
            WithSpread("Foot strike angle, toes up positive", "degree", "foot_strike_angle_deg"),
            WithSpread("Foot clearance", "lengthm", "foot_clearance_m"),
            WithSpread("Toe-out", "degree", "toe_out_deg"),
            WithSpread("Pelvic tilt, anterior positive", "degree", "pelvic_tilt_deg"),
            Of("Share of judged steps in target", PanelKind.Lines, "percentunit", 24, $"SELECT /^target_.*_share$/ FROM \"gait_session\" WHERE {OfPerson}", "$col") with
            {
                Min = 0,
                Max = 1,
            },
            Of("Steps", PanelKind.Lines, "", 12, $"SELECT \"steps\", \"valid_steps\" FROM \"gait_session\" WHERE {OfPerson}", "$col"),
            Mean("Duration", "s", "duration_s"),
        ]);

    private static Panel Mean(string title, string unit, string metric) =>
        Of(title, PanelKind.Lines, unit, 12, $"SELECT \"{metric}\" FROM \"gait_session\" WHERE {OfPerson}", "$col");

    private static Panel WithSpread(string title, string unit, string metric) => new(
        title,
        PanelKind.Lines,
        unit,
        12,
        [
            new PanelQuery($"SELECT \"{metric}\" AS \"mean\", \"{metric}_median\" AS \"median\" FROM \"gait_session\" WHERE {OfPerson}", "$col"),
            new PanelQuery($"SELECT \"{metric}\" + \"{metric}_sd\" AS \"mean + sd\", \"{metric}\" - \"{metric}_sd\" AS \"mean - sd\" FROM \"gait_session\" WHERE {OfPerson}", "$col"),
        ]);
}
