using CsCheck;
using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

public class CounterUnwrapperTests
{
    [Fact]
    public void The_first_reading_is_taken_as_it_is()
    {
        Assert.Equal(65_535, new CounterUnwrapper(16).Advance(65_535));
        Assert.Equal(4_294_967_295, new CounterUnwrapper(32).Advance(uint.MaxValue));
    }

    [Fact]
    public void A_roll_over_counts_on()
    {
        CounterUnwrapper counter = new(16);
        counter.Advance(65_530);
        Assert.Equal(65_540, counter.Advance(4));
    }

    [Fact]
    public void A_late_reading_across_the_roll_over_is_smaller()
    {
        CounterUnwrapper counter = new(16);
        counter.Advance(65_530);
        counter.Advance(4);
        Assert.Equal(65_533, counter.Advance(65_533));
    }

    [Fact]
    public void Peeking_moves_nothing()
    {
        CounterUnwrapper counter = new(16);
        counter.Advance(60_000);
        counter.Peek(20_000);
        Assert.Equal(60_001, counter.Advance(60_001));
    }

    [Fact]
    public void After_a_reset_a_reading_is_the_first_again()
    {
        CounterUnwrapper counter = new(32);
        counter.Advance(uint.MaxValue);
        counter.Advance(5);
        counter.Reset();
        Assert.Equal(7, counter.Advance(7));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void A_width_that_no_counter_has_is_refused(int bits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterUnwrapper(bits));

    [Fact]
    public void Steps_below_half_a_turn_are_followed_for_ever() =>
        Gen.Select(Gen.Int[8, 32], Gen.Double[0, 1].Array[1, 200]).Sample((bits, shares) =>
        {
            CounterUnwrapper counter = new(bits);
            long mask = (1L << bits) - 1;
            long truth = counter.Advance(0);
            foreach (double share in shares)
            {
                truth += (long)(share * ((1L << (bits - 1)) - 1));
                Assert.Equal(truth, counter.Advance((uint)(truth & mask)));
            }
        });
}
