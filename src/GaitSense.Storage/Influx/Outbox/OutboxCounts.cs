namespace GaitSense.Storage.Influx.Outbox;

/// <summary>How the outbox stands. Counts of points, kept with the store from its beginning.</summary>
/// <param name="Queued">Wait to be sent.</param>
/// <param name="Bytes">Size of those.</param>
/// <param name="Oldest">When the oldest of those was written; null when nothing waits.</param>
/// <param name="Sent">Taken by the server.</param>
/// <param name="Refused">Refused by the server for good; in the dead-letter file.</param>
/// <param name="Dropped">Lost because the quota was reached, oldest first. Their steps are still in the store.</param>
public sealed record OutboxCounts(long Queued, long Bytes, DateTimeOffset? Oldest, long Sent, long Refused, long Dropped)
{
    /// <summary>People and sessions that were removed here and whose points are still to be removed there.</summary>
    public long Erasures { get; init; }
}

/// <summary>Neighbouring rows of the outbox, to be sent together.</summary>
/// <param name="First">Number of the first row.</param>
/// <param name="Last">Number of the last row.</param>
/// <param name="Points">Points in them.</param>
/// <param name="Lines">The points in line protocol.</param>
public sealed record OutboxBatch(long First, long Last, int Points, ReadOnlyMemory<byte> Lines);
