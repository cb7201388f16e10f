using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Gateway.Clocks;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Devices.Gateway.Spooling;
using GaitSense.Devices.Tests.Bluetooth;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class GatewayRunnerTests : IDisposable
{
    // Slow enough that a busy machine answers before the time-outs of this clock are over.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-runner-");
    private readonly FakeTimeProvider _time = new();
    private readonly GatewayClock _clock;
    private volatile GatewayHub? _hub;
    private IFrameLink? _standing;
    private int _attempts;

    public GatewayRunnerTests() => _clock = new GatewayClock(_time, "boot");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_network_that_is_away_for_long_costs_what_the_quota_does_not_hold_and_no_more()
    {
        using PacketSpool spool = PacketSpool.Open(_folder.FullName, 20_000, _clock);
        GatewayRunner runner = new(spool, "pi", _clock, ConnectAsync, _time);
        TapSource source = new();
        Task running = runner.RunAsync(source, CancellationToken.None);

        // Hours without a server: it is tried again and again.
        await source.SendAsync(3000);
        for (int hour = 0; hour < 5; hour++)
        {
            int before = Volatile.Read(ref _attempts);
            while (Volatile.Read(ref _attempts) == before)
            {
                _time.Advance(TimeSpan.FromMinutes(1));
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }

        long dropped = spool.Dropped;
        Assert.True(dropped > 0);
        _hub = new GatewayHub(GatewayHubOptions.Default, TimeProvider.System);
        source.End();
        await FinishAsync(running);

        StreamCounts counts = _hub.Streams.Single().Counts;
        Assert.Equal(3000 - dropped, counts.Received);
        Assert.Equal(3000UL, counts.Taken);
        Assert.Equal(dropped, spool.Dropped);
    }

    [Fact]
    public async Task A_server_that_is_killed_again_and_again_gets_every_packet_once()
    {
        Dictionary<Guid, ulong> positions = [];
        GatewayHub NewHub() => new(GatewayHubOptions.Default, TimeProvider.System, positions)
        {
            BeforeAcknowledging = (stream, next) => positions[stream] = next,
        };
        _hub = NewHub();
        using PacketSpool spool = PacketSpool.Open(_folder.FullName, 100_000_000, _clock);
        GatewayRunner runner = new(spool, "pi", _clock, ConnectAsync, _time);
        TapSource source = new();
        Task running = runner.RunAsync(source, CancellationToken.None);
        for (int kill = 0; kill < 5; kill++)
        {
            await source.SendAsync(400);
            GatewayHub killed = _hub;
            await UntilAsync(() => killed.Streams.Any(s => s.Counts.Received > 0));
            _hub = null;
            await _standing!.DisposeAsync();
            await UntilAsync(() => killed.Streams.All(s => !s.IsConnected));
            Assert.Equal(0, killed.Streams.Single().Counts.Dropped);
            _hub = NewHub();
        }

        source.End();
        await FinishAsync(running);
        Assert.Equal(2000UL, Assert.Single(positions).Value);
        Assert.All(_hub.Streams, s => Assert.Equal(0, s.Counts.Dropped));
    }

    [Fact]
    public async Task A_gateway_that_was_killed_sends_what_it_had_spooled_before_what_comes_now()
    {
        using (PacketSpool killed = PacketSpool.Open(_folder.FullName, 100_000_000, _clock))
        {
            SpoolStream stream = killed.Begin(Crossing.TwoFeet);
            for (int i = 0; i < 700; i++)
            {
                stream.Append(0, _clock.NowNs, [1, 2, 3]);
            }
        }

        _hub = new GatewayHub(GatewayHubOptions.Default, TimeProvider.System);
        using PacketSpool spool = PacketSpool.Open(_folder.FullName, 100_000_000, _clock);
        Guid earlier = spool.Earlier.Single().Stream;
        TapSource source = new();
        Task running = new GatewayRunner(spool, "pi", _clock, ConnectAsync, _time).RunAsync(source, CancellationToken.None);
        await source.SendAsync(300);
        source.End();
        await FinishAsync(running);

        Assert.Equal(2, _hub.Streams.Count);
        Assert.Equal((700L, 0L), (CountsOf(earlier).Received, CountsOf(earlier).Dropped));
        Assert.Equal(300, _hub.Streams.Single(s => s.Stream != earlier).Counts.Received);
        Assert.Empty(spool.Earlier);
    }

    private StreamCounts CountsOf(Guid stream) => _hub!.Streams.Single(s => s.Stream == stream).Counts;

    private async Task FinishAsync(Task running)
    {
        while (!running.IsCompleted)
        {
            _time.Advance(Tick);
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        await running.Soon();
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            _time.Advance(Tick);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private Task<IFrameLink> ConnectAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        if (_hub is not { } hub)
        {
            throw new IOException("there is no network");
        }

        (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
        _standing = server;
        _ = ServeAsync(hub, server);
        return Task.FromResult(gateway);
    }

    private static async Task ServeAsync(GatewayHub hub, IFrameLink link)
    {
        await hub.ServeAsync(link, CancellationToken.None);
        await link.DisposeAsync();
    }

    /// <summary>Hands over as many packets as it is told to, when it is told.</summary>
    private sealed class TapSource : IPacketSource
    {
        private readonly TaskCompletionSource<IPacketReceiver> _receiver = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "tap";

        public IReadOnlyList<SensorDescriptor> Sensors { get; } =
            [new SensorDescriptor { Id = "a", Site = BodySite.LeftFoot, NominalRateHz = 60 }];

        public async Task SendAsync(int count)
        {
            IPacketReceiver receiver = await _receiver.Task;
            byte[] payload = new byte[40];
            for (int i = 0; i < count; i++)
            {
                receiver.OnPacket(new RawPacket(0, new HostTime(0), payload));
            }
        }

        public void End() => _end.TrySetResult();

        public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
        {
            _receiver.TrySetResult(receiver);
            return Task.WhenAny(_end.Task, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
