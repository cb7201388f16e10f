using System.Buffers.Binary;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.Resampling;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.C3d;

/// <summary>A session as C3D: the paths of the feet as POINTs and the sensors as ANALOG channels on one even row of times, the
/// contacts as EVENTs.</summary>
/// <remarks>
/// <para><b>Gives</b>: per sensor six channels in the axes of the body site (ACCEL m/s^2, GYRO rad/s), three of MAGN where measured,
/// and one that is 1 where the row has a sample and 0 in a gap (the others are 0 there). A point LeftFoot and RightFoot in mm for each foot whose path is known, residual 0, and -1 where it is
/// not known. Each foot has its own origin, and a new one where it could not be followed. There is no point of the pelvis: its
/// place is not measured. Numbers are 32-bit reals, Intel order.</para>
/// <para><b>Limits</b>: at most 2^24 frames (46 hours at 100 Hz), because their number is a 32-bit real; at most 255 blocks of parameters, which is about two thousand events; what finds no room is counted in
/// the description of EVENT:USED.</para>
/// </remarks>
/// <seealso href="https://www.c3d.org/HTML/default.htm">The C3D file format user guide</seealso>
public static class C3dFile
{
    private const int BlockLength = 512;
    private const int ParameterBlock = 2;
    private const int LargestShort = 65535;
    private const int PointLength = 16;
    private const int MostFrames = 1 << 24;

    /// <summary>Writes the file.</summary>
    /// <returns>Events that found no room.</returns>
    /// <exception cref="InputFaultException">The session has no sample, or more frames than the format can count.</exception>
    public static int Write(string path, ExportedSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        CommonGrid grid = new(session.Signals);
        if (grid.Rows == 0)
        {
            throw new InputFaultException(new InputFault("the session has no sample", session.Id, "Export this session as csv."));
        }

        if (grid.Rows > MostFrames)
        {
            throw new InputFaultException(new InputFault(
                FormattableString.Invariant($"the session has {grid.Rows} frames, and a C3D file can count {MostFrames}"),
                session.Id,
                "Export this session as Parquet or Motion-BIDS."));
        }

        Channel[] channels = [.. grid.Sensors.SelectMany((s, i) => ChannelsOf(s, i, session.Signals.HasField(grid.Indices[i])))];
        int[] points = [.. Enumerable.Range(0, grid.Indices.Count).Where(i => session.Signals.HasPath(grid.Indices[i]))];
        int left = 0;
        WholeFile.Bytes(path, stream =>
        {
            // The place of the data depends on the length of the parameters, which does not depend on its value.
            C3dParameters measured = Parameters(session, grid, points, channels, 0, out _);
            int dataBlock = ParameterBlock + measured.Blocks;
            using BufferedStream buffer = new(stream, 1 << 16);
            WriteHeader(buffer, grid, points.Length, channels.Length, dataBlock);
            Parameters(session, grid, points, channels, dataBlock, out left).Write(buffer);
            WriteData(buffer, grid, points, channels);
        });
        return left;
    }

    private static C3dParameters Parameters(ExportedSession session, CommonGrid grid, int[] points, Channel[] channels, int dataBlock, out int eventsLeft)
    {
        C3dParameters p = new();
        float rate = (float)grid.RateHz;
        byte count = (byte)channels.Length;
        int last = (int)Math.Min(grid.Rows, int.MaxValue);
        string[] labels = [.. points.Select(i => TrackedPoints.NameOf(session.Signals.Sensors[grid.Indices[i]].Site))];
        p.Whole("POINT", "USED", points.Length == 0 ? "No trajectory is known" : "", [], points.Length);
        p.Real("POINT", "SCALE", "Negative: numbers are reals", [], -1);
        p.Real("POINT", "RATE", "Frames a second", [], rate);
        p.Whole("POINT", "DATA_START", "", [], dataBlock);
        p.Whole("POINT", "FRAMES", "", [], Math.Min(last, LargestShort));
        p.Real("POINT", "LONG_FRAMES", "", [], last);
        p.Texts("POINT", "LABELS", "", labels);
        p.Texts("POINT", "DESCRIPTIONS", "", [.. labels.Select(l => $"Path of the sensor on {l}; its own origin, x along the first stride, z up")]);
        p.Text("POINT", "X_SCREEN", "", "+X");
        p.Text("POINT", "Y_SCREEN", "", "+Z");
        p.Text("POINT", "UNITS", "", "mm");
        p.Whole("ANALOG", "USED", "", [], channels.Length);
        p.Texts("ANALOG", "LABELS", "", [.. channels.Select(c => c.Label)]);
        p.Texts("ANALOG", "DESCRIPTIONS", "", [.. channels.Select(c => c.Description)]);
        p.Texts("ANALOG", "UNITS", "", [.. channels.Select(c => c.Unit)]);
        p.Real("ANALOG", "GEN_SCALE", "", [], 1);
        p.Real("ANALOG", "SCALE", "", [count], [.. channels.Select(_ => 1f)]);
        p.Whole("ANALOG", "OFFSET", "", [count], [.. channels.Select(_ => 0)]);
        p.Real("ANALOG", "RATE", "", [], rate);
        p.Text("ANALOG", "FORMAT", "", "SIGNED");
        p.Whole("TRIAL", "ACTUAL_START_FIELD", "", [2], 1, 0);
        p.Whole("TRIAL", "ACTUAL_END_FIELD", "", [2], last & 0xFFFF, last >> 16);
        p.Text("MANUFACTURER", "SOFTWARE", "", "GaitSense");
        p.Text("MANUFACTURER", "VERSION_LABEL", "", session.Provenance.Program);
        p.Text("GAITSENSE", "SESSION", "", session.Id);
        p.Text("GAITSENSE", "EXERCISE", "", session.Exercise);
        p.Text("GAITSENSE", "ENGINE_VERSION", "", session.Provenance.Engine);
        p.Text("GAITSENSE", "FIRMWARE_PROFILE", "", session.Provenance.FirmwareProfiles);
        p.Texts("GAITSENSE", "ENGINE_OPTIONS", "JSON, in pieces", [.. session.Provenance.EngineOptions.Chunk(C3dParameters.LargestDimension).Select(c => new string(c))]);
        eventsLeft = C3dEvents.Add(p, session);
        return p;
    }

