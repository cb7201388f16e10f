using GaitSense.Export.Csv;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Csv;

public sealed class StepCsvTests
{
    [Fact]
    public void The_table_has_the_columns_that_others_rely_on_in_their_order() => Assert.Equal(
        "side,initial_contact_s,final_contact_s,direction,stride_length_m,step_length_m,step_length_sd_m,stride_time_s,step_time_s,"
        + "swing_time_s,double_support_s,contact_pattern,foot_strike_angle_deg,toe_out_deg,foot_clearance_m,pelvic_tilt_deg,"
        + "pelvic_tilt_range_deg,pelvic_obliquity_range_deg,pelvic_rotation_range_deg,lumbar_extension_deg,arm_leg_phase_deg,"
        + "arm_leg_ratio,arm_swing_deg,confidence,valid,flags,contact_confidence,stride_length_confidence,step_length_confidence,"
        + "contact_pattern_confidence,foot_strike_angle_confidence,toe_out_confidence,foot_clearance_confidence,pelvic_tilt_confidence,"
        + "lumbar_extension_confidence,arm_leg_confidence,trunk_counter_rotation_confidence,"
        + "trunk_counter_rotation_deg,trunk_counter_rotation_phase_deg",
        Text().Split('\n')[0]);

    [Fact]
    public void Values_are_invariant_and_absent_ones_are_empty()
    {
        string[] lines = Culture.German(Text).Split('\n');
        Assert.Equal("left,2.25,1.75,backward,0.8123,-0.4,,,0.5,,,toe,-30,,,,,,,,180,1,,0.9,true,turn;low_quality,0,0,0,0,0,0,0,0,0,0,0,,", lines[1]);
        Assert.Equal("right,2.75,,in_place,,,,,,,,unknown,,,,,,,,,,,,0,false,,0,0,0,0,0,0,0,0,0,0,0,,", lines[2]);
        Assert.Equal("", lines[3]);
    }

    private static string Text()
    {
        StringWriter writer = new();
        StepCsv.Write(writer, [Example.FullStep, Example.BareStep]);
        return writer.ToString();
    }
}
