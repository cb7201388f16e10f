using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Steps;
using GaitSense.Storage.Upkeep;

namespace GaitSense.App.Cli.Store;

/// <summary>What sessions take, as JSON.</summary>
internal static class SessionJson
{
    /// <summary>Writes an array of that name.</summary>
    public static void Write(Utf8JsonWriter json, string name, IEnumerable<SessionUsage> sessions)
    {
        json.WriteStartArray(name);
        foreach (SessionUsage session in sessions)
        {
            json.WriteStartObject();
            json.WriteString("id", session.Id.Value);
            json.WriteString("person", session.Person);
            json.WriteString("started_at", session.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("state", StepColumns.NameOf(session.State));
            json.WriteNumber("packets", session.Packets);
            json.WriteNumber("steps", session.Steps);
            json.WriteNumber("raw_bytes", session.RawBytes);
            if (session.SealedBytes is { } bytes)
            {
                json.WriteNumber("sealed_bytes", bytes);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
