using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Analysis;
using GaitSense.Export.Csv;
using GaitSense.Export.Provenance;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Writes recordings and what was measured of them as one Motion-BIDS data set: samples and events as raw data, steps
/// and summaries as the derivative "gaitsense".</summary>
/// <remarks>
/// <para><b>Needs</b>: an empty folder; recordings one at a time, whose samples are read row by row.</para>
/// <para><b>Gives</b>: per recording motion, channels and events with their sidecars, one motion file for each group of sensors
/// that share their sample times. LATENCY and onset count from the recording's first sample, whose time is acq_time in
/// scans.tsv. Samples are in m/s^2, rad/s and uT to six decimals.</para>
/// <para><b>Breaks when</b>: <see cref="Complete"/> is not called: the tables of participants are missing then.</para>
/// </remarks>
/// <seealso href="https://bids-specification.readthedocs.io/en/stable/modality-specific-files/motion.html">Motion-BIDS</seealso>
public sealed class MotionBidsWriter
{
    private readonly string _root;
    private readonly BidsDatasetInfo _info;
    private readonly DatasetFiles _dataset;

    /// <summary>Begins a data set.</summary>
    /// <param name="root">Its folder: absent or empty.</param>
    /// <param name="info">What is said of it as a whole.</param>
    /// <exception cref="InputFaultException">The folder is not empty.</exception>
    public MotionBidsWriter(string root, BidsDatasetInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new InputFaultException(new InputFault("the folder for the data set is not empty", root, "Name a new folder, so that no file of another data set is mixed in."));
        }

        _root = root;
        _info = info;
        _dataset = new DatasetFiles(root, info);
        _dataset.WriteDescriptions();
    }

    /// <summary>Adds one recording.</summary>
    /// <returns>False when it has no sample: then nothing was added.</returns>
    /// <exception cref="InvalidOperationException">The same person, session and exercise were added before.</exception>
    public bool Add(BidsRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        IReadOnlyList<TrackingSystem> systems = TrackingSystem.Of(recording.Signals);
        if (systems.Count == 0)
        {
            return false;
        }

        RecordingPath path = RecordingPath.Of(recording, _dataset.People);
        double zeroS = recording.Signals.FirstS();
        DateTimeOffset? acquired = recording.StartedAt + TimeSpan.FromSeconds(zeroS);
        _dataset.Register(path, recording.Person, systems.Select(path.MotionFile), acquired);
        foreach (TrackingSystem system in systems)
        {
            WriteSystem(recording, path, system, zeroS);
        }

        WriteEvents(recording, path, zeroS);
        WriteDerivative(recording, path, zeroS);
        return true;
    }

    /// <summary>Ends the data set: writes the tables of participants, sessions and scans.</summary>
    public void Complete() => _dataset.WriteTables();

    private void WriteSystem(BidsRecording recording, RecordingPath path, TrackingSystem system, double zeroS)
    {
        string stem = Path.Combine(_root, path.Folder, $"{path.Stem}_tracksys-{system.Label}");
        WholeFile.Text($"{stem}_motion.tsv", w => MotionTables.WriteMotion(w, system, zeroS));
        WholeFile.Text($"{stem}_channels.tsv", w => MotionTables.WriteChannels(w, system));
        Sidecars.Write($"{stem}_motion.json", Sidecars.Motion(recording, system, _info.Version));
        Sidecars.Write($"{stem}_channels.json", Sidecars.Channels(system));
    }

    private void WriteEvents(BidsRecording recording, RecordingPath path, double zeroS)
    {
        string stem = Path.Combine(_root, path.Folder, path.Stem);
        WholeFile.Text($"{stem}_events.tsv", w => EventTable.Write(w, recording.Events, zeroS));
        Sidecars.Write($"{stem}_events.json", Sidecars.Events());
    }

    private void WriteDerivative(BidsRecording recording, RecordingPath path, double zeroS)
    {
        string stem = Path.Combine(_root, DatasetFiles.Derivative, path.Folder, $"{path.Stem}_desc-gait");
        WholeFile.Text($"{stem}_steps.tsv", w => StepCsv.Write(w, recording.Steps.Select(s => s.From(zeroS)), '\t', Cells.Absent));
        WholeFile.Text($"{stem}_strides.tsv", w => StrideTable.Write(w, recording.Steps.Select(s => s.From(zeroS))));
        foreach (int sensor in recording.Signals.Heard().Where(recording.Signals.HasPath))
        {
            string foot = recording.Signals.Sensors[sensor].Site == BodySite.LeftFoot ? "left" : "right";
            string entities = $"{path.Stem}_tracksys-{foot}foot_desc-path";
            PathTables.Write(Path.Combine(_root, DatasetFiles.Derivative, path.Folder, entities), recording.Signals, sensor, zeroS, BidsLabel.TaskOf(recording.Exercise));
        }

        if (recording.Summary is { } summary)
        {
            WholeFile.Bytes($"{stem}_summary.json", s => SummaryJson.Write(s, summary));
        }

        if (recording.Provenance is { } provenance)
        {
            ExportProvenance.WriteJson($"{stem}_provenance.json", provenance.Json());
        }
    }
}
