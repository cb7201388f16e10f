using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>One sensor that was used before.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Serial">Serial number, by which it is known again; empty when it tells none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Site">Where it was worn.</param>
public sealed record KnownSensor(string Id, string Serial, string Name, BodySite Site)
{
    /// <summary>What kind of sensor it is; our own profile where nothing else was remembered.</summary>
    public string Profile { get; init; } = GattProfile.ProfileId;
}

/// <summary>Sensors that were used before and where they were worn, in a small JSON file. One process at a time.</summary>
public sealed class KnownSensors
{
    /// <summary>Name of the file in the folder of the store.</summary>
    public const string FileName = "sensors.json";

    private const int Version = 1;

    private readonly string? _path;
    private readonly List<KnownSensor> _sensors;

    private KnownSensors(string? path, List<KnownSensor> sensors)
    {
        _path = path;
        _sensors = sensors;
    }

    /// <summary>The sensors.</summary>
    public IReadOnlyList<KnownSensor> All => _sensors;

    /// <summary>Remembers nothing beyond this object.</summary>
    public static KnownSensors InMemory() => new(null, []);

    /// <summary>Reads the file of a folder; a folder without one knows no sensor.</summary>
    /// <exception cref="InputFaultException">The file cannot be understood.</exception>
    public static KnownSensors In(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return new KnownSensors(path, File.Exists(path) ? Read(File.ReadAllBytes(path)) : []);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InputFaultException(new InputFault(
                "it does not list sensors as this version does", path, "Mend it, or delete it: sensors are then asked anew where they are worn"));
        }
    }

    /// <summary>The sensor of that serial number or, where there is none, of that address; null when it was never used.</summary>
    public KnownSensor? Find(string id, string serial) => _sensors.FirstOrDefault(s => Is(s, id, serial));

    /// <summary>Remembers a sensor in place of what was known of it, and writes the file when that changes anything.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Remember(KnownSensor sensor)
    {
        if (_sensors.Contains(sensor))
        {
            return;
        }

        _sensors.RemoveAll(s => Is(s, sensor.Id, sensor.Serial));
        _sensors.Add(sensor);
        if (_path is not null)
        {
            Write(_path);
        }
    }

    private static bool Is(KnownSensor known, string id, string serial) => known.Serial.Length > 0 && serial.Length > 0
        ? known.Serial == serial
        : known.Id.Equals(id, StringComparison.OrdinalIgnoreCase);

    private static List<KnownSensor> Read(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.GetProperty("version").GetInt32() != Version)
        {
            throw new JsonException("another version");
        }

        return [.. document.RootElement.GetProperty("sensors").EnumerateArray().Select(ReadOne)];
    }

    private static KnownSensor ReadOne(JsonElement sensor) => new(
        sensor.GetProperty("id").GetString()!,
        sensor.GetProperty("serial").GetString()!,
        sensor.GetProperty("name").GetString()!,
        Enum.TryParse(sensor.GetProperty("site").GetString(), ignoreCase: false, out BodySite site) && Enum.IsDefined(site)
            ? site
            : throw new FormatException("no such body site"))
    {
        Profile = sensor.TryGetProperty("profile", out JsonElement profile) ? profile.GetString()! : GattProfile.ProfileId,
    };

    // Written beside and moved, so that a file is never half there.
    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string fresh = path + ".new";
        using (FileStream stream = File.Create(fresh))
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("sensors");
            foreach (KnownSensor sensor in _sensors)
            {
                json.WriteStartObject();
                json.WriteString("id", sensor.Id);
                json.WriteString("serial", sensor.Serial);
                json.WriteString("name", sensor.Name);
                json.WriteString("site", sensor.Site.ToString());
                if (sensor.Profile != GattProfile.ProfileId)
                {
                    json.WriteString("profile", sensor.Profile);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        File.Move(fresh, path, overwrite: true);
    }
}
