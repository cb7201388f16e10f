using MathNet.Numerics.Distributions;

namespace GaitSense.Gait.Agreement;

/// <summary>Intraclass correlation of single measurements, two-way model, every subject measured once by every rater.</summary>
/// <param name="Value">The coefficient; below zero when raters differ more within a subject than between subjects.</param>
/// <param name="Interval">Its confidence.</param>
public readonly record struct IccValue(double Value, Interval Interval);

/// <summary>Two forms of the intraclass correlation, and the error of measurement that follows from the same analysis of variance.</summary>
/// <remarks>
/// <para><b>How</b>: mean squares of subjects (rows), raters (columns) and rest. ICC(2,1) = (MSR - MSE) / (MSR + (k-1) MSE + k (MSC - MSE) / n):
/// absolute agreement, a constant offset between raters counts as error. ICC(3,1) = (MSR - MSE) / (MSR + (k-1) MSE): consistency
/// (Shrout and Fleiss 1979, Psychol Bull 86:420). Intervals: McGraw and Wong 1996, Psychol Methods 1:30, there ICC(A,1) and ICC(C,1).</para>
/// <para>SEM = sqrt(MSE), for two raters SD of the differences / sqrt 2; MDC95 = 1.96 sqrt 2 SEM (Weir 2005, J Strength Cond Res 19:231).</para>
/// </remarks>
public sealed record IntraclassCorrelation
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>Subjects.</summary>
    public required int N { get; init; }

    /// <summary>ICC(2,1), absolute agreement.</summary>
    public required IccValue Agreement { get; init; }

    /// <summary>ICC(3,1), consistency.</summary>
    public required IccValue Consistency { get; init; }

    /// <summary>Standard error of measurement, in the unit of the values.</summary>
    public required double Sem { get; init; }

    /// <summary>Smallest change that is more than error in 95 of 100 cases, in the unit of the values.</summary>
    public double Mdc95 => Normal95 * Math.Sqrt(2) * Sem;

    /// <summary>Finds them.</summary>
    /// <param name="rows">A row for each subject, a value for each rater.</param>
    /// <returns>Null below three subjects or two raters, and where all subjects are alike.</returns>
    public static IntraclassCorrelation? Of(IReadOnlyList<double[]> rows)
    {
        int n = rows.Count;
        int k = n == 0 ? 0 : rows[0].Length;
        if (n < 3 || k < 2)
        {
            return null;
        }

        MeanSquares m = MeanSquares.Of(rows, n, k);
        return m.Subjects <= 0 || m.Subjects <= 1e-18 * m.Level * m.Level
            ? null
            : new IntraclassCorrelation { N = n, Agreement = AgreementOf(m, n, k), Consistency = ConsistencyOf(m, n, k), Sem = Math.Sqrt(m.Rest) };
    }

    private static IccValue ConsistencyOf(in MeanSquares m, int n, int k)
    {
        double value = (m.Subjects - m.Rest) / (m.Subjects + ((k - 1) * m.Rest));
        double restFreedom = (n - 1.0) * (k - 1);
        if (m.Rest <= 0)
        {
            return new IccValue(value, new Interval(1, 1));
        }

        double f = m.Subjects / m.Rest;
        double low = f / FisherSnedecor.InvCDF(n - 1, restFreedom, 0.975);
        double high = f * FisherSnedecor.InvCDF(restFreedom, n - 1, 0.975);
        return new IccValue(value, new Interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1)));
    }

    private static IccValue AgreementOf(in MeanSquares m, int n, int k)
    {
        double value = (m.Subjects - m.Rest) / (m.Subjects + ((k - 1) * m.Rest) + (k * (m.Raters - m.Rest) / n));
        double a = k * value / (n * (1 - value));
        double b = 1 + (k * value * (n - 1) / (n * (1 - value)));
        double upper = Square((a * m.Raters) + (b * m.Rest));
        double freedom = upper / ((Square(a * m.Raters) / (k - 1)) + (Square(b * m.Rest) / ((n - 1.0) * (k - 1))));
        if (!(freedom > 0) || !double.IsFinite(freedom))
        {
            return new IccValue(value, new Interval(value, value));
        }

        double rest = (k * m.Raters) + ((((double)k * n) - k - n) * m.Rest);
        double fLow = FisherSnedecor.InvCDF(n - 1, freedom, 0.975);
        double fHigh = FisherSnedecor.InvCDF(freedom, n - 1, 0.975);
        return new IccValue(value, new Interval(
            n * (m.Subjects - (fLow * m.Rest)) / ((fLow * rest) + (n * m.Subjects)),
            n * ((fHigh * m.Subjects) - m.Rest) / (rest + (n * fHigh * m.Subjects))));
    }

    private static double Square(double v) => v * v;

    private readonly record struct MeanSquares(double Subjects, double Raters, double Rest, double Level)
    {
        public static MeanSquares Of(IReadOnlyList<double[]> rows, int n, int k)
        {
            double mean = rows.Sum(r => r.Sum()) / (n * k);
            double[] ofRater = [.. Enumerable.Range(0, k).Select(j => rows.Average(r => r[j]))];
            double subjects = 0;
            double rest = 0;
            foreach (double[] row in rows)
            {
                double ofSubject = row.Average();
                subjects += k * Square(ofSubject - mean);
                rest += Enumerable.Range(0, k).Sum(j => Square(row[j] - ofSubject - ofRater[j] + mean));
            }

            double raters = n * ofRater.Sum(r => Square(r - mean));
            return new MeanSquares(subjects / (n - 1), raters / (k - 1), rest / ((n - 1.0) * (k - 1)), mean);
        }
    }
}
