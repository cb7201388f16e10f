using System.Text;
using System.Text.Json;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Spooling;

/// <summary>What a folder of a spool says of itself, in a file of JSON.</summary>
/// <param name="Stream">Which run of numbers.</param>
/// <param name="Boot">Which run of the machine its times are of.</param>
/// <param name="ClockNs">The gateway's clock when it began.</param>
/// <param name="UtcNs">The time of day at the same moment, ns since 1970.</param>
/// <param name="Roster">The sensors.</param>
internal sealed record SpoolHeader(Guid Stream, string Boot, long ClockNs, long UtcNs, GatewayRoster Roster)
{
    public const string FileName = "stream.json";

    public void Write(string folder)
    {
        string fresh = Path.Combine(folder, FileName + ".new");
        using (FileStream stream = File.Create(fresh))
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString("stream", Stream);
            json.WriteString("boot", Boot);
            json.WriteNumber("clockNs", ClockNs);
            json.WriteNumber("utcNs", UtcNs);
            json.WritePropertyName("roster");
            json.WriteRawValue(Roster.ToJson());
            json.WriteEndObject();
        }

        File.Move(fresh, Path.Combine(folder, FileName), overwrite: true);
    }

    /// <summary>Reads it; null when it cannot be understood.</summary>
    public static SpoolHeader? Read(string folder)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, FileName)));
            JsonElement root = document.RootElement;
            FrameOutcome outcome = GatewayRoster.Parse(Encoding.UTF8.GetBytes(root.GetProperty("roster").GetRawText()), out GatewayRoster roster);
            return outcome != FrameOutcome.Ok
                ? null
                : new SpoolHeader(
                    root.GetProperty("stream").GetGuid(),
                    root.GetProperty("boot").GetString() ?? "",
                    root.GetProperty("clockNs").GetInt64(),
                    root.GetProperty("utcNs").GetInt64(),
                    roster);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or FileNotFoundException)
        {
            return null;
        }
    }
}
