using System.Text.Json;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.App.Live.Stream;

/// <summary>Makes one line of the samples of a sensor that came together, turned into the body part's axes.</summary>
internal sealed class SampleLines(StreamLines lines, IReadOnlyList<SensorDescriptor> sensors)
{
    private readonly List<ImuSample<NominalFrame>> _turned = [];

    /// <summary>The columns of a row of samples; magnetic ones are there when the sensor measures them.</summary>
    public static IReadOnlyList<(string Name, string Unit)> Channels { get; } =
    [
        ("t", "s"), ("index", ""),
        ("accel_x", "m/s^2"), ("accel_y", "m/s^2"), ("accel_z", "m/s^2"),
        ("gyro_x", "rad/s"), ("gyro_y", "rad/s"), ("gyro_z", "rad/s"),
        ("mag_x", "uT"), ("mag_y", "uT"), ("mag_z", "uT"),
    ];

    /// <summary>The line; there must be a sample.</summary>
    public byte[] Line(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples)
    {
        _turned.Clear();
        foreach (ref readonly ImuSample<SensorFrame> sample in samples)
        {
            _turned.Add(sample.In(sensors[sensor].Mounting));
        }

        return lines.At("samples", _turned[0].Time, json =>
        {
            json.WriteString("stream", StreamMetadata.StreamOf(sensor, sensors[sensor].Site));
            json.WriteStartArray("data");
            foreach (ImuSample<NominalFrame> sample in _turned)
            {
                Write(json, sample);
            }

            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, in ImuSample<NominalFrame> sample)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(sample.Time.Seconds, 6));
        json.WriteNumberValue(sample.Index);
        Write(json, sample.AccelerationMps2);
        Write(json, sample.AngularRateRadPerS);
        if (sample.MagneticFieldUt.IsFinite)
        {
            Write(json, sample.MagneticFieldUt);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, in Vec3 v)
    {
        json.WriteNumberValue(Math.Round(v.X, 5));
        json.WriteNumberValue(Math.Round(v.Y, 5));
        json.WriteNumberValue(Math.Round(v.Z, 5));
    }
}
