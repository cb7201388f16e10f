using GaitSense.Core.Sensors;
using GaitSense.Gait.Agreement;

namespace GaitSense.Gait.Tests.Agreement;

public sealed class StepComparisonTests
{
    [Fact]
    public void Missed_and_extra_landings_are_counted_by_side()
    {
        StepObservation[] a = [At(Side.Left, 1), At(Side.Right, 2), At(Side.Left, 3), At(Side.Right, 4)];
        StepObservation[] b = [At(Side.Left, 1.02), At(Side.Right, 2.5), At(Side.Left, 3.1), At(Side.Left, 8)];

        StepComparison comparison = StepComparison.Of(a, b, new ComparisonOptions());

        Assert.Equal([new SideCounts(Side.Left, 2, 0, 1), new SideCounts(Side.Right, 0, 2, 1)], comparison.Sides);
        Assert.Equal(0.06, comparison.Metrics[0].Limits!.Bias, 9);
        Assert.Null(comparison.Metrics[0].Icc);
    }

    [Fact]
    public void Values_of_steps_that_either_side_doubts_are_left_out_unless_asked_for()
    {
        StepObservation[] a = [.. Enumerable.Range(0, 6).Select(i => At(Side.Left, i, 0.5 + (0.01 * i)))];
        StepObservation[] b = [.. a.Select((s, i) => s with { IsValid = i != 3 })];

        Assert.Equal(5, Length(StepComparison.Of(a, b, new ComparisonOptions())).Pairs.Count);
        Assert.Equal(6, Length(StepComparison.Of(a, b, new ComparisonOptions { TakesInvalid = true })).Pairs.Count);
    }

    [Fact]
    public void The_offset_of_an_irregular_walk_is_found_and_taken_off_lifts_as_well()
    {
        StepObservation[] a = Walk(seed: 5, spread: 0.3);
        StepObservation[] b = [.. a.Select(s => s with { TimeS = s.TimeS + 12.34, Numbers = new Dictionary<string, double> { ["final_contact_s"] = s.TimeS + 12.34 - 0.4 } })];
        a = [.. a.Select(s => s with { Numbers = new Dictionary<string, double> { ["final_contact_s"] = s.TimeS - 0.4 } })];

        StepComparison comparison = StepComparison.Of(a, b, new ComparisonOptions { OffsetRangeS = 30 });

        Assert.Equal(12.34, comparison.OffsetS, 6);
        Assert.False(comparison.Offset!.IsAmbiguous);
        Assert.Equal(a.Length, comparison.Matched);
        Assert.Equal(0, comparison.Metrics.Single(m => m.Column == "final_contact_s").Limits!.Bias, 6);
    }

    [Fact]
    public void The_offset_of_a_walk_like_a_clock_is_called_ambiguous()
    {
        StepObservation[] a = Walk(seed: 5, spread: 0);
        StepObservation[] b = [.. a.Select(s => s with { TimeS = s.TimeS + 4 })];

        Assert.True(ClockOffset.Estimate(a, b, 10)!.IsAmbiguous);
    }

    [Fact]
    public void Words_are_compared_where_both_have_one()
    {
        StepObservation[] a = [Says(1, "heel"), Says(2, "heel"), Says(3, "toe"), At(Side.Left, 4)];
        StepObservation[] b = [Says(1, "heel"), Says(2, "toe"), Says(3, "toe"), Says(4, "toe")];

        WordAgreement words = StepComparison.Of(a, b, new ComparisonOptions()).Words["contact_pattern"];

        Assert.Equal(3, words.N);
        Assert.Equal(2.0 / 3, words.Share, 12);
    }

    private static StepObservation[] Walk(int seed, double spread)
    {
        Random random = new(seed);
        double t = 2;
        return [.. Enumerable.Range(0, 60).Select(i => At(i % 2 == 0 ? Side.Left : Side.Right, t += 0.9 + (spread * random.NextDouble())))];
    }

    private static MetricAgreement Length(StepComparison comparison) => comparison.Metrics.Single(m => m.Column == "stride_length_m");

    private static StepObservation At(Side side, double timeS, double? lengthM = null) => new(side, timeS)
    {
        Numbers = lengthM is { } l ? new Dictionary<string, double> { ["stride_length_m"] = l } : new Dictionary<string, double>(),
    };

    private static StepObservation Says(double timeS, string pattern) => At(Side.Left, timeS) with { Words = new Dictionary<string, string> { ["contact_pattern"] = pattern } };
}
