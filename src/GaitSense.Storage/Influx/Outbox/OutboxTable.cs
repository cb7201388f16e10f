using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Influx.Outbox;

/// <summary>The outbox as rows. Everything that changes it belongs inside a transaction of the caller.</summary>
internal sealed class OutboxTable : IDisposable
{
    // Small enough to drop one at a time, large enough for one commit of a fast session.
    private const int RowBytes = 65_536;
    private readonly SqliteConnection connection;
    private readonly PreparedCommand put;

    public OutboxTable(SqliteConnection connection)
    {
        this.connection = connection;
        put = new PreparedCommand(
            connection,
            "INSERT INTO outbox (session, written_ms, points, bytes, lines) VALUES ($session, $written, $points, $bytes, $lines)",
            ["$session", "$written", "$points", "$bytes", "$lines"]);
    }

    /// <summary>Adds points; the oldest go when that passes the quota.</summary>
    /// <param name="session">The session that they are deleted with; null for none.</param>
    /// <param name="lines">The points.</param>
    /// <param name="at">Now.</param>
    /// <param name="quotaBytes">Largest size of all.</param>
    public void Put(long? session, ReadOnlyMemory<byte> lines, DateTimeOffset at, long quotaBytes)
    {
        while (!lines.IsEmpty)
        {
            ReadOnlyMemory<byte> row = lines[..LineCut.Fitting(lines.Span, RowBytes)];
            put.Run(session, at.ToUnixTimeMilliseconds(), LineCut.Count(row.Span), row.Length, row.ToArray());
            lines = lines[row.Length..];
        }

        while (connection.Scalar("SELECT bytes FROM outbox_counts") > quotaBytes)
        {
            long dropped = connection.Scalar("DELETE FROM outbox WHERE number = (SELECT min(number) FROM outbox) RETURNING points");
            connection.Run("UPDATE outbox_counts SET dropped = dropped + $points", ("$points", dropped));
        }
    }

    /// <summary>Removes a person's points from rows that belong to no session; those of sessions go with them.</summary>
    public void Remove(ErasedLines theirs)
    {
        List<(long Number, long Written, byte[] Lines)> rows = connection.Rows(
            "SELECT number, written_ms, lines FROM outbox WHERE session IS NULL",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)));
        foreach ((long number, long written, byte[] lines) in rows)
        {
            ReadOnlyMemory<byte> others = theirs.Without(lines);
            if (others.Length < lines.Length)
            {
                connection.Run("DELETE FROM outbox WHERE number = $number", ("$number", number));
                if (!others.IsEmpty)
                {
                    put.Run(null, written, LineCut.Count(others.Span), others.Length, others.ToArray());
                }
            }
        }
    }

    /// <summary>Removes rows that have come to an end, and counts what became of their points.</summary>
    public void Settle(OutboxBatch batch, long refused)
    {
        long points = connection.Rows(
            "DELETE FROM outbox WHERE number BETWEEN $first AND $last RETURNING points",
            row => row.GetInt64(0),
            ("$first", batch.First),
            ("$last", batch.Last)).Sum();
        connection.Run(
            "UPDATE outbox_counts SET sent = sent + $sent, refused = refused + $refused",
            ("$sent", Math.Max(0, points - refused)),
            ("$refused", Math.Min(points, refused)));
    }

    /// <summary>The next rows that fit together, at least one; null when there is none.</summary>
    /// <remarks><b>How</b> (1) Which rows fit is seen without touching their points. (2) The points are copied once, straight
    /// from the page cache of SQLite to where they are sent from.</remarks>
    public static OutboxBatch? Read(SqliteConnection connection, long after, int maxPoints, int maxBytes)
    {
        (long first, long last, int points, int bytes) = Fitting(connection, after, maxPoints, maxBytes);
        if (points == 0)
        {
            return null;
        }

        byte[] lines = GC.AllocateUninitializedArray<byte>(bytes);
        int length = 0;
        using SqliteCommand command = connection.Command(
            "SELECT lines FROM outbox WHERE number BETWEEN $first AND $last ORDER BY number", ("$first", first), ("$last", last));
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            ReadOnlySpan<byte> more = SQLitePCL.raw.sqlite3_column_blob(row.Handle, 0);
            more.CopyTo(lines.AsSpan(length));
            length += more.Length;
        }

        return new OutboxBatch(first, last, points, lines.AsMemory(0, length));
    }

    /// <summary>How the outbox stands.</summary>
    public static OutboxCounts Count(SqliteConnection connection) => connection.Rows(
        "SELECT points, bytes, (SELECT written_ms FROM outbox ORDER BY number LIMIT 1), sent, refused, dropped, "
        + "(SELECT count(*) FROM outbox_erasures) FROM outbox_counts",
        row => new OutboxCounts(
            row.GetInt64(0),
            row.GetInt64(1),
            row.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
            row.GetInt64(3),
            row.GetInt64(4),
            row.GetInt64(5))
        {
            Erasures = row.GetInt64(6),
        }).Single();

    public void Dispose() => put.Dispose();

    private static (long First, long Last, int Points, int Bytes) Fitting(SqliteConnection connection, long after, int maxPoints, int maxBytes)
    {
        using SqliteCommand command = connection.Command(
            "SELECT number, points, bytes FROM outbox WHERE number > $after ORDER BY number", ("$after", after));
        using SqliteDataReader row = command.ExecuteReader();
        (long first, long last, int points, int bytes) = (0, 0, 0, 0);
        while (row.Read() && (points == 0 || (points + row.GetInt32(1) <= maxPoints && bytes + row.GetInt32(2) <= maxBytes)))
        {
            last = row.GetInt64(0);
            first = points == 0 ? last : first;
            points += row.GetInt32(1);
            bytes += row.GetInt32(2);
        }

        return (first, last, points, bytes);
    }
}
