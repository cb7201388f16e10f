using System.Globalization;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Outbox;

namespace GaitSense.App.Cli.Influx;

/// <summary>How the outbox stands, for a person or a program.</summary>
internal static class StatusReport
{
    /// <summary>Writes it.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(string folder, bool asJson, TextWriter writer)
    {
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(folder);
        OutboxCounts counts = store.OutboxCounts();
        string? oldest = counts.Oldest?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (asJson)
        {
            writer.Write(JsonText.Of(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("queued_points", counts.Queued);
                json.WriteNumber("queued_bytes", counts.Bytes);
                json.WriteString("oldest", oldest);
                json.WriteNumber("sent_points", counts.Sent);
                json.WriteNumber("refused_points", counts.Refused);
                json.WriteNumber("dropped_points", counts.Dropped);
                json.WriteNumber("erasures", counts.Erasures);
                json.WriteEndObject();
            }));
            return ExitCodes.Done;
        }

        string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
        TextTable.Write(
            writer,
            [
                ["points", "number"],
                ["waiting", $"{Text(counts.Queued)} ({Text(counts.Bytes)} bytes{(oldest is null ? "" : $", since {oldest}")})"],
                ["sent", Text(counts.Sent)],
                ["refused", Text(counts.Refused)],
                ["dropped", Text(counts.Dropped)],
                ["people and sessions to be removed", Text(counts.Erasures)],
            ]);
        return ExitCodes.Done;
    }
}
