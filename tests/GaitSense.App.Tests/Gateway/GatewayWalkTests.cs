using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Gateway.Clocks;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Devices.Gateway.Spooling;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Streaming;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.App.Tests.Gateway;

/// <summary>A walk that was spooled while the network was away, sent over cut connections, and measured: the same steps as when its
/// packets come directly.</summary>
public sealed class GatewayWalkTests : IDisposable
{
    // A connection is cut after so many packets were taken for good: how often depends on no one's speed.
    private const ulong CutAfter = 400;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_steps_are_those_of_the_direct_way()
    {
        await using SimulatedWalker walker = new(ScenarioCatalog.Find("mixed")!, seed: 7, TimeProvider.System)
        {
            Pace = Pace.AsFastAsPossible,
            Duration = TimeSpan.FromSeconds(40),
        };
        SensorDescriptor[] roster = [.. walker.Sensors.OrderBy(s => s.Site)];
        Measuring direct = new(roster);
        await walker.RunAsync(new Reordering(direct, walker.Sensors, roster), TestContext.Current.CancellationToken);
        direct.Complete();

        Measuring through = await ThroughAsync(walker);

        Assert.True(direct.Steps.Count > 20);
        Assert.Equal(Rows(direct.Steps), Rows(through.Steps));
    }

    private async Task<Measuring> ThroughAsync(SimulatedWalker walker)
    {
        // The walk was a minute ago: its packets have waited on the disk.
        FakeTimeProvider time = new();
        GatewayHub hub = new(GatewayHubOptions.Default, time);
        GatewayClock clock = new(time, "boot");
        time.Advance(TimeSpan.FromHours(1));
        using PacketSpool spool = PacketSpool.Open(_folder.Path, 100_000_000, clock);
        GatewayRoster roster = new("pi", [.. walker.Sensors.Select(s => new GatewaySensor(s.Id, s.Name, s.Profile, s.Site, s.NominalRateHz, ""))]);
        SpoolStream stream = spool.Begin(roster);
        GatewaySender sender = new(stream, () => roster, () => clock.NowNs);
        GatewaySource source = await OpenAsync(hub, sender, stream);
        long walkStartNs = clock.NowNs - 60_000_000_000;
        await walker.RunAsync(new IntoSpool(stream, walkStartNs), TestContext.Current.CancellationToken);

        Measuring measuring = new(source.Sensors);
        using CancellationTokenSource over = new();
        measuring.Wanted = stream.Next;
        measuring.Done = over.Cancel;
        Task running = source.RunAsync(measuring, over.Token);
        while (!running.IsCompleted)
        {
            await ConnectAsync(hub, sender, running, CutAfter);
        }

        await running;
        await source.DisposeAsync();
        measuring.Complete();
        Assert.Equal((0L, (ulong)measuring.Packets), (hub.Streams.Single().Counts.Dropped, stream.Next));
        return measuring;
    }

    // The first connection makes the sensors known; nothing is spooled yet.
    private static async Task<GatewaySource> OpenAsync(GatewayHub hub, GatewaySender sender, SpoolStream stream)
    {
        GatewaySource? opened = null;
        TaskCompletionSource never = new();
        await ConnectAsync(hub, sender, never.Task, cutAfter: 0, () =>
            opened = hub.Open("gateway", waitsForStore: false, originNs: hub.NowNs - 120_000_000_000));
        Assert.Equal(0UL, stream.Next);
        return opened!;
    }

    private static async Task ConnectAsync(GatewayHub hub, GatewaySender sender, Task running, ulong cutAfter, Action? welcomed = null)
    {
        (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
        Task serving = hub.ServeAsync(server, CancellationToken.None);
        TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ulong? first = null;
        void Look(ulong next)
        {
            if (first is null)
            {
                first = next;
                welcomed?.Invoke();
            }

            if (next - first >= cutAfter)
            {
                enough.TrySetResult();
            }
        }

        sender.Acknowledged += Look;
        Task sending = sender.RunAsync(gateway, CancellationToken.None);
        if (await Task.WhenAny(enough.Task, running, sending) == sending)
        {
            await sending;
            Assert.Fail($"the hub ended the connection: {sender.Refusal?.Text}");
        }

        sender.Acknowledged -= Look;
        await gateway.DisposeAsync();
        await serving;
        await Task.WhenAny(sending);
    }

    private static IEnumerable<string> Rows(IReadOnlyList<Step> steps) => steps.Select(s => FormattableString.Invariant(
        $"{s.Side} {s.Direction} {s.ContactPattern} {s.StrideLengthM:0.000} {s.StepLengthM:0.000} {s.Valid}"));

    private sealed class Measuring(IReadOnlyList<SensorDescriptor> roster) : IPacketReceiver, IGaitReceiver
    {
        private SessionPipeline? _pipeline;

        public List<Step> Steps { get; } = [];

        public long Packets { get; private set; }

        public ulong Wanted { get; set; } = ulong.MaxValue;

        public Action Done { get; set; } = () => { };

        private SessionPipeline Pipeline => _pipeline ??= new SessionPipeline(roster, GaitOptions.Default, this, PipelineOptions.Default);

        public void Complete() => Pipeline.Complete();

        public void OnPacket(in RawPacket packet)
        {
            Pipeline.OnPacket(packet);
            Packets++;
            if ((ulong)Packets == Wanted)
            {
                Done();
            }
        }

        public void OnStatus(in SensorStatus status)
        {
        }

        public void OnContact(in ProvisionalContact contact)
        {
        }

        public void OnStep(Step step) => Steps.Add(step);

        public void OnEvent(in GaitEvent gaitEvent)
        {
        }

        public void OnPosture(in PostureFrame posture)
        {
        }
    }

    private sealed class Reordering(IPacketReceiver receiver, IReadOnlyList<SensorDescriptor> from, SensorDescriptor[] to) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet) =>
            receiver.OnPacket(packet with { Sensor = Array.IndexOf(to, from[packet.Sensor]) });

        public void OnStatus(in SensorStatus status)
        {
        }
    }

    private sealed class IntoSpool(SpoolStream stream, long startNs) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet) => stream.Append(packet.Sensor, startNs + packet.Arrival.Nanoseconds, packet.Payload.Span);

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}
