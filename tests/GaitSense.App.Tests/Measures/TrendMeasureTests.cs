using GaitSense.App.Live;
using GaitSense.App.Measures;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Tests.Measures;

public sealed class TrendMeasureTests
{
    private static ExerciseProtocol Walking => ExerciseCatalog.BuiltIn.Find("reverse-walking")!;

    private static ExerciseProtocol Lifting => ExerciseCatalog.BuiltIn.Find("hip-lift")!;

    [Fact]
    public void A_walk_of_a_few_steps_has_no_mean_to_hold_against_other_days()
    {
        TrendMeasure length = TrendMeasure.Of(Walking).Single(m => m.Column == "step_length_m");
        Assert.Null(length.Value(Sessions.Walk(11)));
        Assert.Null(length.Sd(Sessions.Walk(11)));
        Assert.Equal(11, length.Count(Sessions.Walk(11)));
        Assert.Equal(0.3, length.Value(Sessions.Walk(12)));
        Assert.All(TrendMeasure.Of(Walking), m => Assert.Null(m.Value(Sessions.Walk(11, landedAsAsked: 9))));
    }

    [Fact]
    public void Repetitions_have_trends_of_their_own_measures()
    {
        IReadOnlyList<StoredSession> sessions = [Sessions.Lifts(10, 12, 14), Sessions.Lifts(30, 30)];
        IReadOnlyList<TrendMeasure> measures = TrendMeasure.Of(Lifting, sessions);
        Assert.Equal(["lift_time_s", "hold_time_s", "lower_time_s", "tuck_deg", "max_tuck_deg"], measures.Select(m => m.Column));
        TrendMeasure tuck = measures.Single(m => m.Column == "tuck_deg");
        Assert.Equal(12, tuck.Value(sessions[0])!.Value, 9);
        Assert.Equal(3, tuck.Count(sessions[0]));
        Assert.Null(tuck.Value(sessions[1]));
    }

    [Fact]
    public void How_a_foot_should_land_the_exercise_says()
    {
        StoredSession session = Sessions.Walk(20, landedAsAsked: 15);
        TrendMeasure heel = TrendMeasure.Of(Walking)[0];
        Assert.Equal(("landing_share", "Heel first"), (heel.Column, heel.Words.Label));
        Assert.Equal(0.75, heel.Value(session));
        ExerciseProtocol toes = Walking with { Cues = [.. Walking.Cues.Select(c => c.Id == "heel-first" ? c with { Accepted = ["flat", "toe"] } : c)] };
        Assert.Equal("Flat or toe first", TrendMeasure.Of(toes)[0].Words.Label);
        Assert.Equal("Flat or toe first", LandingMeasure.For(toes).Label);
        ExerciseProtocol any = Walking with { Cues = [.. Walking.Cues.Where(c => c.Metric != LandingMeasure.Metric)] };
        Assert.DoesNotContain("landing_share", TrendMeasure.Of(any).Select(m => m.Column));
        Assert.Equal(("", null), (LandingMeasure.For(any).Label, LandingMeasure.For(any).Of(session.Summary)));
    }

    [Fact]
    public void A_cue_is_followed_by_the_measure_that_judges_it()
    {
        string?[] known = [.. TrendMeasure.Of(Walking).Select(m => m.Column)];
        Assert.All(Walking.Measured.Where(c => c.Metric is not "arm_leg_phase_deg" and not RecentAsymmetry), c => Assert.Contains(TrendMeasure.NameFor(c), known));
    }

    private const string RecentAsymmetry = "step_length_asymmetry_percent";
}
