using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.App.Live.Stream;

/// <summary>What the first line of the stream says: streams, channels, units, rates and the clock.</summary>
internal static class StreamMetadata
{
    /// <summary>Name and version of the format.</summary>
    public const string Format = "gaitsense-live-1";

    private const string SampleFrame = "body site: x anterior, y left, z superior, as far as the mounting is declared";

    /// <summary>Name of a sensor's stream.</summary>
    public static string StreamOf(int sensor, BodySite site) => string.Create(CultureInfo.InvariantCulture, $"imu-{sensor}-{StepColumns.NameOf(site)}");

    /// <summary>An instant in UTC, to the microsecond.</summary>
    public static string Utc(DateTimeOffset start, SessionTime time) =>
        (start.UtcDateTime + TimeSpan.FromTicks(time.Nanoseconds / 100)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, SessionHeader session, ExerciseProtocol exercise)
    {
        json.WriteString("format", Format);
        json.WriteString("session", session.Id.Value);
        json.WriteString("person", session.Person);
        json.WriteString("exercise", session.Exercise);
        json.WriteNumber("exercise_version", exercise.Version);
        json.WriteString("source", session.Source);
        json.WriteString("engine", session.Version);
        json.WriteStartObject("clock");
        json.WriteString("t", "seconds on the session's clock since started_at; sensors' clocks are fitted to it");
        json.WriteString("started_at", Utc(session.StartedAt, SessionTime.Zero));
        json.WriteString("utc", "started_at + t, by this host's clock");
        json.WriteEndObject();
        json.WriteStartArray("streams");
        foreach ((int index, SensorDescriptor sensor) in session.Sensors.Index())
        {
            WriteSensor(json, index, sensor);
        }

        WriteStream(json, "steps", StepColumns.All.Select(c => (c.Name, c.Unit)));
        WriteStream(json, "cues", [("in_target", ""), ("value", "unit of the cue's metric"), ("target_low", "unit of the cue's metric"), ("target_high", "unit of the cue's metric")]);
        WriteStream(json, "events", [("trial_type", ""), ("duration", "s")]);
        WriteStream(json, "contacts", [("side", ""), ("direction", ""), ("contact_pattern", ""), ("revision", "")]);
        WriteStream(json, "posture", [("pelvic_tilt_deg", "deg"), ("pelvic_obliquity_deg", "deg"), ("lumbar_extension_deg", "deg")]);
        json.WriteEndArray();
    }

    private static void WriteSensor(Utf8JsonWriter json, int index, SensorDescriptor sensor)
    {
        json.WriteStartObject();
        json.WriteString("name", StreamOf(index, sensor.Site));
        json.WriteString("content", "IMU");
        json.WriteString("body_site", StepColumns.NameOf(sensor.Site));
        json.WriteString("placement", sensor.Placement);
        json.WriteNumber("nominal_rate_hz", sensor.NominalRateHz);
        json.WriteString("frame", SampleFrame);
        json.WriteStartArray("channels");
        foreach ((string name, string unit) in SampleLines.Channels)
        {
            Channel(json, name, unit);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStream(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Unit)> channels)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteNumber("nominal_rate_hz", 0);
        json.WriteStartArray("channels");
        foreach ((string channel, string unit) in channels)
        {
            Channel(json, channel, unit);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Channel(Utf8JsonWriter json, string name, string unit)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("unit", unit);
        json.WriteEndObject();
    }
}
