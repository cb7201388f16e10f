using System.Text;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;

namespace GaitSense.App.Cli.Simulate;

/// <summary>The true landings as comma-separated text. What no worn sensor could tell is empty, as is the direction of a
/// landing within a turn.</summary>
internal static class TruthTable
{
    private static readonly string[] Measured =
    [
        "side", "initial_contact_s", "final_contact_s", "stride_length_m", "step_length_m", "direction", "contact_pattern",
        "foot_strike_angle_deg", "pelvic_tilt_deg", "arm_leg_phase_deg",
    ];

    /// <summary>The text: a heading, then one line per landing.</summary>
    public static string Of(SimulationScenario scenario, SimulationTruth truth)
    {
        IReadOnlyList<BodySite> worn = scenario.Sensors.Sites;
        StringBuilder text = new();
        text.AppendJoin(',', [.. Measured, "optional", "note"]).Append('\n');
        foreach (Step step in truth.Steps.Where(s => worn.Contains(FootOf(s.Side))))
        {
            string note = step.Flags.HasFlag(StepFlags.Turn) ? "turn" : "";
            text.AppendJoin(',', [.. Measured.Select(name => Cell(name, step, worn)), "0", note]).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string name, Step step, IReadOnlyList<BodySite> worn)
    {
        bool isTold = name switch
        {
            "direction" => !step.Flags.HasFlag(StepFlags.Turn),
            "pelvic_tilt_deg" => worn.Contains(BodySite.Pelvis),
            "arm_leg_phase_deg" => worn.Contains(step.Side == Side.Left ? BodySite.LeftWrist : BodySite.RightWrist),
            _ => true,
        };
        return isTold ? StepColumns.Find(name)!.Text(step) : "";
    }

    private static BodySite FootOf(Side side) => side == Side.Left ? BodySite.LeftFoot : BodySite.RightFoot;
}
