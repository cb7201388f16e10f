using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Stream;

/// <summary>Gathers the samples that one packet releases into one line per sensor.</summary>
internal sealed class SampleBatch(LiveFeed feed, StreamLines lines) : IOutlet<SiteSample<NominalFrame>>
{
    private const int MaxSamples = 256;

    private readonly List<SiteSample<NominalFrame>> _samples = new(MaxSamples);

    /// <summary>The columns of a row of samples; magnetic ones are there when the sensor measures them.</summary>
    public static IReadOnlyList<(string Name, string Unit)> Channels { get; } =
    [
        ("t", "s"), ("index", ""),
        ("accel_x", "m/s^2"), ("accel_y", "m/s^2"), ("accel_z", "m/s^2"),
        ("gyro_x", "rad/s"), ("gyro_y", "rad/s"), ("gyro_z", "rad/s"),
        ("mag_x", "uT"), ("mag_y", "uT"), ("mag_z", "uT"),
    ];

    /// <inheritdoc/>
    public void Emit(in SiteSample<NominalFrame> item)
    {
        if (_samples.Count > 0 && (_samples[0].Sensor != item.Sensor || _samples.Count == MaxSamples))
        {
            Flush();
        }

        _samples.Add(item);
    }

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        if (_samples.Count > 0 && feed.IsWanted(StreamTopics.Samples))
        {
            feed.Publish(StreamTopics.Samples, Line());
        }

        _samples.Clear();
    }

    private byte[] Line() => lines.At("samples", _samples[0].Sample.Time, json =>
    {
        json.WriteString("stream", StreamMetadata.StreamOf(_samples[0].Sensor, _samples[0].Site));
        json.WriteStartArray("data");
        foreach (SiteSample<NominalFrame> s in _samples)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(s.Sample.Time.Seconds, 6));
            json.WriteNumberValue(s.Sample.Index);
            Write(json, s.Sample.AccelerationMps2);
            Write(json, s.Sample.AngularRateRadPerS);
            if (s.Sample.MagneticFieldUt.IsFinite)
            {
                Write(json, s.Sample.MagneticFieldUt);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    });

    private static void Write(System.Text.Json.Utf8JsonWriter json, Vec3 v)
    {
        json.WriteNumberValue(Math.Round(v.X, 5));
        json.WriteNumberValue(Math.Round(v.Y, 5));
        json.WriteNumberValue(Math.Round(v.Z, 5));
    }
}
