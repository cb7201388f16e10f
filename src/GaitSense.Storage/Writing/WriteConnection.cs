using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Writing;

/// <summary>The one connection that writes, with its compiled statements. Any thread may use it; one at a time does.</summary>
internal sealed class WriteConnection : IDisposable
{
    private readonly Lock gate = new();
    private readonly string where;

    /// <summary>Takes over an open connection to the database at <paramref name="where"/>.</summary>
    public WriteConnection(SqliteConnection connection, string where)
    {
        this.where = where;
        Connection = connection;
        Raw = new RawTable(connection);
        Steps = new StepTable(connection);
        Events = new EventTable(connection);
        Cues = new CueTable(connection);
        Outbox = new OutboxTable(connection);
    }

    /// <summary>The connection, for use inside <see cref="Commit"/>.</summary>
    public SqliteConnection Connection { get; }

    public RawTable Raw { get; }

    public StepTable Steps { get; }

    public EventTable Events { get; }

    public CueTable Cues { get; }

    public OutboxTable Outbox { get; }

    /// <summary>Raised when points have become durable in the outbox.</summary>
    public event Action? OutboxGrew;

    /// <summary>Says that points have become durable.</summary>
    public void TellOutboxGrew() => OutboxGrew?.Invoke();

    /// <summary>Runs work as one transaction, which is durable when this returns and undone when it throws.</summary>
    /// <exception cref="StorageFaultException">Disk full, input or output refused, file damaged.</exception>
    public void Commit(Action<WriteConnection> work) => Commit(w =>
    {
        work(w);
        return true;
    });

    /// <summary>Runs work as one transaction, which is durable when this returns and undone when it throws.</summary>
    /// <returns>What the work gives.</returns>
    /// <exception cref="StorageFaultException">Disk full, input or output refused, file damaged.</exception>
    public T Commit<T>(Func<WriteConnection, T> work)
    {
        lock (gate)
        {
            try
            {
                Connection.Run("BEGIN IMMEDIATE");
                T result = work(this);
                Connection.Run("COMMIT");
                return result;
            }
            catch (Exception e)
            {
                RollBack();
                if (e is SqliteException sqlite && SqliteFaults.Map(sqlite, where) is { } fault)
                {
                    throw fault;
                }

                throw;
            }
        }
    }

    /// <summary>Moves everything from the write-ahead log into the database and empties the log, unless readers need it.</summary>
    public void EmptyLog()
    {
        lock (gate)
        {
            SqliteFaults.Guard(where, () => Connection.Run("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
    }

    /// <summary>Rewrites the database without its empty pages.</summary>
    public void Shrink()
    {
        lock (gate)
        {
            SqliteFaults.Guard(where, () => Connection.Run("VACUUM"));
            EmptyLog();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Raw.Dispose();
            Steps.Dispose();
            Events.Dispose();
            Cues.Dispose();
            Outbox.Dispose();
            Connection.Dispose();
        }
    }

    private void RollBack()
    {
        try
        {
            Connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }
}
