using GaitSense.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Raw;

/// <summary>The rows of one session, read one by one, and whether they were replaced by a sealed file on the way.</summary>
/// <param name="connection">Where from; no statement stays open between two rows.</param>
/// <param name="session">Key of the session.</param>
internal sealed class PacketRows(SqliteConnection connection, long session)
{
    /// <summary>True once rows may be missing because the sealed file has taken their place: nothing that was read since is whole.</summary>
    public bool AreReplaced { get; private set; }

    /// <summary>The row of a sensor that follows; null at the end.</summary>
    public PacketRow? Next(int sensor, long? afterT0Ns)
    {
        PacketRow? row = RawTable.Next(connection, session, sensor, afterT0Ns);

        // Looked at afterwards: rows are removed only after the mark stands, so without it this row was read whole.
        AreReplaced = AreReplaced || SealTable.AreRowsReplaced(connection, session);
        return row;
    }
}
