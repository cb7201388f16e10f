using GaitSense.Core.Recordings;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Schema;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Opening;

/// <summary>Opens the database of a store and makes sure that it is one.</summary>
internal static class StoreOpening
{
    private const string WriterSettings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
        + "PRAGMA wal_autocheckpoint = 256; PRAGMA journal_size_limit = 16777216;";

    /// <summary>Makes the directory and takes the lock.</summary>
    /// <exception cref="InputFaultException">Not writable, or locked by another process.</exception>
    public static WriterLock TakeLock(StoreLocation location)
    {
        try
        {
            Directory.CreateDirectory(location.Directory);
            return WriterLock.TryTake(location.Lock) ?? throw StoreFaults.LockedByAnother(location.Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.NotWritable(location.Directory, e.Message);
        }
    }

    /// <summary>Opens the database for writing; makes it or brings it up to date where needed.</summary>
    /// <exception cref="InputFaultException">Not writable, not a store, or from a newer version.</exception>
    public static WriteConnection OpenForWriting(StoreLocation location)
    {
        SqliteConnection connection = new(ConnectionString(location.Database, SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            connection.Open();
            Prepare(connection, location);
            return new WriteConnection(connection, location.Database);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException sqlite)
            {
                throw FaultOf(sqlite, location, StoreFaults.NotWritable);
            }

            throw;
        }
    }

    /// <summary>Opens the database for reading only; nothing in it is changed.</summary>
    /// <exception cref="InputFaultException">Missing, not readable, not a store, or from another version.</exception>
    public static ReadConnections OpenForReading(StoreLocation location)
    {
        if (!File.Exists(location.Database))
        {
            throw StoreFaults.Missing(location.Database);
        }

        string usual = ConnectionString(location.Database, SqliteOpenMode.ReadOnly, pooling: true);
        try
        {
            return Checked(usual, location);
        }
        catch (SqliteException e) when (SqliteFaults.IsDenied(e) && IsAtRest(location))
        {
            // A read-only medium: SQLite cannot make its index file beside the database, and nobody can write.
            return Checked(ConnectionString(Immutable(location.Database), SqliteOpenMode.ReadOnly, pooling: true), location);
        }
        catch (SqliteException e)
        {
            throw FaultOf(e, location, StoreFaults.NotReadable);
        }
    }

    private static void Prepare(SqliteConnection connection, StoreLocation location)
    {
        int current = SchemaVersion.Of(connection) ?? throw StoreFaults.NotAStore(location.Database);
        if (current > Migration.Latest)
        {
            throw StoreFaults.Newer(location.Database, current, Migration.Latest);
        }

        if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
        {
            throw StoreFaults.NotWritable(location.Database, "the file is read-only");
        }

        connection.Run(current == 0 ? "PRAGMA page_size = 16384; " + WriterSettings : WriterSettings);
        SchemaVersion.BringUpToDate(connection, current);
    }

    private static ReadConnections Checked(string connectionString, StoreLocation location)
    {
        ReadConnections connections = new(connectionString, location.Database);
        using SqliteConnection connection = connections.Open();
        int current = SchemaVersion.Of(connection) ?? throw StoreFaults.NotAStore(location.Database);
        return current switch
        {
            _ when current > Migration.Latest => throw StoreFaults.Newer(location.Database, current, Migration.Latest),
            _ when current < Migration.Latest => throw StoreFaults.Older(location.Database, current, Migration.Latest),
            _ => connections,
        };
    }

    private static InputFaultException FaultOf(
        SqliteException e,
        StoreLocation location,
        Func<string, string, InputFaultException> otherwise)
    {
        if (SqliteFaults.IsForeignFile(e))
        {
            return StoreFaults.NotAStore(location.Database);
        }

        return SqliteFaults.IsDamaged(e)
            ? StoreFaults.Damaged(location.Database, e.Message)
            : otherwise(location.Database, e.Message);
    }

    private static bool IsAtRest(StoreLocation location) =>
        !File.Exists(location.WriteAheadLog) || new FileInfo(location.WriteAheadLog).Length == 0;

    private static string Immutable(string database) =>
        "file:" + string.Join('/', database.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)) + "?immutable=1";

    private static string ConnectionString(string database, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = mode,
            Pooling = pooling,
            ForeignKeys = true,
        }.ToString();
}
