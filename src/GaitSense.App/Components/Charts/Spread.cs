namespace GaitSense.App.Components.Charts;

/// <summary>Five numbers that say how values spread; quantiles are interpolated between neighbours (type 7).</summary>
/// <param name="N">How many values.</param>
/// <param name="Lowest">Smallest.</param>
/// <param name="Quarter">A quarter lie below.</param>
/// <param name="Median">Half lie below.</param>
/// <param name="ThreeQuarters">Three quarters lie below.</param>
/// <param name="Highest">Largest.</param>
public sealed record Spread(int N, double Lowest, double Quarter, double Median, double ThreeQuarters, double Highest)
{
    /// <summary>Of these values; null without any.</summary>
    public static Spread? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? null
            : new Spread(sorted.Length, sorted[0], At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75), sorted[^1]);
    }

    private static double At(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
