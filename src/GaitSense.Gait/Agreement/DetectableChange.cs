using MathNet.Numerics.Distributions;

namespace GaitSense.Gait.Agreement;

/// <summary>How much a person's measure must change between two sessions before it is more than that person's own fluctuation.</summary>
/// <param name="N">Sessions that it rests on.</param>
/// <param name="Baseline">Their mean.</param>
/// <param name="Sem">Standard deviation between them, the error of one session.</param>
/// <param name="Mdc95">Minimal detectable change between two sessions.</param>
/// <remarks><b>How</b>: the first sessions are taken as one steady level, so that their spread is the error of one session (Bland and Altman
/// 1996, BMJ 313:744); MDC95 = t sqrt 2 SEM, with Student's t of n - 1 degrees of freedom in place of 1.96 because n is small (Weir 2005).
/// <b>Breaks when</b> the person already improves during those sessions: then it is too large, never too small.</remarks>
public sealed record DetectableChange(int N, double Baseline, double Sem, double Mdc95)
{
    /// <summary>Sessions that the level is taken from.</summary>
    public const int Sessions = 3;

    /// <summary>Finds it from a measure's values in order of sessions; null below three.</summary>
    public static DetectableChange? Of(IReadOnlyList<double> values)
    {
        if (values.Count < Sessions)
        {
            return null;
        }

        double[] first = [.. values.Take(Sessions)];
        double mean = first.Average();
        double sem = Math.Sqrt(first.Sum(v => (v - mean) * (v - mean)) / (Sessions - 1));
        return new DetectableChange(Sessions, mean, sem, StudentT.InvCDF(0, 1, Sessions - 1, 0.975) * Math.Sqrt(2) * sem);
    }
}
