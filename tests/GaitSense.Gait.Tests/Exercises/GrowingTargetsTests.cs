using GaitSense.Core.Exercises;
using GaitSense.Core.People;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;
using GaitSense.Gait.Summaries;
using GaitSense.Gait.Tests.Coaching;

namespace GaitSense.Gait.Tests.Exercises;

public sealed class GrowingTargetsTests
{
    private static readonly ExerciseProtocol Walking = ExerciseCatalog.BuiltIn.Find("reverse-walking")!;

    [Fact]
    public void The_target_grows_after_enough_in_target()
    {
        GrowingTargets targets = new(Walking);
        for (int i = 0; i < 15; i++)
        {
            Assert.False(targets.Accept("step-length", Verdict.InTarget));
        }

        Assert.False(targets.Accept("heel-first", Verdict.InTarget));
        Assert.False(targets.Accept("step-length", Verdict.NoJudgement));
        Assert.Equal((1, 4, 15, 16, 20), (targets.Standing!.Level, targets.Standing.Levels, targets.Standing.InTarget, targets.Standing.Needed, targets.Standing.Of));
        Assert.True(targets.Accept("step-length", Verdict.InTarget));
        Assert.Equal((2, 0.26, 0.44), (targets.Level, Length(targets).Low, Length(targets).High));
        Assert.Equal(0, targets.Standing.InTarget);
    }

    [Fact]
    public void Too_few_in_target_do_not_let_it_grow()
    {
        GrowingTargets targets = new(Walking);
        for (int i = 0; i < 200; i++)
        {
            targets.Accept("step-length", i % 4 == 0 ? Verdict.OutOfTarget : Verdict.InTarget);
        }

        Assert.Equal(1, targets.Level);
    }

    [Fact]
    public void It_stops_at_the_last_level()
    {
        GrowingTargets targets = new(Walking);
        for (int i = 0; i < 500; i++)
        {
            targets.Accept("step-length", Verdict.InTarget);
        }

        Assert.Equal(4, targets.Level);
        Assert.Equal(new ProgressionSummary("step-length", 1, 4, 4, 4), targets.Summary);
    }

    [Theory]
    [InlineData(32, 8, 2)]
    [InlineData(31, 9, 1)]
    [InlineData(30, 0, 1)]
    public void The_next_session_begins_higher_when_enough_was_in_target(int inTarget, int outside, int next)
    {
        GrowingTargets targets = new(Walking with { Progression = Walking.Progression! with { InTarget = 50, Of = 50 } });
        int outs = 0;
        for (int i = 0; i < inTarget + outside; i++)
        {
            // One outside after every three.
            bool isOut = outs < outside && i % 4 == 3;
            outs += isOut ? 1 : 0;
            targets.Accept("step-length", isOut ? Verdict.OutOfTarget : Verdict.InTarget);
        }

        Assert.Equal(next, targets.Summary!.NextLevel);
    }

    [Fact]
    public void Foot_lengths_become_metres_of_the_person()
    {
        ExerciseProtocol own = PersonalExercise.Of(Walking, null, new Person("P07") { FootLengthM = 0.3 }, 2);
        ExerciseCue length = Length(new GrowingTargets(own));
        Assert.Equal(0.3, length.Low!.Value, 9);
        Assert.Equal(0.51, length.High!.Value, 9);
        Assert.Equal(2, own.Progression!.StartLevel);
    }

    [Fact]
    public void Without_a_foot_length_the_plain_bounds_stand()
    {
        ExerciseProtocol own = PersonalExercise.Of(Walking, null, new Person("P07"));
        Assert.Equal(0.2, own.Cues.Single(c => c.Id == "step-length").Low);
    }

    [Fact]
    public void A_level_that_is_not_there_is_the_nearest()
    {
        Assert.Equal(4, PersonalExercise.Of(Walking, null, null, 9).Progression!.StartLevel);
    }

    [Fact]
    public void A_target_that_was_set_higher_is_not_taken_back_by_a_level()
    {
        ExerciseProtocol own = Walking with { Cues = [.. Walking.Cues.Select(c => c.Id == "step-length" ? c with { Low = 0.35, High = 0.6 } : c)] };
        GrowingTargets targets = new(own with { Progression = own.Progression! with { StartLevel = 2 } });
        Assert.Equal((0.35, 0.6), (Length(targets).Low, Length(targets).High));
    }

    [Fact]
    public void A_plan_replaces_the_exercise_and_its_faults_name_the_place()
    {
        string json = SeedFiles.Read("reverse-walking.json");
        ExercisePlan plan = new("P07", "reverse-walking", json.Replace("\"accepted\": [\"heel\"]", "\"accepted\": [\"toe\"]", StringComparison.Ordinal), default);
        Assert.Equal(["toe"], PersonalExercise.Of(Walking, plan, null).Cues[0].Accepted);

        ExercisePlan bad = plan with { ProtocolJson = json.Replace("\"accepted\": [\"heel\"]", "\"accepted\": [\"hell\"]", StringComparison.Ordinal) };
        InputFault fault = Assert.Throws<InputFaultException>(() => PersonalExercise.Of(Walking, bad, null)).Fault;
        Assert.Equal("plan of P07 for reverse-walking, $.cues[0].accepted", fault.Where);

        ExercisePlan other = plan with { ProtocolJson = SeedFiles.Read("hip-lift.json") };
        Assert.EndsWith("$.id", Assert.Throws<InputFaultException>(() => PersonalExercise.Of(Walking, other, null)).Fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_judges_each_step_by_the_target_of_its_time()
    {
        SummaryBuilder builder = new();
        for (int i = 0; i < 40; i++)
        {
            builder.Add(Told.Good(i, i % 2 == 0 ? Side.Left : Side.Right) with { StepLengthM = i < 16 ? 0.22 : 0.4 });
        }

        SessionSummary summary = builder.Build("s", Walking, 40, [], "test");
        Assert.Equal(new TargetShare(40, 40, 1), summary.Targets["step-length"]);
        Assert.Equal(new ProgressionSummary("step-length", 1, 3, 3, 4), summary.Progression);
    }

    [Fact]
    public void Uneven_steps_are_seen_from_five_of_each_side()
    {
        SessionJudge judge = new(Walking);
        int cue = judge.Cues.ToList().FindIndex(c => c.Id == "even-steps");
        Judgement last = default;
        for (int i = 0; i < 10; i++)
        {
            last = judge.Judge(Told.Good(i, i % 2 == 0 ? Side.Left : Side.Right) with { StepLengthM = i % 2 == 0 ? 0.3 : 0.4 }, out _)[cue];
            Assert.Equal(i < 9 ? Verdict.NoJudgement : Verdict.OutOfTarget, last.Verdict);
        }

        Assert.Equal(200 * 0.1 / 0.7, last.Value!.Value, 6);
        last = judge.Judge(Told.Good(11, Side.Left) with { Direction = WalkingDirection.Forward }, out _)[cue];
        Assert.Equal(Verdict.NoJudgement, last.Verdict);
    }

    private static ExerciseCue Length(GrowingTargets targets) => targets.Exercise.Cues.Single(c => c.Id == "step-length");
}
