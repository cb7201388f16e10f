using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;
using GaitSense.Gait.Summaries;

namespace GaitSense.Gait.Tests.Summaries;

public sealed class WalkingPaceTests
{
    /// <summary>A landing each 0.8 s is 75 per minute.</summary>
    [Fact]
    public void Even_steps_give_their_rate() =>
        Assert.Equal(75, Build([.. Enumerable.Range(0, 9).Select(i => Landing(0.8 * i, i))]).CadenceSpm!.Value, 1e-9);

    /// <summary>Eight steps each 1.2 s, of which both feet stand 0.6 s: slow walking is no pause. 60 / 1.2 = 50.</summary>
    [Fact]
    public void Slow_steps_are_not_taken_for_pauses() =>
        Assert.Equal(50, Build([.. Enumerable.Range(0, 9).Select(i => Landing(1.2 * i, i))]).CadenceSpm!.Value, 1e-9);

    /// <summary>Four steps each 0.8 s, a pause, four more: still 75.</summary>
    [Theory]
    [InlineData(1.5)]
    [InlineData(3.0)]
    [InlineData(60.0)]
    public void A_pause_is_left_out(double pauseS)
    {
        double resumeS = (0.8 * 4) + pauseS + 0.6;
        Step[] steps =
        [
            .. Enumerable.Range(0, 5).Select(i => Landing(0.8 * i, i)),
            .. Enumerable.Range(0, 5).Select(i => Landing(resumeS + (0.8 * i), i + 1)),
        ];
        Assert.Equal(75, Build(steps).CadenceSpm!.Value, 1e-9);
    }

    /// <summary>Standing for 0.9 s between two steps belongs to the walking: seven intervals of 0.8 s and one of 1.5 s are 8 steps in 7.1 s.</summary>
    [Fact]
    public void A_short_stop_belongs_to_the_walking()
    {
        Step[] steps =
        [
            .. Enumerable.Range(0, 5).Select(i => Landing(0.8 * i, i)),
            .. Enumerable.Range(0, 4).Select(i => Landing(3.2 + 1.5 + (0.8 * i), i + 1)),
        ];
        Assert.Equal(60 * 8 / 7.1, Build(steps).CadenceSpm!.Value, 1e-9);
    }

    /// <summary>One foot lands each 1.6 s: the other lands as often, so that it is 75 again.</summary>
    [Fact]
    public void One_foot_counts_for_two() => Assert.Equal(
        75,
        Build([.. Enumerable.Range(0, 6).Select(i => Steps.At(1.6 * i).WithLift((1.6 * i) - 0.6))]).CadenceSpm!.Value,
        1e-9);

    [Fact]
    public void A_missed_landing_does_not_halve_the_cadence()
    {
        Step[] steps = [.. Enumerable.Range(0, 9).Where(i => i != 4).Select(i => Landing(0.8 * i, i))];
        Assert.Equal(75, Build(steps).CadenceSpm!.Value, 1e-9);
    }

    [Fact]
    public void Steps_that_are_not_valid_are_steps_all_the_same()
    {
        Step[] steps = [.. Enumerable.Range(0, 9).Select(i => Landing(0.8 * i, i) with { Valid = i % 3 == 0 })];
        Assert.Equal(75, Build(steps).CadenceSpm!.Value, 1e-9);
    }

    [Fact]
    public void Without_lifts_an_interval_may_be_as_long_as_a_stand_and_a_slow_swing()
    {
        Step[] steps = [.. Enumerable.Range(0, 6).Select(i => Steps.At(1.5 * i, SideOf(i)))];
        Assert.Equal(40, Build(steps).CadenceSpm!.Value, 1e-9);
        Assert.Null(Build([.. Enumerable.Range(0, 6).Select(i => Steps.At(2.5 * i, SideOf(i)))]).CadenceSpm);
    }

    [Fact]
    public void Three_intervals_are_needed()
    {
        Assert.Null(Build([Landing(0, 0), Landing(0.8, 1), Landing(1.6, 2)]).CadenceSpm);
        Assert.NotNull(Build([Landing(0, 0), Landing(0.8, 1), Landing(1.6, 2), Landing(2.4, 3)]).CadenceSpm);
    }

    /// <summary>0.6 m in 1.5 s is 0.4 m/s, 0.5 m in 2 s is 0.25 m/s: mean 0.325 m/s. The stride with a pause and the one without a time stay out.</summary>
    [Fact]
    public void Speed_is_the_mean_of_stride_length_over_stride_time()
    {
        SessionSummary summary = Build(
        [
            Steps.At(1) with { StrideLengthM = 0.6, StrideTime = TimeSpan.FromSeconds(1.5) },
            Steps.At(2) with { StrideLengthM = 0.5, StrideTime = TimeSpan.FromSeconds(2) },
            Steps.At(3) with { StrideLengthM = 0.5, StrideTime = TimeSpan.FromSeconds(5), Flags = StepFlags.Pause },
            Steps.At(4) with { StrideLengthM = 0.5 },
            Steps.At(5, valid: false) with { StrideLengthM = 5, StrideTime = TimeSpan.FromSeconds(1) },
        ]);
        Assert.Equal(0.325, summary.SpeedMps!.Value, 1e-12);
    }

    /// <summary>Left lands after a pause of 2 s; the right stride around it holds the same pause. Walking strides last 1.5 s.</summary>
    [Fact]
    public void A_pause_is_in_the_strides_of_both_feet_and_in_no_time_of_walking()
    {
        TimeSpan walking = TimeSpan.FromSeconds(1.5);
        Step[] steps =
        [
            .. Enumerable.Range(0, 24).Select(i => Steps.At((0.75 * i) + (i < 12 ? 0 : 2), SideOf(i)) with
            {
                StrideLengthM = 0.4,
                StrideTime = i is 12 or 13 ? TimeSpan.FromSeconds(3.5) : walking,
                StepTime = TimeSpan.FromSeconds(i == 12 ? 2.75 : 0.75),
                DoubleSupport = i == 12 ? null : TimeSpan.FromSeconds(0.2),
                Flags = i == 12 ? StepFlags.Pause : StepFlags.None,
            }),
        ];
        SessionSummary summary = Build(steps);
        Assert.Equal(0.4 / 1.5, summary.SpeedMps!.Value, 1e-12);
        Assert.Equal(1.5, summary.Metrics["stride_time_s"].Mean!.Value, 1e-12);
        Assert.Equal(0, summary.Metrics["step_time_s"].AsymmetryPercent!.Value, 1e-12);
        Assert.Equal(24, summary.Metrics["stride_length_m"].N);
    }

    private static Side SideOf(int i) => i % 2 == 0 ? Side.Left : Side.Right;

    private static Step Landing(double contactS, int i) => Steps.At(contactS, SideOf(i)).WithLift(contactS - 0.6);

    private static SessionSummary Build(Step[] steps)
    {
        var builder = new SummaryBuilder();
        foreach (Step step in steps)
        {
            builder.Add(step);
        }

        return builder.Build("r", ExerciseCatalog.BuiltIn.Find("reverse-walking")!, 10, [], "1");
    }
}