    private static void WriteHeader(Stream stream, CommonGrid grid, int points, int channels, int dataBlock)
    {
        byte[] header = new byte[BlockLength];
        void Word(int number, int value) => BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2 * (number - 1)), (ushort)value);
        header[0] = ParameterBlock;
        header[1] = 80;
        Word(2, points);
        Word(3, channels);
        Word(4, 1);
        Word(5, (int)Math.Min(grid.Rows, LargestShort));
        Word(6, 0);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(12), -1);
        Word(9, dataBlock);
        Word(10, 1);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(20), (float)grid.RateHz);
        stream.Write(header);
    }

    private static void WriteData(Stream stream, CommonGrid grid, int[] points, Channel[] channels)
    {
        int analog = PointLength * points.Length;
        byte[] bytes = new byte[analog + (4 * channels.Length)];
        long written = 0;
        foreach (SignalSample?[] row in grid.Read())
        {
            for (int i = 0; i < points.Length; i++)
            {
                WritePoint(bytes.AsSpan(PointLength * i), row[points[i]]?.Foot ?? FootPoint.Unknown);
            }

            for (int i = 0; i < channels.Length; i++)
            {
                double value = row[channels[i].Sensor] is { } sample ? channels[i].Value(sample) : 0;
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(analog + (4 * i)), double.IsFinite(value) ? (float)value : 0);
            }

            stream.Write(bytes);
            written += bytes.Length;
        }

        stream.Write(new byte[(BlockLength - (int)(written % BlockLength)) % BlockLength]);
    }

    private static void WritePoint(Span<byte> bytes, in FootPoint point)
    {
        const double MmPerM = 1000;
        Vec3 mm = point.IsKnown ? MmPerM * point.PositionM : Vec3.Zero;
        BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)mm.X);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[4..], (float)mm.Y);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[8..], (float)mm.Z);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[12..], point.IsKnown ? 0 : -1);
    }

    private static IEnumerable<Channel> ChannelsOf(SensorDescriptor sensor, int index, bool hasField)
    {
        string point = TrackedPoints.NameOf(sensor.Site);
        foreach ((string type, string unit, Func<SignalSample, Vec3> vector) in Vectors(hasField))
        {
            yield return new Channel(index, $"{point}_{type}_x", unit, $"{type} forward, {sensor.Id}", s => sensor.Mounting.Apply(vector(s)).X);
            yield return new Channel(index, $"{point}_{type}_y", unit, $"{type} left, {sensor.Id}", s => sensor.Mounting.Apply(vector(s)).Y);
            yield return new Channel(index, $"{point}_{type}_z", unit, $"{type} up, {sensor.Id}", s => sensor.Mounting.Apply(vector(s)).Z);
        }

        yield return new Channel(index, $"{point}_VALID", "", "1 where the row has a sample, 0 in a gap", _ => 1);
    }

    private static IEnumerable<(string Type, string Unit, Func<SignalSample, Vec3> Vector)> Vectors(bool hasField)
    {
        yield return ("ACCEL", "m/s^2", s => s.AccelerationMps2);
        yield return ("GYRO", "rad/s", s => s.AngularRateRadPerS);
        if (hasField)
        {
            yield return ("MAGN", "uT", s => s.MagneticFieldUt);
        }
    }

    private sealed record Channel(int Sensor, string Label, string Unit, string Description, Func<SignalSample, double> Value);
}
