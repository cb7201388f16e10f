using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>The audit log as rows. They are only ever added.</summary>
internal static class AuditTable
{
    public const string Consent = "consent";
    public const string Erasure = "erasure";
    public const string Retention = "retention";
    public const string Repair = "repair";

    /// <summary>Adds a line, inside the transaction of what it tells of.</summary>
    public static void Add(SqliteConnection connection, DateTimeOffset at, string action, string subject, string detail) => connection.Run(
        "INSERT INTO audit (at, action, subject, detail) VALUES ($at, $action, $subject, $detail)",
        ("$at", UtcText.Of(at)),
        ("$action", action),
        ("$subject", subject),
        ("$detail", detail));

    /// <summary>All lines, oldest first.</summary>
    public static List<AuditLine> Read(SqliteConnection connection) => connection.Rows(
        "SELECT at, action, subject, detail FROM audit ORDER BY number",
        row => new AuditLine(row.Utc(0), row.GetString(1), row.GetString(2), row.GetString(3)));
}
