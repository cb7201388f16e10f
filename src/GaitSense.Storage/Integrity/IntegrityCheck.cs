using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Integrity;

/// <summary>Reads everything once and counts what cannot be read.</summary>
internal static class IntegrityCheck
{
    /// <summary>Looks at one session, or at all and at the file itself.</summary>
    public static IntegrityReport Run(ReadConnections connections, SealedFolder folder, SessionId? id, bool isQuick)
    {
        try
        {
            return connections.Read(c => Run(c, folder, id, isQuick));
        }
        catch (StorageFaultException e) when (e.Fault.Kind == StorageFaultKind.Damaged)
        {
            return new IntegrityReport(0, 0, 0, 0, [e.Fault.ToString()]);
        }
    }

    private static IntegrityReport Run(SqliteConnection connection, SealedFolder folder, SessionId? id, bool isQuick)
    {
        List<string> faults = id is null ? FaultsOfFile(connection, isQuick) : [];
        List<long> sessions = SessionTable.Keys(connection, id);
        long readable = 0;
        long stored = 0;
        int sealedFiles = 0;
        foreach (long session in sessions)
        {
            SealedEntry? entry = SealTable.Read(connection, session);
            string? fault = entry is null ? null : folder.FaultOf(entry);
            sealedFiles += entry is null ? 0 : 1;
            faults.AddRange(fault is null ? [] : [fault]);
            stored += SessionTable.PacketsKept(connection, session);
            readable += entry is { AreRowsReplaced: true }
                ? fault is null ? entry.Packets : 0
                : Readable(connection, session);
            faults.AddRange(SessionTable.FaultsOfSummary(connection, session));
        }

        faults.AddRange(id is null ? Strays(connection, folder) : []);
        return new IntegrityReport(sessions.Count, readable, Math.Max(0, stored - readable), sealedFiles, faults);
    }

    /// <summary>How many packets of a session can be read from its rows.</summary>
    internal static long Readable(SqliteConnection connection, long session)
    {
        long readable = 0;
        int sensors = SensorTable.Count(connection, session);
        PacketRows rows = new(connection, session);
        for (int sensor = 0; sensor < sensors; sensor++)
        {
            SensorPackets packets = new(rows, sensor, long.MaxValue);
            while (packets.TryAdvance())
            {
                readable++;
            }
        }

        return readable;
    }

    private static List<string> FaultsOfFile(SqliteConnection connection, bool isQuick)
    {
        List<string> faults = connection.Rows(isQuick ? "PRAGMA quick_check" : "PRAGMA integrity_check", row => row.GetString(0));
        faults.Remove("ok");
        faults.AddRange(connection.Rows(
            "PRAGMA foreign_key_check", row => $"a row of {row.GetString(0)} belongs to no row of {row.GetString(2)}"));
        return faults;
    }

    // A file that is being written is no stray: only who writes can tell, so a check beside a sealing may name it.
    private static IEnumerable<string> Strays(SqliteConnection connection, SealedFolder folder)
    {
        HashSet<string> known = [.. connection.Rows("SELECT file FROM sealed", row => row.GetString(0))];
        return folder.Finished().Where(f => !known.Contains(f)).Select(f => $"the sealed file {f} belongs to no sealed session")
            .Concat(folder.Leftovers().Select(f => $"the sealed file {f} was never finished"));
    }
}
