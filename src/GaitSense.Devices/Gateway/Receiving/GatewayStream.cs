using GaitSense.Devices.Gateway.Clocks;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>Counts of one stream, exact over every reconnection.</summary>
/// <param name="Received">Packets that came for the first time.</param>
/// <param name="Duplicates">Packets that came again and were left out.</param>
/// <param name="Dropped">Packets that the gateway dropped because its backlog was full: numbers that never came.</param>
/// <param name="Late">Packets from before the running session began, left out of it.</param>
/// <param name="Taken">Every packet with a smaller number is taken for good.</param>
public readonly record struct StreamCounts(long Received, long Duplicates, long Dropped, long Late, ulong Taken);

/// <summary>One run of numbers from one gateway, over any number of connections.</summary>
internal sealed class GatewayStream(Guid id, ulong first)
{
    private readonly Lock _gate = new();
    private ulong _expected = first;
    private ulong _reached = first;
    private ulong _taken = first;
    private int _outstanding;
    private ulong _stored = first;
    private int _storedSinceFlush;
    private long _lastArrivalNs;
    private long _received;
    private long _duplicates;
    private long _dropped;
    private long _late;

    public Guid Id => id;

    public string Gateway { get; set; } = "";

    /// <summary>The sensors by their index in packets.</summary>
    public List<HeardSensor> Sensors { get; } = [];

    public ClockOffset Clock { get; private set; } = new();

    /// <summary>Holds a new connection back until the former one has ended.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Ends the connection that stands.</summary>
    public CancellationTokenSource? Standing { get; set; }

    /// <summary>Called when <see cref="Taken"/> has moved.</summary>
    public Action Moved { get; set; } = () => { };

    public ulong Taken
    {
        get
        {
            lock (_gate)
            {
                return _taken;
            }
        }
    }

    public StreamCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return new StreamCounts(_received, _duplicates, _dropped, _late, _taken);
            }
        }
    }

    /// <summary>When it was last begun or gone on with, ns on the server's clock.</summary>
    public long EnteredNs { get; set; }

    /// <summary>A connection begins: what was measured over the former one says nothing about this one.</summary>
    public void RestartClock() => Clock = new ClockOffset();

    /// <summary>Packets that would be on their way into a session after these.</summary>
    public int InFlightWith(ulong first, int count)
    {
        lock (_gate)
        {
            ulong beyond = first + (ulong)count;
            int fresh = beyond > _expected ? (int)Math.Min((ulong)count, beyond - _expected) : 0;
            return _outstanding + fresh;
        }
    }

    /// <summary>Whether a number is new; a gap before it was dropped by the gateway.</summary>
    public bool TryExpect(ulong number)
    {
        lock (_gate)
        {
            if (number < _expected)
            {
                _duplicates++;
                return false;
            }

            _dropped += (long)(number - _expected);
            _expected = number + 1;
            _received++;
            return true;
        }
    }

    /// <summary>When a packet arrived, on the server's clock: never before the one before it, never in the future.</summary>
    public long ArrivalNs(in FramedPacket packet, long nowNs)
    {
        _lastArrivalNs = Math.Max(_lastArrivalNs, Math.Min(nowNs, Clock.ToServerNs(packet.ArrivalNs)));
        return _lastArrivalNs;
    }

    public void CountLate()
    {
        lock (_gate)
        {
            _late++;
        }
    }

    /// <summary>A packet is on its way into a session.</summary>
    public void Post()
    {
        lock (_gate)
        {
            _outstanding++;
        }
    }

    /// <summary>A packet on its way has been written, or was given up by the session.</summary>
    public void Store(ulong number)
    {
        lock (_gate)
        {
            _stored = Math.Max(_stored, number + 1);
            _storedSinceFlush++;
        }
    }

    /// <summary>What has been written is durable.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            _outstanding -= _storedSinceFlush;
            _storedSinceFlush = 0;
            _taken = Math.Max(_taken, _outstanding == 0 ? Math.Max(_reached, _stored) : _stored);
        }

        Moved();
    }

    /// <summary>Nothing is on its way any more: the session is over.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _outstanding = 0;
            _storedSinceFlush = 0;
            _taken = Math.Max(_taken, _reached);
        }

        Moved();
    }

    /// <summary>A frame has been gone through. Packets that no session wants are taken as soon as they came, but never one that is
    /// still between being expected and being posted: that is why this is told only now.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            _reached = _expected;
            if (_outstanding > 0)
            {
                return;
            }

            _taken = Math.Max(_taken, _reached);
        }

        Moved();
    }
}
