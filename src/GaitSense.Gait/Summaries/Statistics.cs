namespace GaitSense.Gait.Summaries;

/// <summary>Statistics of a list of finite numbers; null for too few.</summary>
internal static class Statistics
{
    public static double? Mean(IReadOnlyList<double> values, int gate) =>
        values.Count >= Math.Max(1, gate) ? values.Sum() / values.Count : null;

    /// <summary>Sample standard deviation (divisor n - 1).</summary>
    public static double? Sd(IReadOnlyList<double> values, int gate)
    {
        if (values.Count < Math.Max(2, gate))
        {
            return null;
        }

        double mean = values.Sum() / values.Count;
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }

    /// <summary>Median distance from the median.</summary>
    public static double Mad(IReadOnlyList<double> values)
    {
        double middle = Median(values, 1) ?? double.NaN;
        return Median([.. values.Select(v => Math.Abs(v - middle))], 1) ?? double.NaN;
    }

    /// <summary>Middle value, or the mean of the two middle ones.</summary>
    public static double? Median(IReadOnlyList<double> values, int gate)
    {
        if (values.Count < Math.Max(1, gate))
        {
            return null;
        }

        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
