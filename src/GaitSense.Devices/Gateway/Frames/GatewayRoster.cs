using System.Text.Json;
using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>One sensor of a gateway.</summary>
/// <param name="Id">Stable identity, as the gateway knows it.</param>
/// <param name="Name">Name shown to a person.</param>
/// <param name="Profile">Which decoder reads its packets.</param>
/// <param name="Site">Where it is worn; unassigned when the gateway does not know.</param>
/// <param name="RateHz">Sampling rate asked for, Hz.</param>
/// <param name="Firmware">Firmware revision; empty when it tells none.</param>
public sealed record GatewaySensor(string Id, string Name, string Profile, BodySite Site, double RateHz, string Firmware);

/// <summary>A gateway's sensors; their order gives the indices in packets. A later roster of the same stream may only add.</summary>
/// <param name="Gateway">Name of the gateway, shown to a person.</param>
/// <param name="Sensors">The sensors.</param>
public sealed record GatewayRoster(string Gateway, IReadOnlyList<GatewaySensor> Sensors)
{
    /// <summary>Writes it as JSON.</summary>
    public byte[] ToJson()
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("gateway", Gateway);
            json.WriteStartArray("sensors");
            foreach (GatewaySensor sensor in Sensors)
            {
                json.WriteStartObject();
                json.WriteString("id", sensor.Id);
                json.WriteString("name", sensor.Name);
                json.WriteString("profile", sensor.Profile);
                json.WriteString("site", sensor.Site.ToString());
                json.WriteNumber("rateHz", sensor.RateHz);
                json.WriteString("firmware", sensor.Firmware);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Parse(ReadOnlyMemory<byte> json, out GatewayRoster roster)
    {
        roster = new GatewayRoster("", []);
        if (json.Length > ChannelLimits.LongestRoster)
        {
            return FrameOutcome.TooLong;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("sensors", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            {
                return FrameOutcome.Malformed;
            }

            List<GatewaySensor> sensors = [];
            foreach (JsonElement entry in list.EnumerateArray())
            {
                if (ReadSensor(entry) is not { } sensor || sensors.Count == ChannelLimits.MostSensors || sensors.Any(s => s.Id == sensor.Id))
                {
                    return FrameOutcome.Malformed;
                }

                sensors.Add(sensor);
            }

            roster = new GatewayRoster(Text(root, "gateway") ?? "", sensors);
            return roster.Gateway.Length > ChannelLimits.LongestName ? FrameOutcome.Malformed : FrameOutcome.Ok;
        }
        catch (JsonException)
        {
            return FrameOutcome.Malformed;
        }
        catch (InvalidOperationException)
        {
            // A text that is no Unicode.
            return FrameOutcome.Malformed;
        }
    }

    private static GatewaySensor? ReadSensor(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        string? id = Text(entry, "id");
        string name = Text(entry, "name") ?? "";
        string profile = Text(entry, "profile") ?? "";
        string firmware = Text(entry, "firmware") ?? "";
        bool hasSite = Enum.TryParse(Text(entry, "site") ?? nameof(BodySite.Unassigned), ignoreCase: false, out BodySite site) && Enum.IsDefined(site);
        bool hasRate = entry.TryGetProperty("rateHz", out JsonElement rate) && rate.ValueKind == JsonValueKind.Number;
        double rateHz = hasRate && rate.TryGetDouble(out double value) ? value : double.NaN;
        return string.IsNullOrEmpty(id) || profile.Length == 0 || !hasSite || rateHz is not (>= 1 and <= 10_000)
            || id.Length > ChannelLimits.LongestName || name.Length > ChannelLimits.LongestName
            || profile.Length > ChannelLimits.LongestName || firmware.Length > ChannelLimits.LongestName
            ? null
            : new GatewaySensor(id, name, profile, site, rateHz, firmware);
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
