using GaitSense.Core.Samples;

namespace GaitSense.Storage.Raw;

/// <summary>A row that is still being filled: packets of one sensor that arrived in one second.</summary>
internal sealed class GrowingRow
{
    /// <summary>Bytes at which a row is full, whatever its second.</summary>
    public const int Capacity = 124 * 1024;

    private const int InitialCapacity = 4 * 1024;
    private byte[] bytes = new byte[InitialCapacity];
    private long t0Ns;
    private long firstNumber;
    private long lastNumber;
    private int packets;
    private int length;
    private int written;

    /// <summary>Index of the sensor.</summary>
    public int Sensor { get; private set; }

    /// <summary>The second of arrival that it holds.</summary>
    public long Second { get; private set; }

    /// <summary>Arrival of its first packet, ns.</summary>
    public long T0Ns => t0Ns;

    /// <summary>Bytes that are not durable yet.</summary>
    public int Unwritten => length - written;

    /// <summary>Empties it for another sensor and second.</summary>
    public void Restart(int sensor, long second, long t0)
    {
        (Sensor, Second, t0Ns) = (sensor, second, t0);
        (length, written, packets) = (0, 0, 0);
    }

    /// <summary>True when the packet still fits.</summary>
    public bool HasRoomFor(in RawPacket packet) => length + PacketFraming.Overhead + packet.Payload.Length <= Capacity;

    /// <summary>Adds a packet that fits.</summary>
    public void Add(in RawPacket packet, long number)
    {
        int needed = length + PacketFraming.Overhead + packet.Payload.Length;
        if (needed > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Min(Capacity, Math.Max(needed, 2 * bytes.Length)));
        }

        length += PacketFraming.Write(bytes.AsSpan(length), number, packet.Arrival.Nanoseconds, packet.Payload.Span);
        firstNumber = packets == 0 ? number : firstNumber;
        lastNumber = number;
        packets++;
    }

    /// <summary>What it holds now.</summary>
    public PacketRow Snapshot() => new(t0Ns, firstNumber, lastNumber, packets, bytes.AsSpan(0, length).ToArray());

    /// <summary>Everything in it is durable.</summary>
    public void MarkWritten() => written = length;
}
