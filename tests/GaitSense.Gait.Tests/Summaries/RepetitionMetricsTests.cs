using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;
using GaitSense.Gait.Summaries;
using static GaitSense.Gait.Tests.Steps;

namespace GaitSense.Gait.Tests.Summaries;

public sealed class RepetitionMetricsTests
{
    [Fact]
    public void Valid_repetitions_give_mean_and_median_and_few_of_them_no_spread()
    {
        IReadOnlyDictionary<string, MetricSummary> metrics = RepetitionMetrics.Of([Lift(1, 10), Lift(2, 12), Lift(3, 17), Lift(4, 40) with { Valid = false }]);
        MetricSummary tuck = metrics["tuck_deg"];
        Assert.Equal(3, tuck.N);
        Assert.Equal(13, tuck.Mean!.Value, 9);
        Assert.Equal(12, tuck.Median!.Value, 9);
        Assert.Null(tuck.Sd);
        Assert.DoesNotContain("lift_height_m", metrics.Keys);
        Assert.DoesNotContain("valid", metrics.Keys);
    }

    [Fact]
    public void Ten_have_a_spread() =>
        Assert.Equal(Math.Sqrt(110.0 / 12), RepetitionMetrics.Of([.. Enumerable.Range(1, 10).Select(i => Lift(i, i))])["tuck_deg"].Sd!.Value, 9);

    [Theory]
    [InlineData(2, 0, ExerciseMovement.HipLift, false)]
    [InlineData(3, 0, ExerciseMovement.HipLift, true)]
    [InlineData(0, 12, ExerciseMovement.HipLift, false)]
    [InlineData(0, 11, ExerciseMovement.Steps, false)]
    [InlineData(0, 12, ExerciseMovement.Steps, true)]
    public void A_session_is_settled_by_what_its_exercise_counts(int lifts, int steps, ExerciseMovement movement, bool isSettled)
    {
        SessionSummary summary = new()
        {
            Recording = "r",
            Exercise = "e",
            DurationS = 1,
            Sensors = [],
            Steps = new StepCounts(steps + 5, steps, 5, new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>()),
            Metrics = new Dictionary<string, MetricSummary>(),
            Targets = new Dictionary<string, TargetShare>(),
            Repetitions = [.. Enumerable.Range(1, lifts).Select(i => Lift(i, 12)), Lift(9, 12) with { Valid = false }],
            Quality = new QualitySummary(null, null, []),
            Version = "1",
        };
        Assert.Equal(isSettled, summary.IsSettled(movement));
    }

    private static Repetition Lift(int number, double tuckDeg) => new()
    {
        Number = number,
        Start = SessionTime.FromSeconds(20 * number),
        End = SessionTime.FromSeconds((20 * number) + 12),
        LiftTime = TimeSpan.FromSeconds(2),
        HoldTime = TimeSpan.FromSeconds(7),
        LowerTime = TimeSpan.FromSeconds(2),
        TuckRad = Rad(tuckDeg),
        MaxTuckRad = Rad(tuckDeg),
    };
}
