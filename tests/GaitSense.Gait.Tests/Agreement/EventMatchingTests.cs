using CsCheck;
using GaitSense.Gait.Agreement;

namespace GaitSense.Gait.Tests.Agreement;

public sealed class EventMatchingTests
{
    [Fact]
    public void The_most_pairs_win_over_the_nearest_pair() =>
        // Nearest first would pair 1.0 with 1.01 and leave 0.8 and 1.2 alone.
        Assert.Equal([(0, 0), (1, 1)], EventMatching.Match([0.8, 1.0], [1.01, 1.2], 0.25));

    [Fact]
    public void Among_equally_many_the_smallest_sum_wins() =>
        Assert.Equal([(1, 0)], EventMatching.Match([0.9, 1.0, 1.2], [1.02], 0.25));

    [Fact]
    public void The_tolerance_itself_still_pairs() => Assert.Equal([(0, 0)], EventMatching.Match([1.0], [1.25], 0.25));

    [Fact]
    public void Nothing_pairs_beyond_the_tolerance() => Assert.Empty(EventMatching.Match([1.0, 5], [1.26, 4], 0.25));

    [Fact]
    public void It_is_as_good_as_trying_everything() =>
        Gen.Double[0, 3].Array[0, 6].Select(Gen.Double[0, 3].Array[0, 6]).Sample((a, b) =>
        {
            Array.Sort(a);
            Array.Sort(b);
            IReadOnlyList<(int A, int B)> found = EventMatching.Match(a, b, 0.4);
            Assert.Equal(found.Count, found.Select(p => p.A).Distinct().Count());
            Assert.Equal(found.Count, found.Select(p => p.B).Distinct().Count());
            (int pairs, double sum) = Best(a, b, 0, 0);
            Assert.Equal(pairs, found.Count);
            Assert.Equal(sum, found.Sum(p => Math.Abs(a[p.A] - b[p.B])), 9);
        });

    private static (int Pairs, double SumS) Best(double[] a, double[] b, int i, int used)
    {
        if (i == a.Length)
        {
            return (0, 0);
        }

        (int Pairs, double SumS) best = Best(a, b, i + 1, used);
        for (int j = 0; j < b.Length; j++)
        {
            double difference = Math.Abs(a[i] - b[j]);
            if ((used & (1 << j)) == 0 && difference <= 0.4)
            {
                (int pairs, double sum) = Best(a, b, i + 1, used | (1 << j));
                if (pairs + 1 > best.Pairs || (pairs + 1 == best.Pairs && sum + difference < best.SumS))
                {
                    best = (pairs + 1, sum + difference);
                }
            }
        }

        return best;
    }
}
