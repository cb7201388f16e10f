using System.Globalization;
using GaitSense.Core.Geometry;

namespace GaitSense.Core.Steps;

/// <summary>The step table: names, units and order of its columns, once for files, API and statistics.
/// Degrees appear here and nowhere further inside.</summary>
public static class StepColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<StepColumn> All { get; } =
    [
        Word("side", s => NameOf(s.Side)),
        Number("initial_contact_s", "s", 4, s => s.InitialContact.Seconds),
        Number("final_contact_s", "s", 4, s => s.FinalContact?.Seconds),
        Word("direction", s => s.Direction == WalkingDirection.Unknown ? "" : NameOf(s.Direction)),
        Metric("stride_length_m", "m", 4, s => s.StrideLengthM),
        Metric("step_length_m", "m", 4, s => s.StepLengthM),
        Number("step_length_sd_m", "m", 4, s => s.StepLengthSdM),
        Metric("stride_time_s", "s", 4, s => s.StrideTime?.TotalSeconds),
        Metric("step_time_s", "s", 4, s => s.StepTime?.TotalSeconds),
        Metric("swing_time_s", "s", 4, s => s.SwingTime?.TotalSeconds),
        Metric("double_support_s", "s", 4, s => s.DoubleSupport?.TotalSeconds),
        Word("contact_pattern", s => NameOf(s.ContactPattern)),
        Metric("foot_strike_angle_deg", "deg", 2, s => Angle.ToDeg(s.FootStrikeAngleRad)),
        Metric("toe_out_deg", "deg", 2, s => Angle.ToDeg(s.ToeOutRad)),
        Metric("foot_clearance_m", "m", 4, s => s.FootClearanceM),
        Metric("pelvic_tilt_deg", "deg", 2, s => Angle.ToDeg(s.PelvicTiltRad)),
        Metric("pelvic_tilt_range_deg", "deg", 2, s => Angle.ToDeg(s.PelvicTiltRangeRad)),
        Metric("pelvic_obliquity_range_deg", "deg", 2, s => Angle.ToDeg(s.PelvicObliquityRangeRad)),
        Metric("pelvic_rotation_range_deg", "deg", 2, s => Angle.ToDeg(s.PelvicRotationRangeRad)),
        Metric("lumbar_extension_deg", "deg", 2, s => Angle.ToDeg(s.LumbarExtensionRad)),
        Number("arm_leg_phase_deg", "deg", 1, s => Angle.ToDeg(s.ArmLegPhaseRad)),
        Number("arm_leg_ratio", "", 0, s => s.ArmLegRatio),
        Metric("arm_swing_deg", "deg", 1, s => Angle.ToDeg(s.ArmSwingRad)),
        Number("confidence", "", 3, s => s.Confidence),
        Word("valid", s => s.Valid ? "true" : "false"),
        Word("flags", s => NamesOf(s.Flags)),
        Number("contact_confidence", "", 3, s => s.Confidences.Contact),
        Number("stride_length_confidence", "", 3, s => s.Confidences.Length),
        Number("step_length_confidence", "", 3, s => s.Confidences.StepLength),
        Number("contact_pattern_confidence", "", 3, s => s.Confidences.Pattern),
        Number("foot_strike_angle_confidence", "", 3, s => s.Confidences.StrikeAngle),
        Number("toe_out_confidence", "", 3, s => s.Confidences.ToeOut),
        Number("foot_clearance_confidence", "", 3, s => s.Confidences.Clearance),
        Number("pelvic_tilt_confidence", "", 3, s => s.Confidences.PelvicTilt),
        Number("lumbar_extension_confidence", "", 3, s => s.Confidences.Lumbar),
        Number("arm_leg_confidence", "", 3, s => s.Confidences.Arm),
        Number("trunk_counter_rotation_confidence", "", 3, s => s.Confidences.CounterRotation),
        Number("trunk_counter_rotation_deg", "deg", 1, s => Angle.ToDeg(s.TrunkCounterRotationRad)),
        Number("trunk_counter_rotation_phase_deg", "deg", 1, s => Angle.ToDeg(s.TrunkCounterRotationPhaseRad)),
    ];

    /// <summary>The column of that name, or null.</summary>
    public static StepColumn? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    /// <summary>The word for a value of an enumeration in files: snake case.</summary>
    public static string NameOf(Enum value)
    {
        string name = value.ToString();
        return string.Concat(name.Select((c, i) =>
            (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
    }

    /// <summary>The words for flags, separated by semicolons; empty for none.</summary>
    public static string NamesOf(StepFlags flags) => string.Join(
        ';',
        Enum.GetValues<StepFlags>().Where(f => f != StepFlags.None && flags.HasFlag(f)).Select(f => NameOf(f)));

    private static StepColumn Word(string name, Func<Step, string> text) => new(name, "", false, null, text);

    private static StepColumn Number(string name, string unit, int digits, Func<Step, double?> value) =>
        new(name, unit, false, value, s => Text(value(s), digits));

    private static StepColumn Metric(string name, string unit, int digits, Func<Step, double?> value) =>
        new(name, unit, true, value, s => Text(value(s), digits));

    private static string Text(double? value, int digits) =>
        value is { } v && double.IsFinite(v) ? Math.Round(v, digits).ToString("0.######", CultureInfo.InvariantCulture) : "";
}

/// <summary>One column of the step table.</summary>
/// <param name="Name">Name, with the unit as suffix.</param>
/// <param name="Unit">Unit; empty for none.</param>
/// <param name="Averaged">True when its mean over steps means something.</param>
/// <param name="Value">The number; null for a column of words.</param>
/// <param name="Text">The cell: invariant culture, empty for no value.</param>
public sealed record StepColumn(
    string Name,
    string Unit,
    bool Averaged,
    Func<Step, double?>? Value,
    Func<Step, string> Text);
