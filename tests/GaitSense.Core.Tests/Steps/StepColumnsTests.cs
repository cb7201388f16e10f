using System.Globalization;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Core.Tests.Steps;

public class StepColumnsTests
{
    private static readonly Step Sample = new()
    {
        Side = Side.Left,
        InitialContact = SessionTime.FromSeconds(12.34567),
        Direction = WalkingDirection.Backward,
        StrideLengthM = 0.61234,
        FootStrikeAngleRad = Math.PI / 18,
        ContactPattern = ContactPattern.Heel,
        Confidence = 0.9,
        Confidences = new StepConfidence { Length = 0.8765 },
        TrunkCounterRotationPhaseRad = -Math.PI / 2,
        Valid = true,
        Flags = StepFlags.Turn | StepFlags.LowQuality,
    };

    [Fact]
    public void The_columns_stand_in_the_order_that_others_rely_on() => Assert.Equal(
        "side,initial_contact_s,final_contact_s,direction,stride_length_m,step_length_m,step_length_sd_m,stride_time_s,step_time_s," +
        "swing_time_s,double_support_s,contact_pattern,foot_strike_angle_deg,toe_out_deg,foot_clearance_m,pelvic_tilt_deg," +
        "pelvic_tilt_range_deg,pelvic_obliquity_range_deg,pelvic_rotation_range_deg,lumbar_extension_deg,arm_leg_phase_deg," +
        "arm_leg_ratio,arm_swing_deg,confidence,valid,flags," +
        "contact_confidence,stride_length_confidence,step_length_confidence,contact_pattern_confidence,foot_strike_angle_confidence," +
        "toe_out_confidence,foot_clearance_confidence,pelvic_tilt_confidence,lumbar_extension_confidence,arm_leg_confidence," +
        "trunk_counter_rotation_confidence,trunk_counter_rotation_deg,trunk_counter_rotation_phase_deg",
        string.Join(',', StepColumns.All.Select(c => c.Name)));

    [Theory]
    [InlineData("side", "left")]
    [InlineData("initial_contact_s", "12.3457")]
    [InlineData("direction", "backward")]
    [InlineData("stride_length_m", "0.6123")]
    [InlineData("step_length_m", "")]
    [InlineData("foot_strike_angle_deg", "10")]
    [InlineData("valid", "true")]
    [InlineData("flags", "turn;low_quality")]
    [InlineData("stride_length_confidence", "0.877")]
    [InlineData("step_length_confidence", "0")]
    [InlineData("trunk_counter_rotation_phase_deg", "-90")]
    public void A_cell_is_written_without_the_culture_of_the_machine(string column, string text)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(text, StepColumns.Find(column)!.Text(Sample));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_direction_that_was_not_seen_is_an_empty_cell() =>
        Assert.Equal("", StepColumns.Find("direction")!.Text(Sample with { Direction = WalkingDirection.Unknown }));

    [Fact]
    public void A_step_that_ends_before_it_begins_cannot_be_built() =>
        Assert.Throws<ArgumentException>(() => Sample with { FinalContact = SessionTime.FromSeconds(13) });
}
