using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Writes motion.tsv and channels.tsv of one tracking system.</summary>
internal static class MotionTables
{
    /// <summary>One row per sample: latency, then per sensor acceleration, angular rate and, if measured, magnetic field. No
    /// header line. The sensors are read side by side, one row at a time.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="system">The sensors.</param>
    /// <param name="zeroS">Session time of latency zero, s.</param>
    public static void WriteMotion(TextWriter writer, TrackingSystem system, double zeroS)
    {
        FrameLevel[] frames = [.. system.Sensors.Select(FrameLevel.Of)];
        bool[] hasField = [.. system.Indices.Select(system.HasField)];
        IEnumerator<SignalSample>[] tracks = [.. system.Indices.Select(i => system.Signals.Samples(i).GetEnumerator())];
        try
        {
            while (tracks.All(t => t.MoveNext()))
            {
                Write(writer, tracks[0].Current.TimeS - zeroS);
                for (int i = 0; i < frames.Length; i++)
                {
                    Write(writer, tracks[i].Current, frames[i], hasField[i]);
                }

                writer.Write('\n');
            }
        }
        finally
        {
            Array.ForEach(tracks, t => t.Dispose());
        }
    }

    /// <summary>One row per column of the motion file.</summary>
    public static void WriteChannels(TextWriter writer, TrackingSystem system)
    {
        string rate = Cells.Number(system.First.NominalRateHz);
        writer.Write("name\tcomponent\ttype\ttracked_point\tunits\tplacement\treference_frame\tsampling_frequency\n");
        writer.Write(Cells.Line("latency", Cells.Absent, "LATENCY", Cells.Absent, "s", Cells.Absent, Cells.Absent, rate));
        foreach (int index in system.Indices)
        {
            SensorDescriptor sensor = system.Signals.Sensors[index];
            string point = TrackedPoints.NameOf(sensor.Site);
            string placement = sensor.Placement.Length > 0 ? sensor.Placement : Cells.Absent;
            string frame = FrameLevel.Of(sensor).Name;
            foreach ((string type, string unit) in TypesOf(system.HasField(index)))
            {
                foreach (char axis in "xyz")
                {
                    writer.Write(Cells.Line($"{point}_{type}_{axis}", axis.ToString(), type, point, unit, placement, frame, rate));
                }
            }
        }
    }

    /// <summary>Types and units of a sensor's channels, in the order of its columns.</summary>
    public static IEnumerable<(string Type, string Unit)> TypesOf(bool hasField)
    {
        yield return ("ACCEL", "m/s^2");
        yield return ("GYRO", "rad/s");
        if (hasField)
        {
            yield return ("MAGN", "uT");
        }
    }

    private static void Write(TextWriter writer, in SignalSample sample, FrameLevel frame, bool hasField)
    {
        Write(writer, frame.Applied.Apply(sample.AccelerationMps2));
        Write(writer, frame.Applied.Apply(sample.AngularRateRadPerS));
        if (hasField)
        {
            Write(writer, frame.Applied.Apply(sample.MagneticFieldUt));
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
