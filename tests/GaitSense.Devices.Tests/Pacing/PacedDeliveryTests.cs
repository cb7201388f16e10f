using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Pacing;

public sealed class PacedDeliveryTests
{
    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(4, 0.5)]
    [InlineData(0.5, 4.0)]
    public async Task A_packet_is_handed_over_when_it_is_due_and_not_before(double factor, double dueS)
    {
        FakeTimeProvider clock = new();
        TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        KeptPackets kept = new() { AfterPacket = n => (n == 1 ? first : second).SetResult() };
        Task run = PacedDelivery.RunAsync(new Stream(0, 2), kept, Pace.Times(factor), clock, TestContext.Current.CancellationToken);
        await first.Task;

        clock.Advance(TimeSpan.FromSeconds(dueS - 0.02));
        Assert.Single(kept.Packets);
        clock.Advance(TimeSpan.FromSeconds(0.03));
        await second.Task;
        await run;
    }

    [Fact]
    public async Task Cancelling_while_waiting_ends_the_run_normally()
    {
        using CancellationTokenSource cancellation = new();
        KeptPackets kept = new();
        Task run = PacedDelivery.RunAsync(new Stream(1000), kept, Pace.RealTime, new FakeTimeProvider(), cancellation.Token);
        await cancellation.CancelAsync();
        await run;
        Assert.Empty(kept.Packets);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public void A_pace_that_cannot_be_kept_is_refused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pace.Times(factor));

    private sealed class Stream(params double[] arrivals) : IPacketStream
    {
        private int _next;

        public bool TryNext(out RawPacket packet)
        {
            packet = _next < arrivals.Length ? new RawPacket(0, HostTime.FromSeconds(arrivals[_next]), new byte[1]) : default;
            return _next++ < arrivals.Length;
        }
    }
}
