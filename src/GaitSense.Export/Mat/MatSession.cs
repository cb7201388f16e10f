using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.Analysis;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.Mat;

/// <summary>A session as one MATLAB structure <c>session</c>: meta, data (one structure per tracked point), steps and events
/// (one column per field). Times count from the recording's first sample; a number that is absent is NaN.</summary>
public static class MatSession
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="session">The session.</param>
    /// <param name="compresses">True to compress it.</param>
    /// <exception cref="InputFaultException">It is larger than the format can say (2 GiB).</exception>
    public static void Write(string path, ExportedSession session, bool compresses = true)
    {
        ArgumentNullException.ThrowIfNull(session);
        RequireRoom(session, path);
        MatFile.Write(path, "session", StructOf(session), compresses);
    }

    // Seen from the samples alone, before anything of a session that is too long is put together.
    private static void RequireRoom(ExportedSession session, string path)
    {
        const int BytesPerSample = 8 * (1 + 3 + 3 + 4);
        long bytes = BytesPerSample * session.Signals.Heard().Sum(session.Signals.Count);
        if (bytes > int.MaxValue)
        {
            throw new InputFaultException(new InputFault(
                FormattableString.Invariant($"the samples take {bytes / (double)(1L << 30):0.0} GiB, and a version 5 MAT-file cannot hold more than 2 GiB"),
                Path.GetFileName(path),
                "Export this session as Parquet or Motion-BIDS."));
        }
    }

    private static MatStruct StructOf(ExportedSession session) => new MatStruct()
        .With("meta", Meta(session))
        .With("data", Points(session))
        .With("steps", Steps([.. session.StepsFromFirstSample()]))
        .With("events", Events(session));

    private static MatStruct Meta(ExportedSession session)
    {
        MatStruct meta = new MatStruct()
            .With("session", new MatText(session.Id))
            .With("person", new MatText(session.Person))
            .With("exercise", new MatText(session.Exercise))
            .With("acquired_at", new MatText(session.AcquiredAt is { } at ? Cells.Time(at) : ""))
            .With("units", new MatText("time_s s; accel_mps2 m/s^2; gyro_radps rad/s; mag_ut uT; quat_wxyz none; columns of steps: suffix"))
            .With("frame", new MatText("axes of the body site as far as the mounting is declared: x forward, y left, z up; right-handed"));
        foreach ((string key, string text) in session.Provenance.Pairs())
        {
            meta.With(key["gaitsense.".Length..], new MatText(text));
        }

        return meta;
    }

    // A second sensor on one site gets a number.
    private static MatStruct Points(ExportedSession session)
    {
        MatStruct points = new();
        Dictionary<BodySite, int> seen = [];
        foreach (int sensor in session.Signals.Heard())
        {
            BodySite site = session.Signals.Sensors[sensor].Site;
            int count = seen[site] = seen.GetValueOrDefault(site) + 1;
            points.With(TrackedPoints.NameOf(site) + (count > 1 ? $"_{count}" : ""), Point(session, sensor));
        }

        return points;
    }

    private static MatStruct Point(ExportedSession session, int sensor)
    {
        ISignals signals = session.Signals;
        SensorDescriptor descriptor = signals.Sensors[sensor];
        long rows = signals.Count(sensor);
        IEnumerable<double> Column(Func<SignalSample, double> value) => signals.Samples(sensor).Select(value);
        MatNumbers Vector(Func<SignalSample, Vec3> value)
        {
            Vec3 Turned(SignalSample s) => descriptor.Mounting.Apply(value(s));
            return new MatNumbers(rows, Column(s => Turned(s).X), Column(s => Turned(s).Y), Column(s => Turned(s).Z));
        }

        MatStruct point = new MatStruct()
            .With("time_s", new MatNumbers(rows, Column(s => Math.Round(s.TimeS - session.FirstS, 9))))
            .With("accel_mps2", Vector(s => s.AccelerationMps2))
            .With("gyro_radps", Vector(s => s.AngularRateRadPerS))
            .With("quat_wxyz", new MatNumbers(rows, Column(s => s.Orientation.W), Column(s => s.Orientation.X), Column(s => s.Orientation.Y), Column(s => s.Orientation.Z)))
            .With("nominal_rate_hz", MatNumbers.Of(descriptor.NominalRateHz))
            .With("device", new MatText(descriptor.Id))
            .With("placement", new MatText(descriptor.Placement));
        return signals.HasField(sensor) ? point.With("mag_ut", Vector(s => s.MagneticFieldUt)) : point;
    }

    private static MatStruct Steps(IReadOnlyList<Step> steps)
    {
        MatStruct table = new();
        foreach (StepColumn column in StepColumns.All)
        {
            table.With(column.Name, column.Name == "valid" ? new MatNumbers(steps.Count, steps.Select(s => s.Valid ? 1.0 : 0.0))
                : column.Value is { } value ? new MatNumbers(steps.Count, steps.Select(s => value(s) ?? double.NaN))
                : new MatWords([.. steps.Select(column.Text)]));
        }

        return table;
    }

    private static MatStruct Events(ExportedSession session)
    {
        GaitEvent[] events = [.. session.Events];
        return new MatStruct()
            .With("onset_s", new MatNumbers(events.Length, events.Select(e => Math.Round(e.Onset.Seconds - session.FirstS, 9))))
            .With("duration_s", new MatNumbers(events.Length, events.Select(e => e.Duration.TotalSeconds)))
            .With("trial_type", new MatWords([.. events.Select(e => EventTable.TrialType(e))]))
            .With("body_site", new MatWords([.. events.Select(e => e.Site == BodySite.Unassigned ? "" : StepColumns.NameOf(e.Site))]));
    }
}
