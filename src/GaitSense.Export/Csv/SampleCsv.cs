using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;

namespace GaitSense.Export.Csv;

/// <summary>Samples as comma-separated text, one row per sample, sensor after sensor: axes as printed on the sensor.</summary>
public static class SampleCsv
{
    private const string Header =
        "site,time_s,accel_x_mps2,accel_y_mps2,accel_z_mps2,gyro_x_radps,gyro_y_radps,gyro_z_radps,mag_x_ut,mag_y_ut,mag_z_ut\n";

    /// <summary>Writes the header line and the samples.</summary>
    /// <param name="writer">Takes the text; lines end with LF.</param>
    /// <param name="recording">The samples.</param>
    public static void Write(TextWriter writer, ImuRecording recording)
    {
        writer.Write(Header);
        foreach (ImuTrack track in recording.Tracks)
        {
            string site = StepColumns.NameOf(track.Sensor.Site);
            for (int i = 0; i < track.TimesS.Count; i++)
            {
                writer.Write(site);
                Write(writer, track.TimesS[i]);
                Write(writer, track.AccelerationMps2[i]);
                Write(writer, track.AngularRateRadPerS[i]);
                Write(writer, track.MagneticFieldUt.Count > 0 ? track.MagneticFieldUt[i] : Vec3.NaN);
                writer.Write('\n');
            }
        }
    }

    private static void Write(TextWriter writer, Vec3 v)
    {
        Write(writer, v.X);
        Write(writer, v.Y);
        Write(writer, v.Z);
    }

    private static void Write(TextWriter writer, double value)
    {
        Span<char> text = stackalloc char[32];
        writer.Write(',');
        if (double.IsFinite(value) && value.TryFormat(text, out int length, "0.######", CultureInfo.InvariantCulture))
        {
            writer.Write(text[..length]);
        }
    }
}
