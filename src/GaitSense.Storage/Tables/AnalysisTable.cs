using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Which version of the engine measured a session, and when, as rows.</summary>
internal static class AnalysisTable
{
    public const string Live = "live";
    public const string Closed = "closed after an interruption";

    /// <summary>Adds an analysis.</summary>
    public static void Add(SqliteConnection connection, long session, string version, DateTimeOffset at, string reason) => connection.Run(
        "INSERT INTO analyses (session, number, engine_version, at, reason) SELECT $session, "
        + "(SELECT ifnull(max(number), 0) + 1 FROM analyses WHERE session = $session), $version, $at, $reason",
        ("$session", session),
        ("$version", version),
        ("$at", UtcText.Of(at)),
        ("$reason", reason));
}
