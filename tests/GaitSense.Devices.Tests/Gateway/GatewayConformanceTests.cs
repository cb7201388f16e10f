using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Gateway;

/// <summary>A simulated walk that goes through the packet channel, its socket cut on the way.</summary>
public sealed class GatewayConformanceTests : PacketSourceConformance
{
    protected override IPacketSource NewSource() => new ThroughTheChannel();

    private sealed class ThroughTheChannel : IPacketSource
    {
        private readonly SimulatedWalker _walker = new(ScenarioCatalog.Find("mixed")!, seed: 3, TimeProvider.System)
        {
            Pace = Pace.AsFastAsPossible,
            Duration = TimeSpan.FromSeconds(6),
        };

        public string Name => "browser";

        public IReadOnlyList<SensorDescriptor> Sensors => [.. _walker.Sensors.OrderBy(s => s.Site)];

        public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
        {
            // The walk is in the backlog before the session runs: its packets arrived in the gateway's past, on the gateway's clock.
            FakeTimeProvider time = new();
            GatewayHub hub = new(GatewayHubOptions.Default with { FirstPings = 1 }, time);
            time.Advance(TimeSpan.FromHours(1));
            long walkStartNs = hub.NowNs - 60_000_000_000;
            using PacketRing ring = new(Guid.NewGuid(), 16384);
            await _walker.RunAsync(new IntoRing(ring, walkStartNs), CancellationToken.None);
            GatewayRoster roster = new("phone",
                [.. _walker.Sensors.Select(s => new GatewaySensor(s.Id, s.Name, s.Profile, s.Site, s.NominalRateHz, ""))]);
            GatewaySender sender = new(ring, () => roster, () => hub.NowNs);
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await using GatewaySource source = await OpenAsync(hub, roster, walkStartNs);
            long wanted = (long)ring.Next;
            Counting counting = new(receiver, () => { if (--wanted == 0) { over.Cancel(); } });
            Task running = source.RunAsync(counting, over.Token);
            while (!running.IsCompleted)
            {
                await ConnectAsync(hub, sender, running);
            }

            await running;
        }

        public ValueTask DisposeAsync() => _walker.DisposeAsync();

        // The roster is made known under a stream of its own, so that the session stands before the first packet.
        private static async Task<GatewaySource> OpenAsync(GatewayHub hub, GatewayRoster roster, long originNs)
        {
            using PacketRing none = new(Guid.NewGuid(), 1);
            (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
            Task serving = hub.ServeAsync(server, CancellationToken.None);
            TaskCompletionSource welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            GatewaySender sender = new(none, () => roster, () => hub.NowNs);
            sender.Acknowledged += _ => welcomed.TrySetResult();
            Task sending = sender.RunAsync(gateway, CancellationToken.None);
            await welcomed.Task;
            GatewaySource source = hub.Open("browser", waitsForStore: false, originNs);
            await gateway.DisposeAsync();
            await serving;
            try
            {
                await sending;
            }
            catch (IOException)
            {
                // It was closed.
            }

            return source;
        }

        private static async Task ConnectAsync(GatewayHub hub, GatewaySender sender, Task running)
        {
            (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
            Task serving = hub.ServeAsync(server, CancellationToken.None);
            TaskCompletionSource some = new(TaskCreationOptions.RunContinuationsAsynchronously);
            int acknowledgements = 0;
            void Look(ulong next)
            {
                // Cut in the middle, after the welcome and some more.
                if (++acknowledgements == 4)
                {
                    some.TrySetResult();
                }
            }

            sender.Acknowledged += Look;
            Task sending = sender.RunAsync(gateway, CancellationToken.None);
            await Task.WhenAny(some.Task, running);
            sender.Acknowledged -= Look;
            await gateway.DisposeAsync();
            await serving;
            await Task.WhenAny(sending);
        }
    }

    private sealed class IntoRing(PacketRing ring, long startNs) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet) => ring.Append(packet.Sensor, startNs + packet.Arrival.Nanoseconds, packet.Payload.Span);

        public void OnStatus(in SensorStatus status)
        {
        }
    }

    private sealed class Counting(IPacketReceiver receiver, Action count) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet)
        {
            receiver.OnPacket(packet);
            count();
        }

        // Links come and go with the sockets here, not with the walk.
        public void OnStatus(in SensorStatus status)
        {
        }
    }
}
