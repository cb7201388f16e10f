using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Raw;

/// <summary>Received packets as rows, one for each sensor and second.</summary>
internal sealed class RawTable : IDisposable
{
    private const int RemovedAtOnce = 512;

    private const string Columns = "t0_ns, first_number, last_number, packets, frames";

    // The same row sent again, or an earlier and therefore shorter state of it, changes nothing.
    private const string Upsert =
        $"INSERT INTO raw (session, sensor, {Columns}) VALUES ($session, $sensor, $t0, $first, $last, $packets, $frames) "
        + "ON CONFLICT (session, sensor, t0_ns) DO UPDATE SET last_number = excluded.last_number, "
        + "packets = excluded.packets, frames = excluded.frames WHERE excluded.packets > raw.packets";

    private readonly PreparedCommand put;

    public RawTable(SqliteConnection connection) => put = new PreparedCommand(
        connection, Upsert, ["$session", "$sensor", "$t0", "$first", "$last", "$packets", "$frames"]);

    /// <summary>Inserts a row, or lets the stored one grow.</summary>
    public void Put(long session, int sensor, PacketRow row) =>
        put.Run(session, sensor, row.T0Ns, row.FirstNumber, row.LastNumber, row.Packets, row.Frames);

    /// <summary>The row of a sensor that follows <paramref name="afterT0Ns"/>; null at the end.</summary>
    public static PacketRow? Next(SqliteConnection connection, long session, int sensor, long? afterT0Ns)
    {
        using SqliteCommand command = connection.Command(
            $"SELECT {Columns} FROM raw WHERE session = $session AND sensor = $sensor "
            + (afterT0Ns is null ? "" : "AND t0_ns > $after ") + "ORDER BY t0_ns LIMIT 1",
            ("$session", session),
            ("$sensor", sensor),
            ("$after", afterT0Ns));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new PacketRow(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(4))
            : null;
    }

    /// <summary>Removes some rows of a session, so that a writer never waits long; false when none was left.</summary>
    public static bool RemoveSome(SqliteConnection connection, long session) => connection.Run(
        "DELETE FROM raw WHERE key IN (SELECT key FROM raw WHERE session = $session LIMIT $some)",
        ("$session", session),
        ("$some", RemovedAtOnce)) > 0;

    public void Dispose() => put.Dispose();
}
