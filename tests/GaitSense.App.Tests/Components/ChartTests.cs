using GaitSense.App.Components.Charts;
using GaitSense.App.Components.History;

namespace GaitSense.App.Tests.Components;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 100, 5, 0, 100, 20)]
    [InlineData(0.203, 0.412, 5, 0.2, 0.45, 0.05)]
    [InlineData(-3, 7, 4, -5, 7.5, 2.5)]
    public void An_axis_goes_from_round_to_round(double lowest, double highest, int steps, double low, double high, double step)
    {
        PlotScale scale = PlotScale.Around(lowest, highest, steps);
        Assert.Equal(low, scale.Low, 9);
        Assert.Equal(high, scale.High, 9);
        Assert.Equal(step, scale.Step, 9);
        Assert.Equal(high, scale.Ticks.Last(), 9);
    }

    [Fact]
    public void Equal_values_lie_inside_an_axis_that_does_not_blow_them_up()
    {
        PlotScale scale = PlotScale.Around(75.73, 75.73, 5);
        Assert.InRange(scale.High - scale.Low, 7, 20);
        Assert.InRange(scale.Percent(75.73), 20, 80);
    }

    [Fact]
    public void Quantiles_are_interpolated_between_neighbours()
    {
        // numpy.quantile([1, 2, 4, 8], [0.25, 0.5, 0.75]) = [1.75, 3, 5]
        Spread spread = Spread.Of([8, 1, 4, 2])!;
        Assert.Equal(new Spread(4, 1, 1.75, 3, 5, 8), spread);
        Assert.Null(Spread.Of([]));
    }

    [Fact]
    public void A_streak_lasts_until_yesterday_and_breaks_with_a_day_without()
    {
        DateOnly today = new(2026, 2, 10);
        DateOnly[] days = [new(2026, 2, 9), new(2026, 2, 8), new(2026, 2, 8), new(2026, 2, 5), new(2026, 2, 4), new(2026, 2, 3), new(2026, 1, 1)];
        Assert.Equal(new Streaks(2, 3, 5), Streaks.Of(days, today));
        Assert.Equal(new Streaks(0, 3, 5), Streaks.Of(days, today.AddDays(1)));
        Assert.Equal(new Streaks(0, 0, 0), Streaks.Of([], today));
    }
}
