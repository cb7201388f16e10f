using System.Threading.Channels;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>The sensors of all connected gateways as one source.</summary>
/// <remarks><b>Gives</b> packets in the order in which they came through the channel, with arrival times of the gateway on this
/// host's clock. A gateway that is away leaves its sensors unlinked; what it spooled meanwhile comes when it is back, with the
/// times at which it arrived there. <b>Durable means</b>: with a store, a packet is acknowledged when the store has flushed it
/// (<see cref="OnStored"/>, <see cref="OnFlushed"/>); without one, when the receiver has taken it. <b>Cost</b> nothing is
/// allocated per packet once warm.</remarks>
public sealed class GatewaySource : IPacketSource
{
    private readonly GatewayHub _hub;
    private readonly HeardSensor[] _heard;
    private readonly bool _waitsForStore;
    private readonly Channel<Item> _items;
    private readonly Lock _gate = new();
    private readonly Stack<byte[]> _free = new();
    private readonly Queue<Pending> _pending = new();
    private readonly HashSet<GatewayStream> _streams = [];
    private readonly SensorNews?[] _news;
    private readonly int _mostPackets;
    private bool _isOver;

    internal GatewaySource(GatewayHub hub, string name, IReadOnlyList<HeardSensor> heard, long originNs, bool waitsForStore)
    {
        _hub = hub;
        _heard = [.. heard];
        _waitsForStore = waitsForStore;
        OriginNs = originNs;
        Name = name;
        Sensors = [.. heard.Select(Describe)];
        _news = new SensorNews?[_heard.Length];

        // Beyond what may wait, room for what each connection has already looked at, and for one piece of news of each sensor.
        _mostPackets = hub.Options.Window * hub.Options.MostGateways * 2;
        int most = _mostPackets + (hub.Options.MostConnections * ChannelLimits.MostPackets) + _heard.Length;
        _items = Channel.CreateBounded<Item>(new BoundedChannelOptions(most) { SingleReader = true });
        for (int i = 0; i < _heard.Length; i++)
        {
            _heard[i].SessionIndex = i;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>When the session began, ns on the server's clock.</summary>
    internal long OriginNs { get; }

    /// <inheritdoc/>
    public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested && await _items.Reader.WaitToReadAsync(cancellationToken))
            {
                while (!cancellationToken.IsCancellationRequested && _items.Reader.TryRead(out Item item))
                {
                    Deliver(item, receiver);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>The store has a packet: the next successful flush makes it durable. Packets before it that were handed over and that
    /// the store never got are lost to the session, which has counted them; they are let go of with this one.</summary>
    public void OnStored(int sensor, HostTime arrival)
    {
        lock (_gate)
        {
            while (_pending.TryDequeue(out Pending next))
            {
                next.Stream.Store(next.Number);
                if (next.Sensor == sensor && next.ArrivalNs == arrival.Nanoseconds)
                {
                    return;
                }
            }
        }
    }

    /// <summary>All that the store has is durable: it is acknowledged. After the session's end this says nothing any more.</summary>
    public void OnFlushed()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }
        }

        foreach (GatewayStream stream in Streams())
        {
            stream.Flush();
        }
    }

    /// <summary>The session is over; what it did not keep, nobody will.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return ValueTask.CompletedTask;
            }

            _isOver = true;
            _pending.Clear();
        }

        _hub.Close(this);
        _items.Writer.TryComplete();
        foreach (HeardSensor sensor in _heard)
        {
            sensor.SessionIndex = -1;
        }

        foreach (GatewayStream stream in Streams())
        {
            stream.Release();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>False while the session is so far behind that no more should be taken in.</summary>
    internal bool HasRoom => _items.Reader.Count <= _mostPackets;

    /// <summary>Takes a packet for the session, after <see cref="HasRoom"/> was looked at for its frame.</summary>
    internal void Post(GatewayStream stream, ulong number, int sensor, long arrivalNs, ReadOnlySpan<byte> payload)
    {
        // All of it in one, so that the end of the session finds every packet either here or not at all.
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _streams.Add(stream);
            byte[] buffer = _free.TryPop(out byte[]? used) ? used : new byte[ChannelLimits.LongestPacket];
            payload.CopyTo(buffer);
            Item item = new(stream, number, buffer, payload.Length, arrivalNs - OriginNs, new SensorStatus(sensor, true, null, null));
            stream.Post();
            if (!_items.Writer.TryWrite(item))
            {
                throw new InvalidOperationException("a packet was posted without looking for room");
            }
        }
    }

    /// <summary>Takes news for the session. Of each sensor only the latest waits, and whether it was lost before, so that links that
    /// come and go take no room from packets.</summary>
    internal void Post(in SensorStatus status)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            SensorNews? waiting = _news[status.Sensor];
            _news[status.Sensor] = new SensorNews(status, waiting);
            if (waiting is null)
            {
                _items.Writer.TryWrite(new Item(null, 0, null, 0, 0, status));
            }
        }
    }

    private void Deliver(in Item item, IPacketReceiver receiver)
    {
        if (item.Buffer is not { } buffer)
        {
            TakeNews(item.Status.Sensor).TellTo(receiver);
            return;
        }

        if (_waitsForStore)
        {
            lock (_gate)
            {
                _pending.Enqueue(new Pending(item.Stream!, item.Number, item.Status.Sensor, item.ArrivalNs));
            }
        }

        receiver.OnPacket(new RawPacket(item.Status.Sensor, new HostTime(item.ArrivalNs), buffer.AsMemory(0, item.Length)));
        lock (_gate)
        {
            _free.Push(buffer);
        }

        if (!_waitsForStore)
        {
            item.Stream!.Store(item.Number);
            item.Stream.Flush();
        }
    }

    private SensorNews TakeNews(int sensor)
    {
        lock (_gate)
        {
            SensorNews news = _news[sensor]!.Value;
            _news[sensor] = null;
            return news;
        }
    }

    private GatewayStream[] Streams()
    {
        lock (_gate)
        {
            return [.. _streams];
        }
    }

    private static SensorDescriptor Describe(HeardSensor heard) => SensorProfiles.Current.Describe(new SensorDescriptor
    {
        Id = heard.Sensor.Id,
        Site = heard.Site,
        NominalRateHz = heard.Sensor.RateHz,
        Name = heard.Sensor.Name,
        Profile = heard.Sensor.Profile,
        Clock = ClockKind.FreeRunning,
    });

    private readonly record struct Item(GatewayStream? Stream, ulong Number, byte[]? Buffer, int Length, long ArrivalNs, SensorStatus Status);

    private readonly record struct Pending(GatewayStream Stream, ulong Number, int Sensor, long ArrivalNs);
}
