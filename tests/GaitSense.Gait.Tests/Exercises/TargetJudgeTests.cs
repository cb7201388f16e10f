using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Tests.Exercises;

public sealed class TargetJudgeTests
{
    private static readonly ExerciseCue ToeOut =
        new() { Id = "straight", Instruction = "", Metric = "toe_out_deg", Low = -8, High = 8, DeadZone = 2 };

    private static readonly ExerciseCue Arm =
        new() { Id = "arm", Instruction = "", Metric = "arm_leg_phase_deg", Low = 135, Magnitude = true, DeadZone = 10 };

    private static readonly ExerciseCue Heel =
        new() { Id = "heel", Instruction = "", Metric = "contact_pattern", Accepted = ["heel"] };

    [Theory]
    [InlineData(0.0, Verdict.InTarget, 0.0, false)]
    [InlineData(7.5, Verdict.InTarget, 0.0, false)]
    [InlineData(-7.5, Verdict.InTarget, 0.0, false)]
    [InlineData(9.5, Verdict.OutOfTarget, 1.5, false)]
    [InlineData(10.5, Verdict.OutOfTarget, 2.5, true)]
    [InlineData(-9.5, Verdict.OutOfTarget, 1.5, false)]
    [InlineData(-20.0, Verdict.OutOfTarget, 12.0, true)]
    public void A_range_is_judged_and_the_dead_zone_keeps_quiet(double toeOutDeg, Verdict verdict, double beyond, bool callsForCue)
    {
        Judgement judgement = TargetJudge.Judge(Steps.At(1) with { ToeOutRad = Steps.Rad(toeOutDeg) }, ToeOut);
        Assert.Equal(verdict, judgement.Verdict);
        Assert.Equal(toeOutDeg, judgement.Value!.Value, 1e-9);
        Assert.Equal(beyond, judgement.Beyond!.Value, 1e-9);
        Assert.Equal(callsForCue, judgement.CallsForCue);
    }

    [Fact]
    public void Bounds_belong_to_the_target_and_the_dead_zone_ends_at_its_width()
    {
        Assert.Equal(new Judgement(Verdict.InTarget, 8, 0, false), TargetJudge.Judge(8.0, ToeOut));
        Assert.Equal(new Judgement(Verdict.InTarget, -8, 0, false), TargetJudge.Judge(-8.0, ToeOut));
        Assert.Equal(new Judgement(Verdict.OutOfTarget, 10, 2, true), TargetJudge.Judge(10.0, ToeOut));
    }

    [Theory]
    [InlineData(170.0, Verdict.InTarget, false)]
    [InlineData(-170.0, Verdict.InTarget, false)]
    [InlineData(130.0, Verdict.OutOfTarget, false)]
    [InlineData(-130.0, Verdict.OutOfTarget, false)]
    [InlineData(20.0, Verdict.OutOfTarget, true)]
    public void A_magnitude_is_judged_without_its_sign(double phaseDeg, Verdict verdict, bool callsForCue)
    {
        Judgement judgement = TargetJudge.Judge(Steps.At(1) with { ArmLegPhaseRad = Steps.Rad(phaseDeg) }, Arm);
        Assert.Equal((verdict, callsForCue), (judgement.Verdict, judgement.CallsForCue));
        Assert.Equal(Math.Abs(phaseDeg), judgement.Value!.Value, 1e-9);
    }

    [Theory]
    [InlineData(ContactPattern.Heel, Verdict.InTarget)]
    [InlineData(ContactPattern.Flat, Verdict.OutOfTarget)]
    [InlineData(ContactPattern.Toe, Verdict.OutOfTarget)]
    [InlineData(ContactPattern.Unknown, Verdict.NoJudgement)]
    public void Words_are_judged_by_the_accepted_ones(ContactPattern pattern, Verdict verdict) =>
        Assert.Equal(verdict, TargetJudge.Judge(Steps.At(1) with { ContactPattern = pattern }, Heel).Verdict);

