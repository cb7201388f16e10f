using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Sensors.Fields;

namespace GaitSense.Protocol.Sensors;

/// <summary>Reads the JSON description of a kind of sensor.</summary>
public static class SensorProfileReader
{
    /// <summary>Reads one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="where">Its file, for messages.</param>
    /// <exception cref="InputFaultException">It does not describe a sensor.</exception>
    public static SensorProfile Read(string json, string where)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            SensorProfile profile = Profile(document.RootElement, json);
            return Complaint(profile) is { } complaint ? throw new FormatException(complaint) : profile;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new InputFaultException(new InputFault(
                $"it does not describe a sensor: {e.Message}", where, "Compare it with seeds/sensors/sensor.schema.json"));
        }
    }

    private static SensorProfile Profile(JsonElement root, string json) => new()
    {
        Id = Text(root, "id"),
        Maker = Text(root, "maker"),
        Product = Text(root, "product"),
        Decoder = Text(root, "decoder"),
        Source = Text(root, "source"),
        Names = Texts(root, "names"),
        Advertises = [.. Texts(root, "advertises").Select(Guid.Parse)],
        Streams = [.. root.GetProperty("streams").EnumerateArray().Select(Stream)],
        Answers = root.TryGetProperty("answers", out JsonElement answers) ? Address(answers) : null,
        Modes = [.. root.GetProperty("modes").EnumerateArray().Select(Mode)],
        Stop = Commands(root, "stop"),
        Clock = Clock(root.GetProperty("clock")),
        Capability = Capability(root.GetProperty("gives"), root.GetProperty("clock"), root.GetProperty("modes").GetArrayLength() > 1),
        Notes = Texts(root, "notes"),
        Fields = root.TryGetProperty("fields", out JsonElement fields) ? FieldTableReader.Read(fields) : null,
        Json = json,
    };

    private static string? Complaint(SensorProfile p) =>
        p.Streams.Count is 0 or > 16 ? "1 to 16 streams are possible"
        : p.Modes.Count == 0 || p.Modes.Any(m => m.RateHz is not (> 0 and <= 10_000)) ? "a mode needs a rate of up to 10 kHz"
        : p.Modes.Any(m => m.SamplesPerNotification is < 0 or > SampleBatch.Capacity) ? $"a notification holds at most {SampleBatch.Capacity} samples"
        : !SensorDecoders.Names.Contains(p.Decoder) ? $"there is no decoder \"{p.Decoder}\""
        : p.Decoder == SensorDecoders.Generic && p.Fields is null ? "the generic decoder needs \"fields\""
        : p.Clock.Source != SensorClockSource.Arrival && p.Clock.Bits is not (>= 1 and <= 32 or 64) ? "a stamp has 1 to 32 bits, or 64"
        : p.Clock.Source == SensorClockSource.Stamp && p.Clock.UnitsPerSecond <= 0 ? "a stamp needs \"units_per_second\""
        : p.Fields?.Complaint(p);

    private static SensorCharacteristic Stream(JsonElement e) => new(
        Text(e, "name"),
        Address(e),
        Optional(e, "role", "samples") == "answers" ? SensorStreamRole.Answers : SensorStreamRole.Samples,
        e.TryGetProperty("layout", out JsonElement layout) ? layout.GetInt32() : 0);

    private static SensorMode Mode(JsonElement e) => new(
        e.GetProperty("rate_hz").GetDouble(),
        e.TryGetProperty("samples_per_notification", out JsonElement n) ? n.GetInt32() : 0,
        Commands(e, "configure"),
        Commands(e, "start"));

    private static List<GattCommand> Commands(JsonElement e, string name) =>
        e.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(Command)] : [];

    private static GattCommand Command(JsonElement e) => new(
        Address(e),
        Convert.FromHexString(Text(e, "value")),
        !e.TryGetProperty("with_response", out JsonElement confirmed) || confirmed.GetBoolean(),
        Convert.FromHexString(Optional(e, "answer", "")));

    private static SensorClock Clock(JsonElement e)
    {
        SensorClockSource source = Text(e, "source") switch
        {
            "stamp" => SensorClockSource.Stamp,
            "counter" => SensorClockSource.Counter,
            "arrival" => SensorClockSource.Arrival,
            var other => throw new FormatException($"a clock's source is stamp, counter or arrival, not \"{other}\""),
        };
        return new SensorClock(
            source,
            e.TryGetProperty("units_per_second", out JsonElement units) ? units.GetInt64() : 0,
            e.TryGetProperty("bits", out JsonElement bits) ? bits.GetInt32() : 0,
            Optional(e, "stamp_of", "first") == "last");
    }

    private static SensorCapability Capability(JsonElement e, JsonElement clock, bool hasModes)
    {
        string source = Text(clock, "source");
        return new SensorCapability
        {
            HasTimeStamp = source == "stamp",
            IsLossVisible = e.GetProperty("loss_visible").GetBoolean(),
            HasHardwareSync = e.TryGetProperty("hardware_sync", out JsonElement sync) && sync.GetBoolean(),
            HasSelectableRate = hasModes,
            HasMagneticField = e.TryGetProperty("magnetic_field", out JsonElement field) && field.GetBoolean(),
            StampResolutionS = Number(e, "stamp_resolution_s"),
            TimingSdS = Number(e, "timing_sd_s") ?? 0,
            AccelerationFullScaleG = Number(e, "acceleration_full_scale_g"),
            AngularRateFullScaleDps = Number(e, "angular_rate_full_scale_dps"),
        };
    }

    private static GattAddress Address(JsonElement e) => new(Guid.Parse(Text(e, "service")), Guid.Parse(Text(e, "characteristic")));

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString() is { Length: > 0 } text
        ? text
        : throw new FormatException($"\"{name}\" is empty");

    private static string Optional(JsonElement e, string name, string without) =>
        e.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? without : without;

    private static List<string> Texts(JsonElement e, string name) =>
        e.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(t => t.GetString() ?? "")] : [];

    private static double? Number(JsonElement e, string name) =>
        e.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
}
