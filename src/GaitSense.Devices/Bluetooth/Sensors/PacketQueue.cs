using System.Threading.Channels;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>The bounded queue between the radio's thread and the receiver. Packets that find it full are dropped and counted;
/// news of links have a quarter of it to themselves.</summary>
/// <remarks><b>Cost</b> nothing is allocated per packet once warm.</remarks>
internal sealed class PacketQueue
{
    /// <summary>Longest packet: a whole attribute and the number of its characteristic.</summary>
    public const int MaxPacketLength = GattProfile.MaxAttributeLength + 1;

    private readonly Channel<Item> _items;
    private readonly Lock _gate = new();
    private readonly Stack<byte[]> _free = new();
    private readonly int _packetLimit;
    private readonly long[] _received;
    private readonly long[] _dropped;
    private int _waiting;

    /// <summary>An empty queue.</summary>
    /// <param name="sensors">Number of sensors.</param>
    /// <param name="length">Packets that it holds at most.</param>
    public PacketQueue(int sensors, int length)
    {
        _packetLimit = length;
        _received = new long[sensors];
        _dropped = new long[sensors];
        _items = Channel.CreateBounded<Item>(new BoundedChannelOptions(length + (length / 3) + (8 * sensors)) { SingleReader = true });
    }

    /// <summary>Packets of a sensor that came, dropped or not.</summary>
    public long Received(int sensor) => Volatile.Read(ref _received[sensor]);

    /// <summary>Packets of a sensor that found the queue full.</summary>
    public long Dropped(int sensor) => Volatile.Read(ref _dropped[sensor]);

    /// <summary>Copies a packet into the queue; false when it was dropped.</summary>
    public bool TryPost(int sensor, HostTime arrival, ReadOnlySpan<byte> payload)
    {
        Interlocked.Increment(ref _received[sensor]);
        if (payload.Length > MaxPacketLength || Rent() is not { } buffer)
        {
            Interlocked.Increment(ref _dropped[sensor]);
            return false;
        }

        payload.CopyTo(buffer);
        if (_items.Writer.TryWrite(new Item(buffer, payload.Length, arrival, new SensorStatus(sensor, true, null, null))))
        {
            return true;
        }

        Return(buffer);
        Interlocked.Increment(ref _dropped[sensor]);
        return false;
    }

    /// <summary>Puts news of a sensor into the queue.</summary>
    public void Post(in SensorStatus status) => _items.Writer.TryWrite(new Item(null, 0, default, status));

    /// <summary>Nothing more comes.</summary>
    public void Complete() => _items.Writer.TryComplete();

    /// <summary>Hands everything to the receiver until the queue is completed; what still waits after a cancellation is not.</summary>
    public async Task EmptyAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        while (await _items.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (_items.Reader.TryRead(out Item item))
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    Deliver(item, receiver);
                }

                if (item.Buffer is { } buffer)
                {
                    Return(buffer);
                }
            }
        }
    }

    private static void Deliver(in Item item, IPacketReceiver receiver)
    {
        if (item.Buffer is { } buffer)
        {
            receiver.OnPacket(new RawPacket(item.Status.Sensor, item.Arrival, buffer.AsMemory(0, item.Length)));
        }
        else
        {
            receiver.OnStatus(item.Status);
        }
    }

    private byte[]? Rent()
    {
        lock (_gate)
        {
            if (_waiting >= _packetLimit)
            {
                return null;
            }

            _waiting++;
            return _free.TryPop(out byte[]? buffer) ? buffer : new byte[MaxPacketLength];
        }
    }

    private void Return(byte[] buffer)
    {
        lock (_gate)
        {
            _waiting--;
            _free.Push(buffer);
        }
    }

    private readonly record struct Item(byte[]? Buffer, int Length, HostTime Arrival, SensorStatus Status);
}
