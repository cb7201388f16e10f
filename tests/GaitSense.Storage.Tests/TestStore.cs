using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Recorder;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tests;

/// <summary>A directory for one store, removed afterwards.</summary>
public sealed class TestStore : IDisposable
{
    private readonly DirectoryInfo root = System.IO.Directory.CreateTempSubdirectory("gaitsense-storage-");

    public string Directory => Path.Combine(root.FullName, "store");

    public string Database => Path.Combine(Directory, "sessions.db");

    public string LockFile => Path.Combine(Directory, "writer.lock");

    public SqliteSessionStore Open() => SqliteSessionStore.Open(Directory);

    public SqliteSessionStore OpenReadOnly() => SqliteSessionStore.OpenReadOnly(Directory);

    /// <summary>Records that many packets of the script, with their steps and events, and finishes the session.</summary>
    public void Record(string id, int packets)
    {
        using SqliteSessionStore store = Open();
        store.RecordScript(id, packets);
    }

    /// <summary>Runs statements on the file, past the store.</summary>
    public void Tamper(string sql, params (string Name, object Value)[] parameters)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    /// <summary>The first cell of a query on the file, past the store.</summary>
    public object? Peek(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => root.Delete(recursive: true);
}

internal static class Recording
{
    public static void RecordScript(this SqliteSessionStore store, string id, int packets)
    {
        using var writer = store.Begin(Script.Header(id));
        for (int number = 0; number < packets; number++)
        {
            writer.Append(Script.Packet(number));
            writer.Append(Script.Step(number));
            writer.Append(Script.Event(number));
        }

        writer.Finish(Examples.Summary(id));
    }

    /// <summary>Packets as values that outlive the reading and compare by content.</summary>
    public static List<(int Sensor, long ArrivalNs, string Bytes)> Values(this IEnumerable<RawPacket> packets) =>
        [.. packets.Select(p => (p.Sensor, p.Arrival.Nanoseconds, Convert.ToHexString(p.Payload.Span)))];

    public static List<(int Sensor, long ArrivalNs, string Bytes)> PacketValues(this SqliteSessionStore store, string id) =>
        store.Packets(new SessionId(id)).Values();

    public static List<(int Sensor, long ArrivalNs, string Bytes)> ScriptValues(int packets) =>
        Enumerable.Range(0, packets).Select(Script.Packet).Values();
}
