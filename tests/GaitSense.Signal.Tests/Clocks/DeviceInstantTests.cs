using System.Numerics;
using CsCheck;
using GaitSense.Core.Time;
using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

public class DeviceInstantTests
{
    [Fact]
    public void Whole_seconds_are_exact() =>
        Assert.Equal(new SessionTime(86_400_000_000_000), DeviceInstant.From(new DeviceTicks(86_400L * 32_768)).OnSessionClock());

    [Fact]
    public void One_tick_is_30518_ns() =>
        Assert.Equal(new SessionTime(30_518), DeviceInstant.From(new DeviceTicks(1)).OnSessionClock()); // 30517.578125

    [Fact]
    public void Rounding_is_that_of_exact_arithmetic() =>
        Gen.Long[-(1L << 50), 1L << 50].Sample(units =>
        {
            BigInteger twice = ((BigInteger)units * 1_000_000_000 * 2) + (1 << 19);
            BigInteger expected = BigInteger.Divide(twice, 1 << 20) - (twice.Sign < 0 && twice % (1 << 20) != 0 ? 1 : 0);
            Assert.Equal((long)expected, new DeviceInstant(units).OnSessionClock().Nanoseconds);
        });
}
