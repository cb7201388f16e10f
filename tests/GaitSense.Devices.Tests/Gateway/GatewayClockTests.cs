using GaitSense.Devices.Gateway.Clocks;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class GatewayClockTests
{
    [Fact]
    public void It_goes_as_the_machines_clock_does_and_leaves_room_for_what_came_before()
    {
        GatewayClock clock = new(new Counter(3_000, frequency: 1_000), "boot");
        long before = clock.NowNs;
        Assert.True(before > TimeSpan.FromDays(3650 - 10).TotalNanoseconds);
        Assert.Equal(2_000_000_000, new GatewayClock(new Counter(5_000, 1_000), "boot").NowNs - before);
    }

    [Theory]
    [InlineData(1_000_000_000, long.MaxValue)]
    [InlineData(10_000_000, long.MaxValue)]
    [InlineData(1, 200_000_000_000)]
    public void A_machine_that_counts_from_long_ago_stays_within_what_a_frame_holds(long frequency, long stamp)
    {
        long ns = new GatewayClock(new Counter(stamp, frequency), "boot").NowNs;
        Assert.InRange(ns, 0, 1L << 60);
    }

    [Fact]
    public void The_time_of_day_is_told_beside_it()
    {
        Assert.Equal(1_500_000_000, new GatewayClock(new Counter(0, 1) { Day = DateTimeOffset.UnixEpoch.AddSeconds(1.5) }, "boot").UtcNs);
    }

    [Fact]
    public void The_run_of_the_machine_is_the_same_for_every_program_on_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there it is told.");
        string boot = GatewayClock.OfThisMachine(TimeProvider.System).Boot;
        Assert.NotEmpty(boot);
        Assert.Equal(boot, GatewayClock.OfThisMachine(TimeProvider.System).Boot);
    }

    private sealed class Counter(long stamp, long frequency) : TimeProvider
    {
        public DateTimeOffset Day { get; init; }

        public override long TimestampFrequency => frequency;

        public override long GetTimestamp() => stamp;

        public override DateTimeOffset GetUtcNow() => Day;
    }
}
