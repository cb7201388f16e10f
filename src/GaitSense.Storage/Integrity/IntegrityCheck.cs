using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Integrity;

/// <summary>Reads everything once and counts what cannot be read.</summary>
internal static class IntegrityCheck
{
    /// <summary>Looks at one session, or at all and at the file itself.</summary>
    public static IntegrityReport Run(ReadConnections connections, SessionId? id)
    {
        try
        {
            return connections.Read(c => Run(c, id));
        }
        catch (StorageFaultException e) when (e.Fault.Kind == StorageFaultKind.Damaged)
        {
            return new IntegrityReport(0, 0, 0, [e.Fault.ToString()]);
        }
    }

    private static IntegrityReport Run(SqliteConnection connection, SessionId? id)
    {
        List<string> faults = id is null ? FaultsOfFile(connection) : [];
        List<long> sessions = SessionTable.Keys(connection, id);
        long readable = 0;
        long stored = 0;
        foreach (long session in sessions)
        {
            stored += SessionTable.PacketCount(connection, session);
            readable += Readable(connection, session);
            faults.AddRange(SessionTable.FaultsOfSummary(connection, session));
        }

        return new IntegrityReport(sessions.Count, readable, Math.Max(0, stored - readable), faults);
    }

    private static long Readable(SqliteConnection connection, long session)
    {
        long readable = 0;
        int sensors = SensorTable.Count(connection, session);
        for (int sensor = 0; sensor < sensors; sensor++)
        {
            SensorPackets packets = new(connection, session, sensor, long.MaxValue);
            while (packets.TryAdvance())
            {
                readable++;
            }
        }

        return readable;
    }

    private static List<string> FaultsOfFile(SqliteConnection connection)
    {
        List<string> faults = connection.Rows("PRAGMA integrity_check", row => row.GetString(0));
        faults.Remove("ok");
        faults.AddRange(connection.Rows(
            "PRAGMA foreign_key_check", row => $"a row of {row.GetString(0)} belongs to no row of {row.GetString(2)}"));
        return faults;
    }
}
