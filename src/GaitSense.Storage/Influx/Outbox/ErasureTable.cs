using System.Text.Json;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Influx.Outbox;

/// <summary>People and sessions to be removed from a database elsewhere, as rows.</summary>
internal static class ErasureTable
{
    // No pseudonym is empty.
    private const string NoPerson = "";

    /// <summary>Adds a person, or with null sessions alone, inside the transaction that removes them here.</summary>
    public static void Put(SqliteConnection connection, string? person, IEnumerable<SessionId> sessions, DateTimeOffset at) => connection.Run(
        "INSERT INTO outbox_erasures (person, sessions, asked_ms) VALUES ($person, $sessions, $asked)",
        ("$person", person ?? NoPerson),
        ("$sessions", JsonSerializer.Serialize(sessions.Select(s => s.Value))),
        ("$asked", at.ToUnixTimeMilliseconds()));

    /// <summary>The oldest; null when there is none.</summary>
    public static PointErasure? Next(SqliteConnection connection) => connection.Rows(
        "SELECT number, person, sessions, asked_ms FROM outbox_erasures ORDER BY number LIMIT 1",
        row => new PointErasure(
            row.GetInt64(0),
            row.GetString(1) is { Length: > 0 } person ? person : null,
            JsonSerializer.Deserialize<string[]>(row.GetString(2)) ?? [],
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)))).SingleOrDefault();

    /// <summary>Removes one that has come to its end.</summary>
    public static void Remove(SqliteConnection connection, long number) =>
        connection.Run("DELETE FROM outbox_erasures WHERE number = $number", ("$number", number));

    /// <summary>True when points were ever meant for a database elsewhere.</summary>
    public static bool IsNeeded(SqliteConnection connection) =>
        connection.Scalar("SELECT points + sent + refused + dropped FROM outbox_counts") > 0;
}
