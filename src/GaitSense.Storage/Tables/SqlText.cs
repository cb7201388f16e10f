using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>One-off statements on a connection.</summary>
internal static class SqlText
{
    /// <summary>A command with its parameters bound; null is NULL.</summary>
    public static SqliteCommand Command(
        this SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs statements; the number of rows changed.</summary>
    public static int Run(
        this SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The whole number in the first row and column; 0 when there is none.</summary>
    public static long Scalar(
        this SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        return command.ExecuteScalar() is long value ? value : 0;
    }

    /// <summary>Every row, each made by <paramref name="row"/>.</summary>
    public static List<T> Rows<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> row,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Every row, each made by <paramref name="row"/> when it is asked for; the reader is open until the last.</summary>
    public static IEnumerable<T> RowsOneByOne<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> row,
        params ReadOnlySpan<(string Name, object? Value)> parameters) => RowsOf(connection.Command(sql, parameters), row);

    private static IEnumerable<T> RowsOf<T>(SqliteCommand command, Func<SqliteDataReader, T> row)
    {
        using (command)
        {
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                yield return row(reader);
            }
        }
    }
}
