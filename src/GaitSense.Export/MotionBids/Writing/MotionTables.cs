using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Writes motion.tsv and channels.tsv of one tracking system.</summary>
internal static class MotionTables
{
    /// <summary>One row per sample: latency, then per sensor acceleration, angular rate and, if measured, magnetic field. No
    /// header line.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="system">The sensors.</param>
    /// <param name="zeroS">Session time of latency zero, s.</param>
    public static void WriteMotion(TextWriter writer, TrackingSystem system, double zeroS)
    {
        FrameLevel[] frames = [.. system.Tracks.Select(t => FrameLevel.Of(t.Sensor))];
        IReadOnlyList<double> times = system.Tracks[0].TimesS;
        for (int row = 0; row < times.Count; row++)
        {
            Write(writer, times[row] - zeroS);
            for (int i = 0; i < frames.Length; i++)
            {
                ImuTrack track = system.Tracks[i];
                Write(writer, frames[i].Applied.Apply(track.AccelerationMps2[row]));
                Write(writer, frames[i].Applied.Apply(track.AngularRateRadPerS[row]));
                if (track.MagneticFieldUt.Count > 0)
                {
                    Write(writer, frames[i].Applied.Apply(track.MagneticFieldUt[row]));
                }
            }

            writer.Write('\n');
        }
    }

    /// <summary>One row per column of the motion file.</summary>
    public static void WriteChannels(TextWriter writer, TrackingSystem system)
    {
        string rate = Cells.Number(system.Tracks[0].Sensor.NominalRateHz);
        writer.Write("name\tcomponent\ttype\ttracked_point\tunits\tplacement\treference_frame\tsampling_frequency\n");
        writer.Write(Cells.Line("latency", Cells.Absent, "LATENCY", Cells.Absent, "s", Cells.Absent, Cells.Absent, rate));
        foreach (ImuTrack track in system.Tracks)
        {
            string point = TrackedPoints.NameOf(track.Sensor.Site);
            string placement = track.Sensor.Placement.Length > 0 ? track.Sensor.Placement : Cells.Absent;
            string frame = FrameLevel.Of(track.Sensor).Name;
            foreach ((string type, string unit) in TypesOf(track))
            {
                foreach (char axis in "xyz")
                {
                    writer.Write(Cells.Line($"{point}_{type}_{axis}", axis.ToString(), type, point, unit, placement, frame, rate));
                }
            }
        }
    }

    /// <summary>Types and units of a sensor's channels, in the order of its columns.</summary>
    public static IEnumerable<(string Type, string Unit)> TypesOf(ImuTrack track)
    {
        yield return ("ACCEL", "m/s^2");
        yield return ("GYRO", "rad/s");
        if (track.MagneticFieldUt.Count > 0)
        {
            yield return ("MAGN", "uT");
        }
    }

    private static void Write(TextWriter writer, Vec3 v)
    {
        Write(writer.Tab(), v.X);
        Write(writer.Tab(), v.Y);
        Write(writer.Tab(), v.Z);
    }

    private static void Write(TextWriter writer, double value)
    {
        Span<char> text = stackalloc char[32];
        bool hasValue = double.IsFinite(value) & value.TryFormat(text, out int length, "0.######", CultureInfo.InvariantCulture);
        writer.Write(hasValue ? text[..length] : Cells.Absent);
    }

    private static TextWriter Tab(this TextWriter writer)
    {
        writer.Write('\t');
        return writer;
    }
}
