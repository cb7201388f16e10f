using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Sending;

/// <summary>A backlog in memory, for gateways without a disk to spare.</summary>
/// <param name="stream">Which run of numbers this is.</param>
/// <param name="capacity">Packets that it holds at most.</param>
/// <remarks><b>Cost</b> nothing is allocated per packet: 520 bytes each are set aside beforehand.</remarks>
public sealed class PacketRing(Guid stream, int capacity) : IPacketBacklog
{
    private readonly Lock _gate = new();
    private readonly byte[] _bytes = new byte[capacity * ChannelLimits.LongestPacket];
    private readonly Entry[] _entries = new Entry[capacity];
    private ulong _oldest;
    private ulong _next;
    private long _dropped;

    /// <inheritdoc/>
    public Guid Stream => stream;

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
            if (_next - _oldest == (ulong)capacity)
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
            ulong first = Math.Max(from, _oldest);
            ulong end = Math.Min(limit, _next);
            int length = PacketsFrame.HeadLength;
            ulong number = first;
            for (; number < end && number - first < ChannelLimits.MostPackets; number++)
            {
                Entry entry = At(number);
                ReadOnlySpan<byte> payload = _bytes.AsSpan(SlotOf(number) * ChannelLimits.LongestPacket, entry.Length);
                int written = PacketsFrame.WritePacket(frame[length..], entry.Sensor, entry.ArrivalNs, payload);
                if (written == 0)
                {
                    break;
                }

                length += written;
            }

            next = Math.Max(number, from);
            if (number <= first)
            {
                return 0;
            }

            PacketsFrame.WriteHead(frame, first, (int)(number - first));
            return length;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private int SlotOf(ulong number) => (int)(number % (ulong)capacity);

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
