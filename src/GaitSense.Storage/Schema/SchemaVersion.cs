using System.Globalization;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Schema;

/// <summary>Reads which schema a database has, and brings it up to date.</summary>
internal static class SchemaVersion
{
    /// <summary>Marks a database as ours in its header: "GaSt" as a number.</summary>
    public const int ApplicationId = 0x47615374;

    /// <summary>The number of the last migration; 0 for an empty database, null for somebody else's.</summary>
    public static int? Of(SqliteConnection connection)
    {
        long owner = connection.Scalar("PRAGMA application_id");
        if (owner == ApplicationId)
        {
            return (int)connection.Scalar("SELECT ifnull(max(number), 0) FROM migrations");
        }

        bool isEmpty = owner == 0 && connection.Scalar("SELECT count(*) FROM sqlite_schema") == 0;
        return isEmpty ? 0 : null;
    }

    /// <summary>Applies what is missing. Each migration is one transaction: after a failure the ones before it stand.</summary>
    public static void BringUpToDate(SqliteConnection connection, int current)
    {
        foreach (Migration migration in Migration.All.Where(m => m.Number > current))
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
            connection.Run("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
            connection.Run(migration.Sql);
            connection.Run(
                "INSERT INTO migrations (number, name) VALUES ($number, $name)",
                ("$number", migration.Number),
                ("$name", migration.Name));
            transaction.Commit();
        }
    }
}
