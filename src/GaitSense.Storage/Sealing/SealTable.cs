using GaitSense.Core.Sessions;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Sealing;

/// <summary>Sealed files as rows.</summary>
internal static class SealTable
{
    /// <summary>What is known of a session's file; null when it has none.</summary>
    public static SealedEntry? Read(SqliteConnection connection, long session) => connection.Rows(
        "SELECT file, packets, bytes, sha256, rows_replaced FROM sealed WHERE session = $session",
        row => new SealedEntry(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetBoolean(4)),
        ("$session", session)).SingleOrDefault();

    /// <summary>Sessions that are not being recorded and have no file, oldest first.</summary>
    public static List<SessionId> Unsealed(SqliteConnection connection) => connection.Rows(
        "SELECT id FROM sessions WHERE state IN ('finished', 'interrupted') AND NOT EXISTS (SELECT 1 FROM sealed WHERE session = sessions.key) "
        + "ORDER BY started_at, id",
        row => new SessionId(row.GetString(0)));

    /// <summary>True when the packets are to be read from the file.</summary>
    public static bool AreRowsReplaced(SqliteConnection connection, long session) =>
        connection.Scalar("SELECT rows_replaced FROM sealed WHERE session = $session", ("$session", session)) == 1;

    /// <summary>Records a file that was verified.</summary>
    public static void Put(SqliteConnection connection, long session, SealedEntry entry, DateTimeOffset at) => connection.Run(
        "INSERT OR REPLACE INTO sealed (session, file, packets, bytes, sha256, sealed_at, rows_replaced) "
        + "VALUES ($session, $file, $packets, $bytes, $sha, $at, $replaced)",
        ("$session", session),
        ("$file", entry.File),
        ("$packets", entry.Packets),
        ("$bytes", entry.Bytes),
        ("$sha", entry.Sha256),
        ("$at", UtcText.Of(at)),
        ("$replaced", entry.AreRowsReplaced ? 1 : 0));

    /// <summary>Forgets a file.</summary>
    public static void Remove(SqliteConnection connection, long session) =>
        connection.Run("DELETE FROM sealed WHERE session = $session", ("$session", session));

    /// <summary>Lets the file take the place of the rows, when it holds every packet that they hold.</summary>
    /// <returns>False when it does not.</returns>
    public static bool ReplaceRows(SqliteConnection connection, long session) => connection.Run(
        "UPDATE sealed SET rows_replaced = 1 WHERE session = $session "
        + "AND packets = (SELECT packet_count - packets_lost FROM sessions WHERE key = $session)",
        ("$session", session)) > 0;
}
