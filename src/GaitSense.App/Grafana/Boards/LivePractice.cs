using static GaitSense.App.Grafana.Boards.Choices;

namespace GaitSense.App.Grafana.Boards;

/// <summary>The practice that goes on now, step by step.</summary>
internal static class LivePractice
{
    private static readonly string[] Patterns = ["heel", "flat", "toe"];

    public static Dashboard Board { get; } = new(
        "gaitsense-live",
        "GaitSense: live practice",
        "The steps of a practice as they come, some seconds behind the walker.",
        "now-15m",
        "5s",
        [Person, Session],
        [
            Of("Steps", PanelKind.Stat, "", 6, $"SELECT count(\"valid\") FROM \"gait_step\" WHERE {OfSession}", "steps"),
            Of("Steps fit for judgement", PanelKind.Stat, "", 6, $"SELECT count(\"valid\") FROM \"gait_step\" WHERE {OfSession} AND \"valid\" = true", "valid"),
            Of("Cadence of the last steps", PanelKind.Stat, "", 6, $"SELECT 60 / mean(\"step_time_s\") FROM \"gait_step\" WHERE {OfSession} AND \"valid\" = true", "steps/min"),
            Of("Stride length", PanelKind.Stat, "lengthm", 6, $"SELECT mean(\"stride_length_m\") FROM \"gait_step\" WHERE {OfSession} AND \"valid\" = true", "mean"),
            BySide("Step length", "lengthm", "step_length_m"),
            BySide("Stride length", "lengthm", "stride_length_m"),
            BySide("Foot strike angle, toes up positive", "degree", "foot_strike_angle_deg"),
            BySide("Foot clearance", "lengthm", "foot_clearance_m"),
            BySide("Toe-out", "degree", "toe_out_deg"),
            BySide("Pelvic tilt, anterior positive", "degree", "pelvic_tilt_deg"),
            new Panel(
                "Landings by what touches first",
                PanelKind.Bars,
                "",
                12,
                [.. Patterns.Select(p => new PanelQuery($"SELECT count(\"valid\") FROM \"gait_step\" WHERE {OfSession} AND \"contact_pattern\" = '{p}'", p))]),
            new Panel(
                "Judged steps in target, and out",
                PanelKind.Bars,
                "",
                12,
                [
                    new PanelQuery($"SELECT count(\"in_target\") FROM \"gait_cue\" WHERE {OfSession} AND \"in_target\" = true GROUP BY \"cue\"", "$tag_cue in"),
                    new PanelQuery($"SELECT count(\"in_target\") FROM \"gait_cue\" WHERE {OfSession} AND \"in_target\" = false GROUP BY \"cue\"", "$tag_cue out"),
                ]),
        ]);

    private static Panel BySide(string title, string unit, string metric) =>
        Of(title, PanelKind.Points, unit, 12, $"SELECT \"{metric}\" FROM \"gait_step\" WHERE {OfSession} GROUP BY \"side\"", "$tag_side");
}
