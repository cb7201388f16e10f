namespace GaitSense.Gait.Agreement;

/// <summary>Pairs the events of two raters one to one.</summary>
/// <remarks>
/// <para><b>Rule</b>: a pair lies within the tolerance. Among all ways to pair, one with the most pairs is taken, and among
/// those the one with the smallest sum of time differences. Pairs never cross in time.</para>
/// <para><b>How</b>: (1) events are cut where neither rater has one for longer than the tolerance, because pairs cannot reach
/// across; (2) within a piece, dynamic programming over both lists.</para>
/// <para><b>Cost</b>: the product of both raters' events in a piece, which is small where the tolerance is shorter than a stride.</para>
/// </remarks>
public static class EventMatching
{
    private const byte Pair = 1;
    private const byte SkipA = 2;
    private const byte SkipB = 3;

    /// <summary>Pairs two lists of times.</summary>
    /// <param name="a">Rising times of the first rater, s.</param>
    /// <param name="b">Rising times of the second, s.</param>
    /// <param name="toleranceS">Largest difference of a pair, s.</param>
    /// <returns>Indices of the pairs, in time order.</returns>
    public static IReadOnlyList<(int A, int B)> Match(IReadOnlyList<double> a, IReadOnlyList<double> b, double toleranceS)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        List<(int A, int B)> pairs = [];
        int i = 0;
        int j = 0;
        while (i < a.Count && j < b.Count)
        {
            // 1.
            (int endA, int endB) = PieceFrom(a, b, i, j, toleranceS);
            Solve(a, b, (i, endA), (j, endB), toleranceS, pairs);
            (i, j) = (endA, endB);
        }

        return pairs;
    }

    private static (int EndA, int EndB) PieceFrom(IReadOnlyList<double> a, IReadOnlyList<double> b, int i, int j, double toleranceS)
    {
        double last = Math.Min(a[i], b[j]);
        while (true)
        {
            bool takesA = i < a.Count && (j >= b.Count || a[i] <= b[j]);
            double next = takesA ? a[i] : j < b.Count ? b[j] : double.PositiveInfinity;
            if (next - last > toleranceS)
            {
                return (i, j);
            }

            last = next;
            (i, j) = takesA ? (i + 1, j) : (i, j + 1);
        }
    }

    // 2.
    private static void Solve(
        IReadOnlyList<double> a, IReadOnlyList<double> b, (int From, int To) ofA, (int From, int To) ofB, double toleranceS, List<(int A, int B)> pairs)
    {
        int rows = ofA.To - ofA.From;
        int columns = ofB.To - ofB.From;
        if (rows == 0 || columns == 0)
        {
            return;
        }

        byte[,] from = new byte[rows + 1, columns + 1];
        Score[] above = new Score[columns + 1];
        Score[] row = new Score[columns + 1];
        for (int i = 1; i <= rows; i++)
        {
            row[0] = default;
            for (int j = 1; j <= columns; j++)
            {
                double difference = Math.Abs(a[ofA.From + i - 1] - b[ofB.From + j - 1]);
                (row[j], from[i, j]) = (above[j], SkipA);
                Prefer(row[j - 1], SkipB, ref row[j], ref from[i, j]);
                if (difference <= toleranceS)
                {
                    Prefer(new Score(above[j - 1].Pairs + 1, above[j - 1].SumS + difference), Pair, ref row[j], ref from[i, j]);
                }
            }

            (above, row) = (row, above);
        }

        Trace(from, ofA, ofB, pairs);
    }

    private static void Prefer(Score candidate, byte move, ref Score best, ref byte bestMove)
    {
        if (candidate.Pairs > best.Pairs || (candidate.Pairs == best.Pairs && candidate.SumS < best.SumS))
        {
            (best, bestMove) = (candidate, move);
        }
    }

    private static void Trace(byte[,] from, (int From, int To) ofA, (int From, int To) ofB, List<(int A, int B)> pairs)
    {
        int first = pairs.Count;
        int i = ofA.To - ofA.From;
        int j = ofB.To - ofB.From;
        while (i > 0 && j > 0)
        {
            switch (from[i, j])
            {
                case Pair:
                    i--;
                    j--;
                    pairs.Add((ofA.From + i, ofB.From + j));
                    break;
                case SkipA:
                    i--;
                    break;
                default:
                    j--;
                    break;
            }
        }

        pairs.Reverse(first, pairs.Count - first);
    }

    private readonly record struct Score(int Pairs, double SumS);
}
