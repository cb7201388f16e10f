using System.Text.Json;
using System.Text.Json.Nodes;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.Text;

namespace GaitSense.Export.Provenance;

/// <summary>What an export has to name so that it can be made again to the same bytes. It names no clock time: two exports of
/// one session are the same.</summary>
/// <param name="Program">Version of the program that writes the export.</param>
/// <param name="Engine">Version of the engine that measured the steps.</param>
/// <param name="EngineOptions">Options of that engine, as JSON.</param>
/// <param name="Sensors">The sensors with their firmware profile.</param>
public sealed record ExportProvenance(string Program, string Engine, string EngineOptions, IReadOnlyList<SensorDescriptor> Sensors)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The firmware profiles of the sensors, each once.</summary>
    public string FirmwareProfiles => string.Join(", ", Sensors.Select(s => s.Profile).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The same as pairs of key and text, for formats that keep such pairs.</summary>
    public IReadOnlyDictionary<string, string> Pairs() => new Dictionary<string, string>
    {
        ["gaitsense.program_version"] = Program,
        ["gaitsense.engine_version"] = Engine,
        ["gaitsense.engine_options"] = EngineOptions,
        ["gaitsense.firmware_profile"] = FirmwareProfiles,
    };

    /// <summary>The same as a JSON object.</summary>
    public JsonObject Json() => new()
    {
        ["program"] = $"GaitSense {Program}",
        ["engine_version"] = Engine,
        ["engine_options"] = Options(),
        ["sensors"] = new JsonArray([.. Sensors.Select(SensorOf)]),
    };

    /// <summary>Writes a JSON file, indented, LF.</summary>
    public static void WriteJson(string path, JsonObject json) => WholeFile.Text(path, w =>
    {
        w.Write(json.ToJsonString(Indented));
        w.Write('\n');
    });

    private JsonNode? Options()
    {
        try
        {
            return JsonNode.Parse(EngineOptions);
        }
        catch (JsonException)
        {
            return JsonValue.Create(EngineOptions);
        }
    }

    private static JsonNode SensorOf(SensorDescriptor sensor) => new JsonObject
    {
        ["site"] = StepColumns.NameOf(sensor.Site),
        ["device"] = sensor.Id,
        ["firmware_profile"] = sensor.Profile,
        ["nominal_rate_hz"] = sensor.NominalRateHz,
        ["clock"] = StepColumns.NameOf(sensor.Clock),
        ["axes"] = StepColumns.NameOf(sensor.Axes),
    };
}
