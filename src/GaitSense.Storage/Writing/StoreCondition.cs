using GaitSense.Storage.Faults;

namespace GaitSense.Storage.Writing;

/// <summary>How writing goes at this moment.</summary>
/// <param name="Fault">What keeps the store from writing; null when nothing does.</param>
/// <param name="Since">When that began.</param>
/// <param name="WaitingBytes">Packets in memory that are not durable yet, bytes; at most 8 MiB for each session.</param>
/// <param name="WaitingSessions">Ended sessions whose last part is still in memory.</param>
/// <param name="PacketsRefused">Packets lost because that memory was full, since the store was opened.</param>
public sealed record StoreCondition(StorageFault? Fault, DateTimeOffset? Since, long WaitingBytes, int WaitingSessions, long PacketsRefused)
{
    /// <summary>Of those, lost since what keeps the store from writing now began; 0 when nothing does.</summary>
    public long PacketsRefusedNow { get; init; }

    /// <summary>True when everything taken is durable within a second.</summary>
    public bool IsGood => Fault is null;
}
