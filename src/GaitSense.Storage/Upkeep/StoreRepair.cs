using GaitSense.Core.Sessions;
using GaitSense.Storage.Integrity;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Upkeep;

/// <summary>One repair of a whole store.</summary>
/// <remarks><b>How</b> (1) Indices are built anew when the check finds fault with the file. (2) For each ended session: where rows
/// cannot be read and a sound sealed file holds more, the file takes their place; else frames that cannot be read are cut out of their rows and counted, counts are taken anew, a session without a readable summary becomes
/// interrupted, a sealed file that is missing or altered is written again as long as the rows are there. (3) Unfinished files are
/// removed. (4) What the check still finds is told.</remarks>
internal sealed class StoreRepair(
    ReadConnections reads, SessionWriting writing, SealedFolder folder, SessionSealing sealing, Func<IntegrityReport> check)
{
    private readonly List<string> actions = [];
    private long packetsCut;
    private int reopened;
    private int resealed;

    public async Task<RepairReport> RunAsync(CancellationToken cancellationToken)
    {
        // 1.
        if (!check().IsSound)
        {
            Do(c => c.Run("REINDEX"), "indices were built anew");
        }

        // 2.
        foreach (StoredSession session in reads.Read(c => SessionTable.Read(c, new SessionQuery())))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!writing.IsRecording(session.Header.Id))
            {
                await RepairAsync(session, cancellationToken);
            }
        }

        // 3.
        foreach (string leftover in folder.Leftovers())
        {
            File.Delete(Path.Combine(folder.Path, leftover));
            actions.Add($"the unfinished file {leftover} was removed");
        }

        if (actions.Count > 0)
        {
            writing.Commit(c => AuditTable.Add(c, writing.Now, AuditTable.Repair, "store", string.Join("; ", actions)));
        }

        // 4.
        return new RepairReport(actions, packetsCut, reopened, resealed, Remaining(check()));
    }

    private async Task RepairAsync(StoredSession stored, CancellationToken cancellationToken)
    {
        SessionId id = stored.Header.Id;
        if (reads.Read(c => SessionTable.KeyOf(c, id)) is not { } session)
        {
            return;
        }

        if (!reads.Read(c => SealTable.AreRowsReplaced(c, session)) && !TakeFile(id, session, cancellationToken))
        {
            CutTornFrames(id, session);
        }

        Recount(id, session);
        Reopen(stored, session);
        await ResealAsync(id, session, cancellationToken);
    }

    // True when the session has a sound file that holds more than can be read of its rows: it takes their place.
    private bool TakeFile(SessionId id, long session, CancellationToken cancellationToken)
    {
        if (reads.Read(c => SealTable.Read(c, session)) is not { } entry)
        {
            return false;
        }

        long readable = reads.Read(c => IntegrityCheck.Readable(c, session));
        if (readable >= entry.Packets || folder.FaultOf(entry) is not null)
        {
            return false;
        }

        writing.Commit(c => SessionTable.Keep(c, session, entry.Packets));
        if (sealing.DropRows(id, isChecked: true, cancellationToken))
        {
            actions.Add($"session {id}: {entry.Packets - readable} packets could not be read from its rows; its sealed file, which has them, took their place");
        }

        return true;
    }

    private void CutTornFrames(SessionId id, long session)
    {
        RawRepair rows = new();
        writing.Commit(c => rows.Run(c, session));
        if (rows.PacketsCut > 0)
        {
            packetsCut += rows.PacketsCut;
            actions.Add($"session {id}: {rows.PacketsCut} damaged packets were cut out of {rows.RowsCut} rows");
        }
    }

    private void Recount(SessionId id, long session)
    {
        int changed = writing.Commit(c => SessionTable.CountSteps(c, session));
        actions.AddRange(changed == 0 ? [] : [$"session {id}: steps were counted anew"]);
    }

    private void Reopen(StoredSession stored, long session)
    {
        if (stored is { State: SessionState.Finished, Summary: null })
        {
            writing.Commit(c =>
            {
                c.Run("DELETE FROM summaries WHERE session = $session", ("$session", session));
                SessionTable.Close(c, session, SessionState.Interrupted, null);
            });
            reopened++;
            actions.Add($"session {stored.Header.Id}: its summary could not be read, so it counts as interrupted; close it to have it measured anew");
        }
    }

    private async Task ResealAsync(SessionId id, long session, CancellationToken cancellationToken)
    {
        if (reads.Read(c => SealTable.Read(c, session)) is not { } entry || folder.FaultOf(entry) is not { } fault)
        {
            return;
        }

        // Rows that were on their way out may be whole still.
        if (entry.AreRowsReplaced && reads.Read(c => IntegrityCheck.Readable(c, session)) != entry.Packets)
        {
            return;
        }

        writing.Commit(c => SealTable.Remove(c, session));
        if (await sealing.SealAsync(id, null, cancellationToken) == SealOutcome.Sealed)
        {
            resealed++;
            actions.Add($"session {id}: {fault}; it was written again from the rows");
        }
    }

    private void Do(Action<SqliteConnection> change, string action)
    {
        writing.Commit(change);
        actions.Add(action);
    }

    private static IReadOnlyList<string> Remaining(IntegrityReport report) => report.DamagedPackets == 0
        ? report.Faults
        : [.. report.Faults, $"{report.DamagedPackets} packets cannot be read"];
}
