using System.Text.Json.Nodes;
using GaitSense.Core.Steps;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>The data dictionary of the step table: what each column means, and its unit.</summary>
internal static class StepDictionary
{
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["side"] = "The foot that lands.",
        ["initial_contact_s"] = "Time of contact, from the recording's first row.",
        ["final_contact_s"] = "When this foot left the ground before this landing.",
        ["direction"] = "Where the foot went, in its own heading: backward, forward, lateral or in_place; absent when it was not seen.",
        ["stride_length_m"] = "Horizontal displacement of this foot since its previous stance, magnitude.",
        ["step_length_m"] = "Heel to heel along the direction of travel at contact, positive when the landing foot is beyond the other.",
        ["step_length_sd_m"] = "One standard deviation of the step length's estimate.",
        ["stride_time_s"] = "From this foot's previous initial contact to this one.",
        ["step_time_s"] = "From the other foot's initial contact to this one.",
        ["swing_time_s"] = "From final contact to initial contact of this foot.",
        ["double_support_s"] = "From the other foot's initial contact to this foot's final contact.",
        ["contact_pattern"] = "What touched first: heel, flat, toe or unknown.",
        ["foot_strike_angle_deg"] = "Foot pitch at contact relative to flat stance, toe-up positive.",
        ["toe_out_deg"] = "Foot axis against the line of travel, toe-out positive on both sides.",
        ["foot_clearance_m"] = "Largest lift of the sensor in swing.",
        ["pelvic_tilt_deg"] = "Mean over the stride that ends here, anterior positive, relative to the calibration pose.",
        ["pelvic_tilt_range_deg"] = "Range of the pelvic tilt over the stride.",
        ["pelvic_obliquity_range_deg"] = "Range of the pelvic obliquity over the stride.",
        ["pelvic_rotation_range_deg"] = "Range of the pelvic rotation over the stride.",
        ["lumbar_extension_deg"] = "Pelvis against thorax, extension positive, relative to the calibration pose.",
        ["arm_leg_phase_deg"] = "Same-side arm against leg, first harmonic, -180 to 180; 180 is normal alternation.",
        ["arm_leg_ratio"] = "1 or 2 arm swings per stride.",
        ["arm_swing_deg"] = "Arm swing, peak to peak.",
        ["confidence"] = "From 0 to 1.",
        ["valid"] = "true or false: fit for judgement and for averages.",
        ["flags"] = "Reasons why a step is not, or only partly, fit for judgement, separated by semicolons.",
        ["contact_confidence"] = "How well the time of contact is founded, 0 to 1; 0 when absent.",
        ["stride_length_confidence"] = "How well the stride length is founded, 0 to 1; 0 when absent.",
        ["step_length_confidence"] = "How well the step length is founded, 0 to 1; 0 when absent.",
        ["contact_pattern_confidence"] = "How well the contact pattern is founded, 0 to 1; 0 when absent.",
        ["foot_strike_angle_confidence"] = "How well the foot strike angle is founded, 0 to 1; 0 when absent.",
        ["toe_out_confidence"] = "How well the toe-out angle is founded, 0 to 1; 0 when absent.",
        ["foot_clearance_confidence"] = "How well the foot clearance is founded, 0 to 1; 0 when absent.",
        ["pelvic_tilt_confidence"] = "How well the pelvis' angles are founded, 0 to 1; 0 when absent.",
        ["lumbar_extension_confidence"] = "How well the lumbar extension is founded, 0 to 1; 0 when absent.",
        ["arm_leg_confidence"] = "How well arm swing, ratio and phase are founded, 0 to 1; 0 when absent.",
        ["trunk_counter_rotation_confidence"] = "How well the trunk's counter-rotation is founded, 0 to 1; 0 when absent.",
        ["trunk_counter_rotation_deg"] = "Stand-in for arms without sensors: turn of the thorax against the pelvis, first harmonic, peak to peak.",
        ["trunk_counter_rotation_phase_deg"] = "Stand-in for arms without sensors: turn of the thorax against that of the pelvis, first harmonic, -180 to 180; 180 is counter-rotation.",
    };

    /// <summary>What a column means.</summary>
    public static string MeaningOf(string column) => Meanings.GetValueOrDefault(column, column);

    /// <summary>The dictionary of all columns of <see cref="StepColumns.All"/>.</summary>
    public static JsonObject Json()
    {
        JsonObject dictionary = [];
        foreach (StepColumn column in StepColumns.All)
        {
            JsonObject entry = new() { ["Description"] = MeaningOf(column.Name) };
            if (column.Unit.Length > 0)
            {
                entry["Units"] = column.Unit;
            }

            dictionary[column.Name] = entry;
        }

        return dictionary;
    }
}
