using GaitSense.App.Gateway;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Storage.Faults;

namespace GaitSense.App.Tests.Gateway;

/// <summary>What a gateway is told of packets that the disk did not take at once: nothing until they are durable, and then all.</summary>
public sealed class AcknowledgingStoreTests : IAsyncDisposable
{
    private static readonly GatewayRoster Foot = new("pi", [new GatewaySensor("a", "GS a", "gaitsense-1", BodySite.LeftFoot, 60, "")]);

    private readonly GatewayHub _hub = new(GatewayHubOptions.Default, TimeProvider.System);
    private readonly PacketRing _ring = new(Guid.NewGuid(), 256);
    private readonly IFrameLink _gateway;
    private readonly Task _serving;
    private readonly Task _sending;
    private readonly GatewaySender _sender;
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly FaultyStore _disk = new();
    private Recording? _recording;
    private Task _running = Task.CompletedTask;

    public AcknowledgingStoreTests()
    {
        (_gateway, IFrameLink server) = LinkPair.Create();
        _sender = new GatewaySender(_ring, () => Foot, () => _hub.NowNs);
        _sender.Acknowledged += _ => _welcomed.TrySetResult();
        _serving = _hub.ServeAsync(server, CancellationToken.None);
        _sending = _sender.RunAsync(_gateway, CancellationToken.None);
    }

    private ulong Taken => _hub.Streams.Single().Counts.Taken;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _gateway.DisposeAsync();
        await Task.WhenAny(Task.WhenAll(_serving, _sending));
        _stop.Dispose();
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_acknowledged_and_with_space_again_everything_is()
    {
        await BeginAsync();
        _disk.IsFull = true;
        await SendAsync(10);
        Assert.Throws<StorageFaultException>(_recording!.Writer.Flush);
        Assert.Equal(0UL, Taken);

        _disk.IsFull = false;
        _recording.Writer.Flush();
        Assert.Equal(10, _disk.Durable);
        Assert.Equal(10UL, Taken);
    }

    [Fact]
    public async Task A_last_packet_whose_writing_failed_once_is_acknowledged_with_the_next_flush()
    {
        await BeginAsync();
        await SendAsync(5);
        _disk.FailsOnce = true;
        await SendAsync(1);
        Assert.Equal(0UL, Taken);

        _recording!.Writer.Flush();
        Assert.Equal(6, _disk.Durable);
        Assert.Equal(6UL, Taken);
    }

    [Fact]
    public async Task A_packet_that_the_store_refused_is_not_acknowledged_as_if_it_were_there()
    {
        await BeginAsync();
        await SendAsync(5);
        _disk.Refuses = true;
        await SendAsync(1);
        _disk.Refuses = false;
        _recording!.Writer.Flush();
        Assert.Equal(5, _disk.Durable);
        Assert.Equal(5UL, Taken);
    }

    private async Task BeginAsync()
    {
        await _welcomed.Task;
        GatewaySource source = _hub.Open("gateway", waitsForStore: true);
        AcknowledgingStore store = new(_disk, new RunningGatewaySource { Current = source });
        _recording = new Recording(store.Begin(new SessionHeader
        {
            Id = new SessionId("s0"),
            StartedAt = DateTimeOffset.UnixEpoch,
            Person = "P07",
            Exercise = "reverse-walking",
            Source = "gateway",
            Sensors = source.Sensors,
            Version = "test",
        }));
        _running = source.RunAsync(_recording, _stop.Token);
    }

    private Task SendAsync(int packets)
    {
        Task arrived = _recording!.Wait(packets);
        for (int i = 0; i < packets; i++)
        {
            _ring.Append(0, _hub.NowNs, [1, 2, 3]);
        }

        _sender.Wake();
        return arrived;
    }

    // What a sink of the store does with a disk that refuses: goes on.
    private sealed class Recording(ISessionWriter writer) : IPacketReceiver
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _arrived = new();
        private int _awaited;

        public ISessionWriter Writer => writer;

        public Task Wait(int packets)
        {
            lock (_gate)
            {
                _awaited = packets;
                _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _arrived.Task;
            }
        }

        public void OnPacket(in RawPacket packet)
        {
            try
            {
                writer.Append(packet);
            }
            catch (StorageFaultException)
            {
                // Kept in memory, or refused and counted.
            }

            lock (_gate)
            {
                if (--_awaited == 0)
                {
                    _arrived.SetResult();
                }
            }
        }

        public void OnStatus(in SensorStatus status)
        {
        }
    }

    // Behaves as the store's writer does: what it could not write it keeps, unless it says that it refused it.
    private sealed class FaultyStore : ISessionStore, ISessionWriter
    {
        private int _kept;
        private long _refused;

        public bool IsFull { get; set; }

        public bool FailsOnce { get; set; }

        public bool Refuses { get; set; }

        public int Durable { get; private set; }

        public ISessionWriter Begin(SessionHeader header) => this;

        public void Append(in RawPacket packet)
        {
            _refused += Refuses ? 1 : 0;
            _kept += Refuses ? 0 : 1;
            bool fails = FailsOnce;
            FailsOnce = false;
            ThrowIf(IsFull || Refuses || fails);
        }

        public void Flush()
        {
            ThrowIf(IsFull);
            Durable = _kept;
        }

        public void Append(Step step)
        {
        }

        public void Append(in GaitEvent gaitEvent)
        {
        }

        public void Finish(SessionSummary summary) => Flush();

        public IReadOnlyList<StoredSession> List(SessionQuery query) => [];

        public StoredSession? Find(SessionId id) => null;

        public IReadOnlyList<Step> Steps(SessionId id) => [];

        public IReadOnlyList<GaitEvent> Events(SessionId id) => [];

        public IEnumerable<RawPacket> Packets(SessionId id) => [];

        public bool Delete(SessionId id) => false;

        public void Dispose()
        {
        }

        private void ThrowIf(bool isSo)
        {
            if (isSo)
            {
                throw new StorageFaultException(new StorageFault(StorageFaultKind.DiskFull, "no space is left", "here", "Free space.")) { PacketsRefused = _refused };
            }
        }
    }
}
