using GaitSense.Storage.Faults;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Reading;

/// <summary>Connections that only read: each use has its own, so readers wait neither for each other nor for the writer.
/// The provider keeps closed ones for the next use.</summary>
/// <param name="connectionString">How to open one.</param>
/// <param name="where">The database file, for messages.</param>
internal sealed class ReadConnections(string connectionString, string where) : IDisposable
{
    private volatile bool isDisposed;

    /// <summary>The database file, for messages.</summary>
    public string Where => where;

    /// <summary>True once closed.</summary>
    public bool IsDisposed => isDisposed;

    /// <summary>Runs <paramref name="read"/> on one state of the store: what is written meanwhile does not show.</summary>
    /// <exception cref="StorageFaultException">The file is damaged or cannot be read.</exception>
    public T Read<T>(Func<SqliteConnection, T> read) => SqliteFaults.Guard(where, () =>
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        return read(connection);
    });

    /// <summary>A connection of the caller's own.</summary>
    public SqliteConnection Open()
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(SqliteSessionStore));
        SqliteConnection connection = new(connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Closes the connections that are kept for later. One in use ends with its use.</summary>
    public void Dispose()
    {
        isDisposed = true;
        using SqliteConnection any = new(connectionString);
        SqliteConnection.ClearPool(any);
    }
}
