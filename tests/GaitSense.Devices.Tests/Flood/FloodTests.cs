using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Devices.Flood;
using GaitSense.Devices.Tests.Bluetooth;
using GaitSense.Streaming;

namespace GaitSense.Devices.Tests.Flood;

/// <summary>More packets than anything can hold: what is shed is counted, and the session goes on.</summary>
public sealed class FloodTests
{
    private const int Flooded = 20_000;
    private const int Room = 512;
    private const int After = 6 * 1200;

    [Fact]
    public async Task What_is_beyond_the_queues_is_shed_to_the_packet_and_the_session_goes_on()
    {
        using ManualResetEventSlim full = new();
        HeldSink slow = new("slow", full);
        HeldSink free = new("free", null);
        await using FloodSource source = new(SendAsync, Room);
        LiveSession session = new(
            source.Header,
            source,
            FloodSource.Exercise,
            [slow, free],
            options: new LiveSessionOptions { QueueLength = 10_000 });
        SessionSummary summary = await session.RunAsync(CancellationToken.None).Soon();

        // The radio's queue: everything but what it had room for, and what came later in full.
        Assert.Equal(Flooded + After, source.Offered);
        Assert.Equal(Flooded - Room, source.Shed);
        Assert.Equal(source.Offered, source.Handled + source.Shed);
        Assert.Equal(Room + After, source.Handled);

        // Each sensor: nothing made up, nothing counted twice. A packet has five samples.
        Assert.All(summary.Sensors, s =>
        {
            long handled = source.OfferedOf(s.Sensor) - source.ShedOf(s.Sensor);
            Assert.Equal(handled * 5, s.Samples);
            Assert.Equal(source.ShedOf(s.Sensor) * 5, s.Lost);
            Assert.Equal((0L, 0L), (s.Rejected, s.Discarded));
        });

        // The sinks: each item was delivered or counted.
        Assert.Equal(source.Handled, free.Packets);
        SinkReport[] reports = [.. session.Sinks];
        Assert.Equal((0L, 0L), (reports[1].Dropped, reports[1].Failed));
        Assert.Equal(reports[1].Delivered, reports[0].Delivered + reports[0].Dropped);
        Assert.Contains(summary.Quality.Notes, n => n.StartsWith("slow: ", StringComparison.Ordinal) == (reports[0].Dropped > 0));
        Assert.Equal(0, session.AnalysisFailures);
        Assert.InRange(summary.Steps.Total, 20, 500);

        async Task SendAsync(FloodSource flood, CancellationToken cancellationToken)
        {
            flood.Gate.Reset();
            for (int i = 0; i < Flooded; i++)
            {
                flood.Offer();
            }

            flood.Gate.Set();
            await UntilHandledAsync(flood, Room);
            for (int i = 0; i < After; i++)
            {
                Assert.True(flood.Offer());
                if (i % 100 == 99)
                {
                    await UntilHandledAsync(flood, Room + i + 1);
                }
            }

            await UntilHandledAsync(flood, Room + After);
            full.Set();
        }
    }

    private static async Task UntilHandledAsync(FloodSource flood, long packets)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(1));
        while (flood.Handled < packets)
        {
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Counts packets; takes none before it is let go.</summary>
    private sealed class HeldSink(string name, ManualResetEventSlim? gate) : ISessionSink
    {
        public string Name => name;

        public bool TakesPackets => true;

        public long Packets { get; private set; }

        public void OnPacket(in RawPacket packet)
        {
            gate?.Wait();
            Packets++;
        }

        public void OnStep(Step step)
        {
        }
    }
}