    [Fact]
    public void A_direction_that_was_not_seen_is_not_judged()
    {
        ExerciseCue back = new() { Id = "back", Instruction = "", Metric = "direction", Accepted = ["backward"] };
        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(Steps.At(1), back).Verdict);
        Assert.Equal(Verdict.OutOfTarget, TargetJudge.Judge(Steps.At(1, direction: WalkingDirection.Lateral), back).Verdict);
        Assert.Equal(Verdict.NoJudgement, TargetJudge.Judge(Steps.At(1, direction: WalkingDirection.Unknown), back).Verdict);
    }

    [Fact]
    public void Without_evidence_there_is_no_judgement()
    {
        Step good = Steps.At(1) with { ToeOutRad = 0, ContactPattern = ContactPattern.Heel };
        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(good, ToeOut).Verdict);
        Assert.Equal(Judgement.None, TargetJudge.Judge(good with { Valid = false }, ToeOut));
        Assert.Equal(Judgement.None, TargetJudge.Judge(good with { Valid = false }, Heel));
        Assert.Equal(Judgement.None, TargetJudge.Judge(good with { ToeOutRad = null }, ToeOut));
        Assert.Equal(Judgement.None, TargetJudge.Judge(good with { ToeOutRad = double.NaN }, ToeOut));
        Assert.Equal(Judgement.None, TargetJudge.Judge(good, ToeOut with { Metric = null }));
        Assert.Equal(Judgement.None, TargetJudge.Judge(good, ToeOut with { Metric = "nonsense" }));
        Assert.Equal(Judgement.None, TargetJudge.Judge(good, ToeOut with { Low = null, High = null }));
    }

    [Fact]
    public void One_bound_is_enough()
    {
        ExerciseCue slow = new() { Id = "slow", Instruction = "", Metric = "step_time_s", Low = 0.6 };
        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(Steps.At(1) with { StepTime = TimeSpan.FromSeconds(5) }, slow).Verdict);
        Assert.Equal(Verdict.OutOfTarget, TargetJudge.Judge(Steps.At(1) with { StepTime = TimeSpan.FromSeconds(0.5) }, slow).Verdict);
        ExerciseCue high = new() { Id = "lumbar", Instruction = "", Metric = "lumbar_extension_deg", High = 3, DeadZone = 1.5 };
        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(-40.0, high).Verdict);
        Assert.Equal(new Judgement(Verdict.OutOfTarget, 4, 1, false), TargetJudge.Judge(4.0, high));
    }

    [Theory]
    [InlineData("pelvic_tilt_deg")]
    [InlineData("lumbar_extension_deg")]
    public void An_angle_counted_from_the_walk_itself_is_not_judged(string metric)
    {
        ExerciseCue cue = new() { Id = "steady", Instruction = "", Metric = metric, Low = -10, High = 3 };
        Step step = Steps.At(1) with { PelvicTiltRad = 0, LumbarExtensionRad = 0 };

        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(step, cue).Verdict);
        Assert.Equal(Judgement.None, TargetJudge.Judge(step with { Flags = StepFlags.Uncalibrated }, cue));
        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(step with { Flags = StepFlags.Uncalibrated, ToeOutRad = 0 }, ToeOut).Verdict);
    }

    [Fact]
    public void A_cue_for_one_direction_is_not_judged_where_the_direction_is_assumed()
    {
        ExerciseCue backward = Heel with { Directions = [WalkingDirection.Backward] };
        Step step = Steps.At(1) with { ContactPattern = ContactPattern.Heel };

        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(step, backward).Verdict);
        Assert.Equal(Judgement.None, TargetJudge.Judge(step with { Flags = StepFlags.DirectionAssumed }, backward));
        Assert.Equal(Verdict.InTarget, TargetJudge.Judge(step with { Flags = StepFlags.DirectionAssumed }, Heel).Verdict);
    }
}
