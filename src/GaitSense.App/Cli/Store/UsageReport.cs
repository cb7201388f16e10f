using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Steps;
using GaitSense.Storage;
using GaitSense.Storage.Upkeep;

namespace GaitSense.App.Cli.Store;

/// <summary>What takes how much room, for a person or a program.</summary>
internal static class UsageReport
{
    /// <summary>Writes it.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(string folder, bool asJson, TextWriter writer)
    {
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(folder);
        StoreUsage usage = store.Upkeep.Usage();
        if (asJson)
        {
            writer.Write(JsonText.Of(json => WriteJson(json, usage)));
            return ExitCodes.Done;
        }

        TextTable.Write(
            writer,
            [
                ["what", "bytes"],
                ["database", Text(usage.DatabaseBytes)],
                ["of it empty", Text(usage.FreeBytes)],
                ["of it waiting for InfluxDB", Text(usage.OutboxBytes)],
                ["write-ahead log", Text(usage.LogBytes)],
                ["sealed files", Text(usage.SealedBytes)],
                ["all", Text(usage.TotalBytes)],
                ["free on the disk", Text(usage.DiskFreeBytes)],
            ]);
        writer.Write('\n');
        TextTable.Write(writer, [["table", "rows", "bytes"], .. usage.Tables.Select(t => new[] { t.Name, Text(t.Rows), t.Bytes is { } b ? Text(b) : "" })]);
        writer.Write('\n');
        TextTable.Write(
            writer,
            [["person", "sessions", "raw bytes", "sealed bytes"], .. ByPerson(usage).Select(p => new[] { p.Person, Text(p.Sessions), Text(p.RawBytes), Text(p.SealedBytes) })]);
        writer.Write('\n');
        TextTable.Write(writer, [["session", "person", "state", "packets", "steps", "raw bytes", "sealed bytes"], .. usage.Sessions.Select(Row)]);
        return ExitCodes.Done;
    }

    private static string[] Row(SessionUsage s) =>
    [
        s.Id.Value, s.Person, StepColumns.NameOf(s.State), Text(s.Packets), Text(s.Steps), Text(s.RawBytes), s.SealedBytes is { } b ? Text(b) : "",
    ];

    private static IEnumerable<(string Person, long Sessions, long RawBytes, long SealedBytes)> ByPerson(StoreUsage usage) =>
        from session in usage.Sessions
        group session by session.Person into person
        orderby person.Key
        select (person.Key, (long)person.Count(), person.Sum(s => s.RawBytes), person.Sum(s => s.SealedBytes ?? 0));

    private static void WriteJson(Utf8JsonWriter json, StoreUsage usage)
    {
        json.WriteStartObject();
        json.WriteNumber("database_bytes", usage.DatabaseBytes);
        json.WriteNumber("log_bytes", usage.LogBytes);
        json.WriteNumber("free_bytes", usage.FreeBytes);
        json.WriteNumber("sealed_bytes", usage.SealedBytes);
        json.WriteNumber("outbox_bytes", usage.OutboxBytes);
        json.WriteNumber("total_bytes", usage.TotalBytes);
        json.WriteNumber("disk_free_bytes", usage.DiskFreeBytes);
        WriteTables(json, usage);
        json.WriteStartArray("people");
        foreach ((string person, long sessions, long rawBytes, long sealedBytes) in ByPerson(usage))
        {
            json.WriteStartObject();
            json.WriteString("person", person);
            json.WriteNumber("sessions", sessions);
            json.WriteNumber("raw_bytes", rawBytes);
            json.WriteNumber("sealed_bytes", sealedBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        SessionJson.Write(json, "sessions", usage.Sessions);
        json.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter json, StoreUsage usage)
    {
        json.WriteStartArray("tables");
        foreach (TableUsage table in usage.Tables)
        {
            json.WriteStartObject();
            json.WriteString("name", table.Name);
            json.WriteNumber("rows", table.Rows);
            if (table.Bytes is { } bytes)
            {
                json.WriteNumber("bytes", bytes);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
