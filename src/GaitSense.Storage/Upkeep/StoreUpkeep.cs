using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Integrity;
using GaitSense.Storage.Opening;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.Upkeep;

/// <summary>Keeps a store small and sound: room, sealed files, retention, repair. Nothing of it holds up a recording for longer
/// than one portion of 512 rows, compaction with shrinking excepted.</summary>
public sealed class StoreUpkeep
{
    private readonly ReadConnections reads;
    private readonly StoreLocation location;
    private readonly SealedFolder folder;
    private readonly Func<SessionWriting> writing;

    internal StoreUpkeep(ReadConnections reads, StoreLocation location, SealedFolder folder, Func<SessionWriting> writing) =>
        (this.reads, this.location, this.folder, this.writing) = (reads, location, folder, writing);

    /// <summary>What takes how much room. Also where the store only reads.</summary>
    public StoreUsage Usage() => reads.Read(c => UsageReading.Read(c, location, folder));

    /// <summary>Ended sessions without a sealed file, oldest first.</summary>
    public IReadOnlyList<SessionId> Unsealed()
    {
        SessionWriting side = writing();
        return [.. reads.Read(SealTable.Unsealed).Where(id => !side.IsRecording(id))];
    }

    /// <summary>Puts a session's packets into a file of their own and verifies it; the rows stay.</summary>
    /// <param name="id">The session.</param>
    /// <param name="progress">Takes the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    /// <exception cref="StorageFaultException">Disk full, or input or output refused; the rows are unharmed.</exception>
    public Task<SealOutcome> SealAsync(SessionId id, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Sealing().SealAsync(id, progress, cancellationToken);

    /// <summary>Seals what is not, and lets verified files take the place of their rows.</summary>
    /// <param name="shrinks">True to give the room back to the disk as well: that rewrites the database, needs as much free space, and
    /// holds up a recording meanwhile. Without it the room is used again.</param>
    /// <param name="progress">Takes the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it between two portions.</param>
    /// <exception cref="StorageFaultException">Disk full, or the database cannot be used; nothing is lost.</exception>
    public async Task<CompactionReport> CompactAsync(
        bool shrinks, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        long before = UsageReading.TotalBytes(location, folder);
        SessionSealing sealing = Sealing();
        List<SessionId> done = [];
        List<SessionId> dropped = [];
        List<SessionId> kept = [];
        SessionUsage[] ended = [.. Ended().Where(s => s.SealedBytes is null || s.RawBytes > 0)];
        for (int i = 0; i < ended.Length; i++)
        {
            SessionId id = ended[i].Id;
            SealOutcome outcome = await TrySealAsync(sealing, id, cancellationToken);
            done.AddRange(outcome == SealOutcome.Sealed ? [id] : []);
            bool isChecked = outcome is SealOutcome.Sealed or SealOutcome.AlreadySealed;
            (sealing.DropRows(id, isChecked, cancellationToken) ? dropped : kept).Add(id);
            progress?.Report((i + 1.0) / ended.Length);
        }

        if (shrinks)
        {
            writing().Shrink();
        }

        return new CompactionReport(done, dropped, kept, before, UsageReading.TotalBytes(location, folder));
    }

    /// <summary>Removes sessions that began more than so many days ago, with a line in the audit log.</summary>
    /// <param name="keepDays">Days to keep, 1 or more.</param>
    /// <param name="isDryRun">True to tell only.</param>
    /// <exception cref="StorageFaultException">The disk refuses. What the audit log tells of is gone from reading all the same, and
    /// its removal is completed at the next opening.</exception>
    /// <returns>What was, or would be, removed. Sessions that are being recorded stay.</returns>
    public RetentionReport Prune(int keepDays, bool isDryRun)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keepDays, 1);
        SessionWriting side = writing();
        DateTimeOffset before = side.Now.AddDays(-keepDays);
        SessionUsage[] old = [.. Ended().Where(s => s.StartedAt < before)];
        if (isDryRun || old.Length == 0)
        {
            return new RetentionReport(before, old, IsDone: !isDryRun);
        }

        HashSet<SessionId> removed = [.. side.Retire(
            old.Select(s => s.Id), ids => $"{ids.Count} sessions begun before {UtcText.Of(before)}: {string.Join(", ", ids)}")];
        return new RetentionReport(before, [.. old.Where(s => removed.Contains(s.Id))], IsDone: true);
    }

    /// <summary>Mends what can be mended; nothing that can be read is removed.</summary>
    /// <param name="cancellationToken">Ends it between two sessions.</param>
    public Task<RepairReport> RepairAsync(CancellationToken cancellationToken = default)
    {
        SessionWriting side = writing();
        return new StoreRepair(reads, side, folder, new SessionSealing(reads, side, folder), () => IntegrityCheck.Run(reads, folder, null, isQuick: false))
            .RunAsync(cancellationToken);
    }

    // What is wrong with one session alone keeps no other from being sealed.
    private static async Task<SealOutcome> TrySealAsync(SessionSealing sealing, SessionId id, CancellationToken cancellationToken)
    {
        try
        {
            return await sealing.SealAsync(id, null, cancellationToken);
        }
        catch (StorageFaultException e) when (e.Fault.Kind is not (StorageFaultKind.DiskFull or StorageFaultKind.Busy or StorageFaultKind.Unavailable))
        {
            return SealOutcome.NotVerified;
        }
    }

    private SessionSealing Sealing() => new(reads, writing(), folder);

    private IEnumerable<SessionUsage> Ended()
    {
        SessionWriting side = writing();
        return reads.Read(UsageReading.Sessions).Where(s => !side.IsRecording(s.Id)).Reverse();
    }
}
