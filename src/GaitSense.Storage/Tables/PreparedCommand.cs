using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>A statement that is compiled once and run many times.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly SqliteCommand command;

    /// <summary>Compiles <paramref name="sql"/>, whose parameters are named in the order of the values to come.</summary>
    public PreparedCommand(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        command = connection.Command(sql);
        foreach (string name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }
    }

    /// <summary>Runs it with one value per name; null is NULL. Gives the number of rows changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
