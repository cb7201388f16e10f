using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Tests.Histories;

public class TimedRingTests
{
    [Fact]
    public void The_oldest_are_overwritten_and_numbers_run_on()
    {
        TimedRing<int> ring = Filled(100, _ => true);

        Assert.Equal(100, ring.Count);
        Assert.Equal(100 - 16, ring.Oldest);
        Assert.Equal(99, ring[99]);
        Assert.Equal(8.4, ring.Time(84), 1e-9);
    }

    [Theory]
    [InlineData(9.05, 91)]
    [InlineData(9.1, 91)]
    [InlineData(0, 84)]
    [InlineData(50, 100)]
    public void An_instant_is_found(double timeS, long number) => Assert.Equal(number, Filled(100, _ => true).FirstFrom(timeS - 1e-9));

    [Fact]
    public void A_span_that_was_seen_whole_has_full_coverage()
    {
        Assert.True(Filled(100, _ => true).TryFind(9, 9.8, 0.15, out RingSpan span));
        Assert.Equal((90, 98), (span.First, span.Last));
        Assert.Equal(1, span.Coverage, 1e-9);
    }

    [Fact]
    public void What_is_missing_is_not_covered()
    {
        // 9.3 and 9.4 are missing: 0.3 of 1.0 s lie between 9.2 and 9.5.
        Assert.False(Filled(100, i => i is not (93 or 94)).TryFind(8.9, 9.9, 0.15, out RingSpan span));
        Assert.Equal(0.7, span.Coverage, 1e-9);
        Assert.True(Filled(100, i => i is not 93).TryFind(8.9, 9.9, 0.15, out span));
        Assert.Equal(0.8, span.Coverage, 1e-9);
    }

    [Theory]
    [InlineData(9.5, 10.5)]
    [InlineData(0, 9.9)]
    [InlineData(9.9, 9.0)]
    [InlineData(9.5, 9.7)]
    public void What_is_not_there_is_not_found(double fromS, double toS) => Assert.False(Filled(100, _ => true).TryFind(fromS, toS, 0.15, out _));

    private static TimedRing<int> Filled(int count, Func<int, bool> isThere)
    {
        TimedRing<int> ring = new(1.4, 10);
        for (int i = 0; i < count; i++)
        {
            if (isThere(i))
            {
                ring.Add(0.1 * i, i);
            }
        }

        return ring;
    }
}
