using System.Globalization;

namespace GaitSense.Durability.Reporting;

/// <summary>Measured values and how they are spread.</summary>
public sealed class Spread
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    public double Max => values.Count == 0 ? 0 : values.Max();

    public void Add(double value) => values.Add(value);

    /// <summary>The value that a share of all does not exceed.</summary>
    public double Quantile(double share) =>
        values.Count == 0 ? 0 : values.Order().ElementAt(Math.Min(values.Count - 1, (int)(share * values.Count)));

    /// <summary>Median, 99 % and largest, in one unit.</summary>
    public string Text(string unit, string format = "0.0") => string.Create(
        CultureInfo.InvariantCulture,
        $"median {Quantile(0.5).ToString(format, CultureInfo.InvariantCulture)}, 99 % {Quantile(0.99).ToString(format, CultureInfo.InvariantCulture)}, largest {Max.ToString(format, CultureInfo.InvariantCulture)} {unit}");
}
