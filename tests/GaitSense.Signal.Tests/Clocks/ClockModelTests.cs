using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

public class ClockModelTests
{
    private const long Period = 5243; // 100 Hz in units of 2^-19 s

    [Fact]
    public void A_session_clock_is_taken_at_its_word_whatever_the_arrival()
    {
        ClockModel clock = new(ClockKind.Session);
        DeviceInstant first = DeviceInstant.From(new DeviceTicks(32_768 * 3));
        PacketClock line = clock.Observe(first, first + Period, HostTime.FromSeconds(99));
        Assert.Equal(SessionTime.FromSeconds(3), line.At(first));
        Assert.Null(clock.SkewPpm);
        Assert.Null(clock.Latency);
    }

    [Fact]
    public void The_last_sample_of_the_first_packet_is_stamped_with_its_arrival()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        DeviceInstant first = new(7 * DeviceInstant.UnitsPerSecond);
        PacketClock line = clock.Observe(first, first + (4 * Period), HostTime.FromSeconds(1));
        Assert.Equal(SessionTime.FromSeconds(1), line.At(first + (4 * Period)));
        Assert.Equal(1 - (4.0 * Period / DeviceInstant.UnitsPerSecond), line.At(first).Seconds, 1e-8);
    }

    [Fact]
    public void Packets_of_different_length_are_not_stamped_differently()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        DeviceInstant first = new(0);
        clock.Observe(first, first + (9 * Period), HostTime.FromSeconds(1));
        DeviceInstant next = first + (10 * Period);
        double dueS = 1 + ((double)Period / DeviceInstant.UnitsPerSecond);
        PacketClock line = clock.Observe(next, next, HostTime.FromSeconds(dueS));
        Assert.Equal(dueS, line.At(next).Seconds, 1e-8);
    }

    [Fact]
    public void One_packet_corrects_at_most_one_millisecond()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        PacketClock before = clock.Observe(new(0), new(0), HostTime.FromSeconds(0.1));
        DeviceInstant second = new(DeviceInstant.UnitsPerSecond / 10);
        PacketClock after = clock.Observe(second, second, HostTime.FromSeconds(0.15)); // 50 ms less latency than before
        Assert.Equal(before.At(second).Seconds - 0.001, after.At(second).Seconds, 1e-9);
    }

    [Fact]
    public void Latency_is_what_exceeds_the_smallest()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        for (int i = 0; i < 64; i++)
        {
            DeviceInstant at = new(i * Period);
            clock.Observe(at, at, HostTime.FromSeconds(at.Seconds + (i % 2 == 0 ? 0.005 : 0.025)));
        }

        LatencyStatistics latency = Assert.NotNull(clock.Latency);
        Assert.Equal(0.010, latency.MeanS, 1e-6);
        Assert.Equal(0.020, latency.MaxS, 1e-6);
        Assert.Equal(64, latency.Packets);
    }

    [Fact]
    public void After_a_restart_the_offset_is_new_and_time_goes_on()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        DeviceInstant late = new(1000L * DeviceInstant.UnitsPerSecond);
        SessionTime before = clock.Observe(late, late, HostTime.FromSeconds(10)).At(late);
        clock.Restart();
        PacketClock line = clock.Observe(new(0), new(0), HostTime.FromSeconds(12));
        Assert.Equal(SessionTime.FromSeconds(10), before);
        Assert.Equal(SessionTime.FromSeconds(12), line.At(new(0)));
    }

    [Fact]
    public void A_restart_that_arrives_too_early_is_still_later_than_what_was_given()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        SessionTime before = clock.Observe(new(0), new(100 * Period), HostTime.FromSeconds(10)).At(new(100 * Period));
        clock.Restart();
        Assert.True(clock.Observe(new(0), new(0), HostTime.FromSeconds(9)).At(new(0)) > before);
    }

    [Fact]
    public void Stamps_that_overlap_the_last_packet_do_not_run_backwards()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        SessionTime before = clock.Observe(new(0), new(100 * Period), HostTime.FromSeconds(1)).At(new(100 * Period));
        Assert.True(clock.Observe(new(50 * Period), new(60 * Period), HostTime.FromSeconds(1)).At(new(50 * Period)) > before);
    }

    [Fact]
    public void A_warm_clock_allocates_nothing()
    {
        ClockModel clock = new(ClockKind.FreeRunning);
        Feed(clock, 0, 10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(clock, 10_000, 20_000);
        // The smallest object has 24 bytes: one per item would be three times this. A late step of the compiler may take a little.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
    }

    private static void Feed(ClockModel clock, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            DeviceInstant at = new(i * 5 * Period);
            clock.Observe(at, at + (4 * Period), HostTime.FromSeconds(at.Seconds + 0.05 + (i % 5 * 0.003)));
        }
    }
}
