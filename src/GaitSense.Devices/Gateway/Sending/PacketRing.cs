using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Sending;

/// <summary>A backlog in memory, for gateways without a disk to spare.</summary>
/// <remarks><b>Cost</b> nothing is allocated per packet: 520 bytes each are set aside beforehand.</remarks>
public sealed class PacketRing : IPacketBacklog
{
    private readonly Lock _gate = new();
    private readonly int _capacity;
    private readonly byte[] _bytes;
    private readonly Entry[] _entries;
    private readonly BacklogFrame.PacketReader _read;
    private ulong _oldest;
    private ulong _next;
    private long _dropped;

    /// <summary>An empty backlog.</summary>
    /// <param name="stream">Which run of numbers this is.</param>
    /// <param name="capacity">Packets that it holds at most.</param>
    public PacketRing(Guid stream, int capacity)
    {
        Stream = stream;
        _capacity = capacity;
        _bytes = new byte[capacity * ChannelLimits.LongestPacket];
        _entries = new Entry[capacity];
        _read = Read;
    }

    /// <inheritdoc/>
    public Guid Stream { get; }

    /// <inheritdoc/>
    public ulong Oldest => Locked(() => _oldest);

    /// <inheritdoc/>
    public ulong Next => Locked(() => _next);

    /// <inheritdoc/>
    public long Dropped => Locked(() => _dropped);

    /// <inheritdoc/>
    public long? OldestArrivalNs => Locked<long?>(() => _oldest == _next ? null : At(_oldest).ArrivalNs);

    /// <inheritdoc/>
    public void Append(int sensor, long arrivalNs, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, ChannelLimits.LongestPacket);
        lock (_gate)
        {
            if (_next - _oldest == (ulong)_capacity)
            {
                _oldest++;
                _dropped++;
            }

            int slot = SlotOf(_next);
            payload.CopyTo(_bytes.AsSpan(slot * ChannelLimits.LongestPacket));
            _entries[slot] = new Entry(sensor, arrivalNs, payload.Length);
            _next++;
        }
    }

    /// <inheritdoc/>
    public void Acknowledge(ulong next)
    {
        lock (_gate)
        {
            _oldest = Math.Max(_oldest, Math.Min(next, _next));
        }
    }

    /// <inheritdoc/>
    public int Fill(ulong from, ulong limit, Span<byte> frame, out ulong next)
    {
        lock (_gate)
        {
            return BacklogFrame.Fill(frame, Math.Max(from, _oldest), Math.Min(limit, _next), _read, out next);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private int SlotOf(ulong number) => (int)(number % (ulong)_capacity);

    private FramedPacket Read(ulong number)
    {
        Entry entry = At(number);
        return new FramedPacket(entry.Sensor, entry.ArrivalNs, _bytes.AsMemory(SlotOf(number) * ChannelLimits.LongestPacket, entry.Length));
    }

    private Entry At(ulong number) => _entries[SlotOf(number)];

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private readonly record struct Entry(int Sensor, long ArrivalNs, int Length);
}
