using GaitSense.Core.Steps;

namespace GaitSense.App.Components.Sessions;

/// <summary>Which confidence of a step speaks of which column.</summary>
public static class StepConfidences
{
    /// <summary>Mean confidence of that column over the valid steps that have a value; null when none does or the column
    /// has no confidence of its own.</summary>
    public static double? Mean(string column, IReadOnlyList<Step> steps)
    {
        Func<Step, double?>? value = StepColumns.Find(column)?.Value;
        return Of(column) is { } confidence && value is not null
            ? steps.Where(s => s.Valid && value(s) is not null).Average(s => (double?)confidence(s.Confidences))
            : null;
    }

    private static Func<StepConfidence, double>? Of(string column) => column switch
    {
        "stride_length_m" => c => c.Length,
        "step_length_m" => c => c.StepLength,
        "stride_time_s" or "step_time_s" or "swing_time_s" or "double_support_s" => c => c.Contact,
        "foot_strike_angle_deg" => c => c.StrikeAngle,
        "toe_out_deg" => c => c.ToeOut,
        "foot_clearance_m" => c => c.Clearance,
        "pelvic_tilt_deg" or "pelvic_tilt_range_deg" or "pelvic_obliquity_range_deg" or "pelvic_rotation_range_deg" => c => c.PelvicTilt,
        "lumbar_extension_deg" => c => c.Lumbar,
        "arm_leg_phase_deg" or "arm_leg_ratio" or "arm_swing_deg" => c => c.Arm,
        _ => null,
    };
}
