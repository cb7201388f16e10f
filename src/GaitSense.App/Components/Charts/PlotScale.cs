namespace GaitSense.App.Components.Charts;

/// <summary>An axis from one round number to another, in round steps.</summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Step">Distance of its marks.</param>
public sealed record PlotScale(double Low, double High, double Step)
{
    private static readonly double[] Round = [1, 2, 2.5, 5, 10];

    /// <summary>Its marks.</summary>
    public IEnumerable<double> Ticks =>
        Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Math.Round(Low + (i * Step), 9));

    /// <summary>The axis around these values with about so many steps.</summary>
    public static PlotScale Around(double lowest, double highest, int steps)
    {
        // Values that hardly differ are not blown up: the axis spans a tenth of them at least.
        double least = Math.Max(Math.Max(Math.Abs(highest), Math.Abs(lowest)) * 0.1, 1e-6);
        double missing = Math.Max(0, least - (highest - lowest));
        (lowest, highest) = (lowest - (missing / 2), highest + (missing / 2));
        double rough = (highest - lowest) / steps;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * Round.First(r => r * power >= rough * (1 - 1e-9));
        double low = Math.Floor(lowest / step) * step;
        double high = Math.Ceiling(highest / step) * step;
        return new PlotScale(low, high > low ? high : low + step, step);
    }

    /// <summary>Where a value lies, in per cent from low to high; outside values lie on the edge.</summary>
    public double Percent(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1) * 100;
}
