using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Raw;

/// <summary>The packets of a session from their rows.</summary>
internal static class SessionPackets
{
    /// <summary>By arrival, those that are durable when the reading begins.</summary>
    public static IEnumerable<NumberedPacket> Read(SqliteConnection connection, long session, PacketRows rows)
    {
        long before = SessionTable.PacketCount(connection, session);
        int sensors = SensorTable.Count(connection, session);
        return PacketMerge.InOrder(Enumerable.Range(0, sensors).Select(sensor => new SensorPackets(rows, sensor, before)));
    }
}
