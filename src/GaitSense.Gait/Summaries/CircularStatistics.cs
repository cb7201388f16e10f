using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Summaries;

/// <summary>Statistics of angles that go round, in degrees: the mean of 170 and -170 is 180, not 0.</summary>
/// <remarks><b>How</b> mean = arg(sum of unit vectors), R = its length / n, standard deviation = sqrt(-2 ln R)
/// (Fisher, Statistical Analysis of Circular Data, 1993).</remarks>
internal static class CircularStatistics
{
    /// <summary>Mean direction in (-180, 180]; null for too few values or when they cancel.</summary>
    public static double? MeanDeg(IReadOnlyList<double> valuesDeg, int gate) =>
        valuesDeg.Count >= Math.Max(1, gate) && Resultant(valuesDeg) is { Length: >= SummaryGates.CircularLength } r
            ? Angle.Wrap(Math.Atan2(r.Sin, r.Cos)) * Angle.DegPerRad
            : null;

    /// <summary>Circular standard deviation; null for too few values or when they cancel.</summary>
    public static double? SdDeg(IReadOnlyList<double> valuesDeg, int gate) =>
        valuesDeg.Count >= Math.Max(2, gate) && Resultant(valuesDeg) is { Length: >= SummaryGates.CircularLength } r
            ? Math.Sqrt(-2 * Math.Log(Math.Min(1, r.Length))) * Angle.DegPerRad
            : null;

    private static (double Cos, double Sin, double Length) Resultant(IReadOnlyList<double> valuesDeg)
    {
        double cos = valuesDeg.Sum(v => Math.Cos(v * Angle.RadPerDeg)) / valuesDeg.Count;
        double sin = valuesDeg.Sum(v => Math.Sin(v * Angle.RadPerDeg)) / valuesDeg.Count;
        return (cos, sin, Math.Sqrt((cos * cos) + (sin * sin)));
    }
}
