using GaitSense.Storage.Faults;

namespace GaitSense.Storage.Writing;

/// <summary>What keeps one session's writer from writing, and since when. Read by anyone.</summary>
/// <param name="time">The host's clock.</param>
internal sealed class WriteTrouble(TimeProvider time)
{
    private Entry? current;

    /// <summary>The trouble; null when the last attempt went well.</summary>
    public Entry? Current => Volatile.Read(ref current);

    /// <summary>The host's time.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>An attempt failed.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="refused">Packets refused so far.</param>
    public void Begin(StorageFault fault, long refused)
    {
        Entry? earlier = Current;
        Volatile.Write(ref current, new Entry(fault, earlier?.Since ?? time.GetUtcNow(), earlier?.RefusedBefore ?? refused));
    }

    /// <summary>An attempt went well.</summary>
    public void End() => Volatile.Write(ref current, null);

    internal sealed record Entry(StorageFault Fault, DateTimeOffset Since, long RefusedBefore);
}
