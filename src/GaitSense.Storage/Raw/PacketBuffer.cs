using GaitSense.Core.Samples;

namespace GaitSense.Storage.Raw;

/// <summary>Packets of one session between arrival and disk: for each sensor the row of the current second, and full rows
/// that are not durable yet. Bounded by <see cref="MaxUnwritten"/>; once warm, taking a packet allocates nothing.</summary>
internal sealed class PacketBuffer
{
    /// <summary>Bytes at which they should be written without waiting for the second to pass.</summary>
    public const int WriteAt = 1 << 20;

    /// <summary>Bytes beyond which packets are refused.</summary>
    public const int MaxUnwritten = 8 << 20;

    private const int MaxFullRows = 2048;
    private const int MaxSpareRows = 256;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private readonly GrowingRow?[] open;
    private readonly List<GrowingRow> full = [];
    private readonly Stack<GrowingRow> spare = new();
    private long second = long.MinValue;

    public PacketBuffer(int sensors) => open = new GrowingRow?[sensors];

    /// <summary>Packets taken since the session began; the running number of the next one.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes that are not durable yet.</summary>
    public int Unwritten { get; private set; }

    /// <summary>True when this packet is the first of a new second, and what the last one brought should be written.</summary>
    public bool PassesSecond(in RawPacket packet) => second != long.MinValue && SecondOf(packet) > second;

    /// <summary>Takes a packet; false when the buffer is full.</summary>
    public bool TryTake(in RawPacket packet)
    {
        int bytes = PacketFraming.Overhead + packet.Payload.Length;
        if (Unwritten + bytes > MaxUnwritten || full.Count >= MaxFullRows)
        {
            return false;
        }

        second = Math.Max(second, SecondOf(packet));
        RowFor(packet).Add(packet, Count);
        Count++;
        Unwritten += bytes;
        return true;
    }

    /// <summary>The rows that hold something not durable yet.</summary>
    public IEnumerable<GrowingRow> Changed()
    {
        foreach (GrowingRow row in full)
        {
            yield return row;
        }

        foreach (GrowingRow? row in open)
        {
            if (row is { Unwritten: > 0 })
            {
                yield return row;
            }
        }
    }

    /// <summary>Everything taken so far is durable.</summary>
    public void MarkWritten()
    {
        for (int i = 0; i < full.Count && spare.Count < MaxSpareRows; i++)
        {
            spare.Push(full[i]);
        }

        full.Clear();
        foreach (GrowingRow? row in open)
        {
            row?.MarkWritten();
        }

        Unwritten = 0;
    }

    private GrowingRow RowFor(in RawPacket packet)
    {
        GrowingRow? current = open[packet.Sensor];
        long now = SecondOf(packet);
        if (current is not null && now <= current.Second && current.HasRoomFor(packet))
        {
            return current;
        }

        long t0 = packet.Arrival.Nanoseconds;
        if (current is not null)
        {
            // Seconds and row keys of a sensor only rise, even when its stamps go back.
            now = Math.Max(now, current.Second);
            t0 = Math.Max(t0, current.T0Ns + 1);
            Retire(current);
        }

        GrowingRow row = spare.TryPop(out GrowingRow? reused) ? reused : new GrowingRow();
        row.Restart(packet.Sensor, now, t0);
        open[packet.Sensor] = row;
        return row;
    }

    private void Retire(GrowingRow row)
    {
        if (row.Unwritten > 0)
        {
            full.Add(row);
        }
        else
        {
            spare.Push(row);
        }
    }

    private static long SecondOf(in RawPacket packet)
    {
        (long whole, long rest) = Math.DivRem(packet.Arrival.Nanoseconds, NanosecondsPerSecond);
        return rest < 0 ? whole - 1 : whole;
    }
}
