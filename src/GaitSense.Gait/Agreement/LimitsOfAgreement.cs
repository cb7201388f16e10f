using MathNet.Numerics.Distributions;

namespace GaitSense.Gait.Agreement;

/// <summary>Bias and limits of agreement of two methods, with their confidence.</summary>
/// <remarks>
/// <para><b>How</b>: differences second minus first; limits are bias +- 1.96 SD. The bias has the standard error SD / sqrt(n), a limit
/// SD sqrt(1/n + 1.96^2 / (2 (n - 1))); both intervals take Student's t with n - 1 degrees of freedom (Bland and Altman 1986,
/// Lancet 327:307; 1999, Stat Methods Med Res 8:135).</para>
/// <para><b>Breaks when</b> differences grow with the size of what is measured: see <see cref="Slope"/>. Steps of one person are not
/// independent, so that the intervals are narrower than those over persons would be.</para>
/// </remarks>
public sealed record LimitsOfAgreement
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>Pairs.</summary>
    public required int N { get; init; }

    /// <summary>Mean difference, second minus first.</summary>
    public required double Bias { get; init; }

    /// <summary>Of the bias.</summary>
    public required Interval BiasInterval { get; init; }

    /// <summary>Sample standard deviation of the differences.</summary>
    public required double Sd { get; init; }

    /// <summary>Bias - 1.96 SD.</summary>
    public required double Lower { get; init; }

    /// <summary>Of the lower limit.</summary>
    public required Interval LowerInterval { get; init; }

    /// <summary>Bias + 1.96 SD.</summary>
    public required double Upper { get; init; }

    /// <summary>Of the upper limit.</summary>
    public required Interval UpperInterval { get; init; }

    /// <summary>Change of the difference per unit of the pair's mean (least squares); null when all means are one.</summary>
    public double? Slope { get; init; }

    /// <summary>Of the slope: differences depend on the size when it leaves out zero; null when there is no slope or fewer than three pairs.</summary>
    public Interval? SlopeInterval { get; init; }

    /// <summary>Finds them.</summary>
    /// <param name="pairs">Values of the two methods.</param>
    /// <returns>Null below two pairs.</returns>
    public static LimitsOfAgreement? Of(IReadOnlyList<(double A, double B)> pairs) => pairs.Count < 2
        ? null
        : Of([.. pairs.Select(p => p.B - p.A)], [.. pairs.Select(p => (p.A + p.B) / 2)]);

    /// <summary>Finds them from differences that were taken already, as of angles that go round.</summary>
    /// <param name="differences">Second minus first.</param>
    /// <param name="means">The means of the pairs; empty when they mean nothing.</param>
    public static LimitsOfAgreement? Of(double[] differences, double[] means)
    {
        int n = differences.Length;
        if (n < 2)
        {
            return null;
        }

        double bias = differences.Average();
        double sd = Math.Sqrt(differences.Sum(d => (d - bias) * (d - bias)) / (n - 1));
        double t = StudentT.InvCDF(0, 1, n - 1, 0.975);
        double ofBias = t * sd / Math.Sqrt(n);
        double ofLimit = t * sd * Math.Sqrt((1.0 / n) + (Normal95 * Normal95 / (2 * (n - 1))));
        (double? slope, Interval? interval) = SlopeOf(differences, means);
        return new LimitsOfAgreement
        {
            N = n,
            Bias = bias,
            BiasInterval = Around(bias, ofBias),
            Sd = sd,
            Lower = bias - (Normal95 * sd),
            LowerInterval = Around(bias - (Normal95 * sd), ofLimit),
            Upper = bias + (Normal95 * sd),
            UpperInterval = Around(bias + (Normal95 * sd), ofLimit),
            Slope = slope,
            SlopeInterval = interval,
        };
    }

    private static Interval Around(double value, double half) => new(value - half, value + half);

    private static (double? Slope, Interval? Interval) SlopeOf(double[] y, double[] x)
    {
        int n = x.Length;
        if (n < 3)
        {
            return (null, null);
        }

        double meanX = x.Average();
        double meanY = y.Average();
        double sxx = x.Sum(v => (v - meanX) * (v - meanX));
        if (sxx <= 1e-18 * n * Math.Max(1, meanX * meanX))
        {
            return (null, null);
        }

        double slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / sxx;
        double residual = x.Zip(y, (a, b) => b - meanY - (slope * (a - meanX))).Sum(r => r * r);
        double half = StudentT.InvCDF(0, 1, n - 2, 0.975) * Math.Sqrt(residual / (n - 2) / sxx);
        return (slope, double.IsFinite(half) ? Around(slope, half) : null);
    }
}
