using GaitSense.Gait.Breathing;

namespace GaitSense.Gait.Tests.Breathing;

public class RateHistogramTests
{
    [Fact]
    public void The_median_is_told_to_a_tenth()
    {
        RateHistogram rates = Of(12.01, 14.22, 13.13, 25, double.NaN);

        Assert.Equal((5, 4), (rates.Windows, rates.Valid));
        Assert.Equal(13.15, rates.Median(3)!.Value, 1e-9);
    }

    [Fact]
    public void Too_few_or_too_rare_windows_have_none()
    {
        Assert.Null(Of(12, 12).Median(3));
        Assert.Null(Of(12, 12, 12, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN).Median(3));
    }

    private static RateHistogram Of(params double[] rates)
    {
        RateHistogram h = new();
        Array.ForEach(rates, h.Add);
        return h;
    }
}
