using CsCheck;
using GaitSense.Devices.Gateway.Clocks;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class ClockOffsetTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void An_even_round_trip_gives_the_offset_exactly()
    {
        ClockOffset clock = new();
        Assert.True(clock.TryAdd(askedNs: 1000, receivedNs: 51_500, answeredNs: 51_600, heardNs: 2100));
        Assert.Equal(-50_000, clock.OffsetNs);
        Assert.Equal(1000, clock.RoundTripNs);
        Assert.Equal(1500, clock.ToServerNs(51_500));
    }

    [Fact]
    public void The_exchange_with_the_narrowest_bound_is_used()
    {
        ClockOffset clock = new();
        clock.TryAdd(0, 100 * Millisecond, 100 * Millisecond, 40 * Millisecond);
        clock.TryAdd(50 * Millisecond, 151 * Millisecond, 151 * Millisecond, 52 * Millisecond);
        clock.TryAdd(100 * Millisecond, 229 * Millisecond, 229 * Millisecond, 130 * Millisecond);
        Assert.Equal(2 * Millisecond, clock.RoundTripNs);
        Assert.Equal(-100 * Millisecond, clock.OffsetNs);
    }

    [Fact]
    public void Times_that_cannot_be_are_not_taken()
    {
        ClockOffset clock = new();
        Assert.False(clock.TryAdd(10, 0, 0, 5));
        Assert.False(clock.TryAdd(0, 10, 5, 20));
        Assert.False(clock.TryAdd(0, 0, 9000, 5000));
        Assert.False(clock.IsKnown);
    }

    [Fact]
    public void The_error_stays_below_its_bound_whatever_the_network_does_and_the_crystals_drift()
    {
        Gen.Select(
            Gen.Double[-100, 100],
            Gen.Long[-1_000_000_000_000, 1_000_000_000_000],
            Gen.Select(Gen.Long[0, 300 * Millisecond], Gen.Long[0, 300 * Millisecond]).Array[1, 60])
            .Sample((driftPpm, offsetNs, delays) =>
            {
                long Gateway(long serverNs) => serverNs + offsetNs + (long)(serverNs * driftPpm * 1e-6) + 2_000_000_000_000;
                ClockOffset clock = new();
                long now = 0;
                foreach ((long up, long down) in delays)
                {
                    long asked = now;
                    long received = asked + up;
                    long heard = received + down;
                    Assert.True(clock.TryAdd(asked, Gateway(received), Gateway(received), heard));
                    now = heard + (5000 * Millisecond);
                    long error = Math.Abs(clock.ToServerNs(Gateway(now)) - now);
                    Assert.True(error <= clock.ErrorNs(now) + 10_000, $"{error} ns off, {clock.ErrorNs(now)} ns promised");
                }
            });
    }
}
