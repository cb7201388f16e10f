using GaitSense.Core.Sessions;
using GaitSense.Storage.Opening;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Upkeep;

/// <summary>Measures what takes how much room.</summary>
internal static class UsageReading
{
    private const string BySession =
        "SELECT s.id, p.pseudonym, s.started_at, s.state, s.packet_count - s.packets_lost, s.step_count, "
        + "(SELECT ifnull(sum(length(frames)), 0) FROM raw WHERE session = s.key), f.bytes "
        + "FROM sessions s JOIN people p ON p.key = s.person LEFT JOIN sealed f ON f.session = s.key "
        + $"WHERE s.state <> '{SessionTable.Deleting}' ORDER BY s.started_at DESC, s.id DESC";

    private const string ByTable =
        "SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_schema ON sqlite_schema.name = dbstat.name GROUP BY tbl_name";

    public static StoreUsage Read(SqliteConnection connection, StoreLocation location, SealedFolder folder) => new(
        SizeOf(location.Database),
        SizeOf(location.WriteAheadLog),
        connection.Scalar("SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size"),
        SizeOf(folder),
        connection.Scalar("SELECT bytes FROM outbox_counts"),
        new DriveInfo(location.Directory).AvailableFreeSpace,
        Sessions(connection),
        Tables(connection));

    /// <summary>What each session takes, the newest first.</summary>
    public static List<SessionUsage> Sessions(SqliteConnection connection) => connection.Rows(BySession, SessionOf);

    /// <summary>Bytes on disk, without looking into the files.</summary>
    public static long TotalBytes(StoreLocation location, SealedFolder folder) =>
        SizeOf(location.Database) + SizeOf(location.WriteAheadLog) + SizeOf(folder);

    private static SessionUsage SessionOf(SqliteDataReader row) => new(
        new SessionId(row.GetString(0)),
        row.GetString(1),
        row.Utc(2),
        row.Word<SessionState>(3),
        row.GetInt64(4),
        row.GetInt32(5),
        row.GetInt64(6),
        row.IsDBNull(7) ? null : row.GetInt64(7));

    private static List<TableUsage> Tables(SqliteConnection connection)
    {
        Dictionary<string, long>? bytes = BytesOfTables(connection);
        List<string> names = connection.Rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", row => row.GetString(0));
        return [.. names.Select(name => new TableUsage(
            name, connection.Scalar($"SELECT count(*) FROM \"{name}\""), bytes is null ? null : bytes.GetValueOrDefault(name)))];
    }

    private static Dictionary<string, long>? BytesOfTables(SqliteConnection connection)
    {
        try
        {
            return connection.Rows(ByTable, row => (row.GetString(0), row.GetInt64(1))).ToDictionary();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            // Built without that table.
            return null;
        }
    }

    private static long SizeOf(SealedFolder folder) =>
        folder.Finished().Concat(folder.Leftovers()).Sum(f => SizeOf(Path.Combine(folder.Path, f)));

    private static long SizeOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
