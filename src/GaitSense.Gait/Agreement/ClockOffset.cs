using GaitSense.Core.Sensors;

namespace GaitSense.Gait.Agreement;

/// <summary>How far the second rater's clock is ahead of the first's, from the events alone.</summary>
/// <param name="OffsetS">What to take off the second rater's times, s.</param>
/// <param name="Matched">Events that pair at this offset.</param>
/// <param name="RunnerUpMatched">Events that pair at the best offset elsewhere, at least 0.3 s away.</param>
/// <remarks>
/// <para><b>How</b>: (1) every difference between an event of one rater and one of the other, same side, within the search range,
/// votes for an offset; (2) the fullest window of 0.1 s wins; (3) the median difference of the events that pair at it is the offset.</para>
/// <para><b>Breaks when</b> steps are as regular as a clock: then a shift by a whole stride fits as well. See <see cref="IsAmbiguous"/>.</para>
/// </remarks>
public sealed record ClockOffset(double OffsetS, int Matched, int RunnerUpMatched)
{
    private const double WindowS = 0.1;
    private const double ElsewhereS = 0.3;
    private const double NearlyAsGood = 0.9;

    /// <summary>True when another offset fits nearly as well, so that this one must not be trusted without looking.</summary>
    public bool IsAmbiguous => RunnerUpMatched >= NearlyAsGood * Matched;

    /// <summary>Estimates the offset.</summary>
    /// <param name="a">Landings of the first rater.</param>
    /// <param name="b">Landings of the second.</param>
    /// <param name="rangeS">Largest offset that is looked for, s.</param>
    /// <returns>Null when no two events of one side come within the range.</returns>
    public static ClockOffset? Estimate(IReadOnlyList<StepObservation> a, IReadOnlyList<StepObservation> b, double rangeS)
    {
        // 1.
        double[] differences = [.. from x in a from y in b where x.Side == y.Side && Math.Abs(y.TimeS - x.TimeS) <= rangeS select y.TimeS - x.TimeS];
        if (differences.Length == 0)
        {
            return null;
        }

        // 2.
        Array.Sort(differences);
        double best = Fullest(differences, double.NaN);
        double elsewhere = Fullest(differences, best);

        // 3.
        List<double> paired = PairedAt(a, b, best);
        paired.Sort();
        double offset = paired.Count == 0 ? best : paired[paired.Count / 2];
        return new ClockOffset(offset, paired.Count, double.IsNaN(elsewhere) ? 0 : PairedAt(a, b, elsewhere).Count);
    }

    private static double Fullest(double[] sorted, double apartFrom)
    {
        double best = double.NaN;
        int most = 0;
        int from = 0;
        for (int to = 0; to < sorted.Length; to++)
        {
            while (sorted[to] - sorted[from] > WindowS)
            {
                from++;
            }

            double middle = (sorted[from] + sorted[to]) / 2;
            if (to - from + 1 > most && !(Math.Abs(middle - apartFrom) < ElsewhereS))
            {
                (most, best) = (to - from + 1, middle);
            }
        }

        return best;
    }

    private static List<double> PairedAt(IReadOnlyList<StepObservation> a, IReadOnlyList<StepObservation> b, double offsetS)
    {
        List<double> differences = [];
        foreach (Side side in Enum.GetValues<Side>())
        {
            double[] timesA = [.. a.Where(s => s.Side == side).Select(s => s.TimeS).Order()];
            double[] timesB = [.. b.Where(s => s.Side == side).Select(s => s.TimeS - offsetS).Order()];
            differences.AddRange(EventMatching.Match(timesA, timesB, WindowS).Select(p => timesB[p.B] + offsetS - timesA[p.A]));
        }

        return differences;
    }
}
