using GaitSense.Core.Steps;

namespace GaitSense.App.Wording;

/// <summary>What the columns of the step table are called on the page, and in which unit a person reads them.</summary>
/// <param name="Label">Name.</param>
/// <param name="Unit">Unit on the page.</param>
/// <param name="Factor">Multiplies the column's value into that unit.</param>
/// <param name="Digits">Digits after the point.</param>
public sealed record MetricWords(string Label, string Unit, double Factor, int Digits)
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["stride_length_m"] = "Stride length",
        ["step_length_m"] = "Step length",
        ["stride_time_s"] = "Stride time",
        ["step_time_s"] = "Step time",
        ["swing_time_s"] = "Swing time",
        ["double_support_s"] = "Double support",
        ["contact_pattern"] = "What touches first",
        ["foot_strike_angle_deg"] = "Foot strike angle",
        ["toe_out_deg"] = "Toe-out",
        ["foot_clearance_m"] = "Foot clearance",
        ["pelvic_tilt_deg"] = "Pelvic tilt",
        ["pelvic_tilt_range_deg"] = "Pelvic tilt, range",
        ["pelvic_obliquity_range_deg"] = "Pelvic obliquity, range",
        ["pelvic_rotation_range_deg"] = "Pelvic rotation, range",
        ["lumbar_extension_deg"] = "Lumbar extension",
        ["arm_leg_phase_deg"] = "Arm against leg, phase",
        ["arm_leg_ratio"] = "Arm swings per stride",
        ["arm_swing_deg"] = "Arm swing",
        ["trunk_counter_rotation_deg"] = "Thorax against pelvis, turn",
        ["trunk_counter_rotation_phase_deg"] = "Thorax against pelvis, phase",
        ["direction"] = "Direction",
        ["cadence_spm"] = "Cadence",
    };

    /// <summary>The words for a column.</summary>
    public static MetricWords For(string column)
    {
        string label = Labels.GetValueOrDefault(column, column);
        return (StepColumns.Find(column)?.Unit ?? "") switch
        {
            "m" => new MetricWords(label, "cm", 100, 1),
            "deg" => new MetricWords(label, "°", 1, 1),
            "s" => new MetricWords(label, "s", 1, 2),
            _ => new MetricWords(label, "", 1, 1),
        };
    }

    /// <summary>A value of the column, with its unit.</summary>
    public string Text(double? value) => Units.With(value * Factor, Digits, Unit switch { "" => "", "°" => "°", _ => "\u00A0" + Unit });

    /// <summary>A value of the column, without unit.</summary>
    public string Number(double? value) => Units.With(value * Factor, Digits, "");

    /// <summary>A target's bounds, with the unit: "20–35 cm", "at most 8°".</summary>
    public string Range(double? low, double? high) => (low, high) switch
    {
        ({ } l, { } h) => $"{Number(l)} to {Text(h)}",
        ({ } l, null) => $"at least {Text(l)}",
        (null, { } h) => $"at most {Text(h)}",
        _ => Units.None,
    };
}
