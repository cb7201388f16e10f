using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;
using GaitSense.Export.MotionBids.Layout;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Puts the tracking systems of one recording onto one clock that starts with the first row.</summary>
internal sealed class RecordingAssembler(RecordingFiles files, MountingFile? mounting)
{
    private const double LongestLatencyS = 86_400;

    private readonly List<string> _notes = [];

    /// <summary>Reads one recording.</summary>
    /// <exception cref="InputFaultException">It cannot be read, or holds no sensor that is measured.</exception>
    public RecordingOutcome Read(CancellationToken cancellationToken)
    {
        MotionTable[] tables = [.. files.MotionFiles.Select(f => MotionTableReader.Read(MotionPlan.For(f), cancellationToken))];
        _notes.AddRange(tables.SelectMany(t => t.Notes));
        DateTimeOffset?[] acquired = [.. files.MotionFiles.Select(AcquisitionTimes.Find)];
        double[] offsets = Offsets(acquired);
        double zero = tables.Zip(offsets, (t, offset) => t.FirstRowS + offset).Min();
        List<ImuTrack> tracks = [];
        foreach ((MotionTable table, double offset) in tables.Zip(offsets))
        {
            AddTracks(tracks, table, offset - zero);
        }

        if (tracks.Count == 0)
        {
            throw new InputFaultException(new InputFault(
                "no sensor with acceleration and angular rate on a body site that is measured",
                files.MotionFiles[0],
                _notes.Count > 0 ? string.Join("; ", _notes) + "." : "Name tracked points LeftFoot, RightFoot, Pelvis, LeftWrist, RightWrist or Thorax."));
        }

        return RecordingOutcome.Read(new ImuRecording(files.Name, tracks), _notes, FirstRowAt(acquired.Min(), zero), tables.Select(t => t.Damage).FirstOrDefault(d => d is not null));
    }

    // A LATENCY that counts from another zero than the acquisition, such as 1970, says nothing of the day.
    private static DateTimeOffset? FirstRowAt(DateTimeOffset? acquired, double latencyS) =>
        acquired is { } start && Math.Abs(latencyS) < LongestLatencyS ? start + TimeSpan.FromSeconds(latencyS) : null;

    private void AddTracks(List<ImuTrack> tracks, MotionTable table, double shiftS)
    {
        foreach (TrackBuilder builder in table.Tracks)
        {
            string? why = builder.Count == 0 ? "has no complete row"
                : tracks.Exists(t => t.Sensor.Site == builder.Plan.Site) ? "is a site that another tracking system already gives"
                : null;
            if (why is not null)
            {
                _notes.Add($"{Path.GetFileName(table.Plan.MotionFile)}: tracked point '{builder.Plan.Point}' {why}; it is left out");
                continue;
            }

            Plausibility.Check(builder, table.Plan.MotionFile);
            ImuTrack track = builder.Build(shiftS, table.Plan.TrackingSystem, table.RateHz);
            SensorDescriptor sensor = mounting?.Apply(track.Sensor) ?? track.Sensor;
            tracks.Add(track with { Sensor = sensor });
        }
    }

    // LATENCY counts from each file's acquisition time; where all are known, their differences put the files on one clock.
    private double[] Offsets(DateTimeOffset?[] acquired)
    {
        if (acquired.Length < 2 || acquired.Any(a => a is null) || acquired.Distinct().Count() == 1)
        {
            return new double[acquired.Length];
        }

        DateTimeOffset first = acquired.Min()!.Value;
        double[] offsets = [.. acquired.Select(a => (a!.Value - first).TotalSeconds)];
        _notes.Add(string.Create(CultureInfo.InvariantCulture, $"tracking systems start up to {offsets.Max():0.######} s apart by scans.tsv"));
        return offsets;
    }
}
