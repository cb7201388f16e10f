using GaitSense.Core.Sessions;

namespace GaitSense.Storage.Upkeep;

/// <summary>What takes how much room.</summary>
/// <param name="DatabaseBytes">Size of the database file.</param>
/// <param name="LogBytes">Size of the write-ahead log beside it.</param>
/// <param name="FreeBytes">Inside the database, but empty: used again, or given back by compaction.</param>
/// <param name="SealedBytes">Size of all sealed files.</param>
/// <param name="OutboxBytes">Points that wait to be sent; inside the database.</param>
/// <param name="DiskFreeBytes">Free on the disk that holds the store.</param>
/// <param name="Sessions">By session, newest first.</param>
/// <param name="Tables">By table.</param>
public sealed record StoreUsage(
    long DatabaseBytes,
    long LogBytes,
    long FreeBytes,
    long SealedBytes,
    long OutboxBytes,
    long DiskFreeBytes,
    IReadOnlyList<SessionUsage> Sessions,
    IReadOnlyList<TableUsage> Tables)
{
    /// <summary>Everything on the disk.</summary>
    public long TotalBytes => DatabaseBytes + LogBytes + SealedBytes;
}

/// <summary>What one session takes.</summary>
/// <param name="Id">The session.</param>
/// <param name="Person">Whose.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Packets">Packets.</param>
/// <param name="Steps">Steps.</param>
/// <param name="RawBytes">Packets in the database.</param>
/// <param name="SealedBytes">Its sealed file; null when it has none.</param>
public sealed record SessionUsage(
    SessionId Id, string Person, DateTimeOffset StartedAt, SessionState State, long Packets, int Steps, long RawBytes, long? SealedBytes);

/// <summary>What one table takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Bytes">Pages, its indices included; null when this SQLite cannot tell.</param>
public sealed record TableUsage(string Name, long Rows, long? Bytes);
