using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;

namespace GaitSense.Export.Import;

/// <summary>Reads recordings as other makers' programs export them: CSV of Movella DOT, MbientLab and Movesense, JSON of Movesense,
/// HDF5 of APDM. The files of one folder are one recording.</summary>
/// <remarks>
/// <para><b>Needs</b>: a file, or a folder with one per sensor (or per sensor and kind). Where a sensor was worn is in its name
/// or in sites.json.</para>
/// <para><b>Gives</b>: the recording in SI units and the sensors' printed axes, and a report of what was understood, ignored, and
/// what contradicts itself.</para>
/// <para><b>Clocks</b>: sensors whose times count from one zero keep their offsets, as long as they overlap. Any others are taken
/// to have started together, and the report says so.</para>
/// <para><b>Cost</b>: files are read piece by piece; at most <see cref="SensorRows.MostSamples"/> samples of a sensor are kept.</para>
/// </remarks>
public static class ImportReader
{
    // Synchronised sensors begin within a packet or two of each other; switching on by hand takes longer.
    private const double StartsTogetherS = 2;
    /// <summary>True when a path is one that this can try: a CSV, JSON or HDF5 file, or a folder with such files directly in it.</summary>
    public static bool IsCandidate(string path) =>
        File.Exists(path) ? IsOurs(path) : Directory.Exists(path) && Directory.EnumerateFiles(path).Any(IsOurs);

    /// <summary>Reads the recording.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="mounting">How sensors sit; null for what is said elsewhere.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static ImportOutcome Read(string path, MountingFile? mounting = null, CancellationToken cancellationToken = default)
    {
        ImportNotes notes = new();
        string name = Path.GetFileNameWithoutExtension(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar));
        string format = "an unknown form";
        try
        {
            string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
            string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Where(IsOurs).Order(StringComparer.Ordinal)] : [path];
            IReadOnlyList<SensorRows> sensors = Sensors(files, SiteNames.In(folder), notes, ref format, cancellationToken);
            ImuRecording recording = new(name, [.. Tracks(sensors, notes, mounting)]);
            ImportReport report = notes.Report(format);
            return recording.Tracks.Count > 0
                ? new ImportOutcome(name, recording, null, report) { Damage = notes.Damage }
                : new ImportOutcome(name, null, Nothing(path, report), report);
        }
        catch (InputFaultException e)
        {
            return new ImportOutcome(name, null, e.Fault, notes.Report(format));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ImportOutcome(name, null, new InputFault(e.Message, path, "Check that the file can be read."), notes.Report(format));
        }
    }

    private static bool IsOurs(string file) =>
        Path.GetFileName(file) != SiteNames.FileName
        && Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".json" or ".h5" or ".hdf5"
        && Path.GetFileName(file) != SiteNames.FileName;

    private static InputFault Nothing(string path, ImportReport report) => new(
        "no sensor with acceleration and angular rate on a body site that is measured",
        path,
        (report.Ignored.Count > 0 ? string.Join("; ", report.Ignored.Take(6)) + ". " : "")
            + $"Name the files after the body site (left_foot.csv), or write {SiteNames.FileName} beside them: {{ \"part of the file's name\": \"left_foot\" }}.");

    private static List<SensorRows> Sensors(string[] files, SiteNames sites, ImportNotes notes, ref string format, CancellationToken cancellationToken)
    {
        List<SensorRows> sensors = [];
        CsvSensors tables = new([.. files.Where(f => Path.GetExtension(f).Equals(".csv", StringComparison.OrdinalIgnoreCase))], sites, notes);
        sensors.AddRange(tables.Read(cancellationToken));
        List<string> forms = tables.Format is { } found ? [found] : [];
        foreach (string file in files.Where(f => Path.GetExtension(f).Equals(".json", StringComparison.OrdinalIgnoreCase)))
        {
            forms.Add(MovesenseJson.Format);
            AddJson(sensors, file, sites, notes, cancellationToken);
        }

        foreach (string file in files.Where(f => Path.GetExtension(f).ToLowerInvariant() is ".h5" or ".hdf5"))
        {
            forms.Add(OpalHdf5.Format);
            sensors.AddRange(new OpalHdf5(file, sites, notes).Read(cancellationToken));
        }

        format = forms.Count > 0 ? string.Join(" and ", forms.Distinct()) : format;
        return sensors;
    }

    private static void AddJson(List<SensorRows> sensors, string file, SiteNames sites, ImportNotes notes, CancellationToken cancellationToken)
    {
        string device = Path.GetFileNameWithoutExtension(file);
        BodySite site = sites.Of(device);
        SensorRows sensor = new(file, device, site, "m/s^2", "deg/s", hasField: true, clock: "");
        if (site == BodySite.Unassigned)
        {
            notes.Ignore($"{Path.GetFileName(file)}: neither its name nor {SiteNames.FileName} tells where the sensor was worn");
        }
        else if (!new MovesenseJson(file, notes).TryRead(sensor, cancellationToken))
        {
            notes.Ignore($"{Path.GetFileName(file)}: it has no objects with Timestamp, ArrayAcc and ArrayGyro");
        }
        else
        {
            notes.Understand($"{Path.GetFileName(file)}: Timestamp in ms, ArrayAcc in m/s^2, ArrayGyro in deg/s, {sensor.Count} samples");
            sensors.Add(sensor);
        }
    }

    private static IEnumerable<ImuTrack> Tracks(IReadOnlyList<SensorRows> sensors, ImportNotes notes, MountingFile? mounting)
    {
        SensorRows[] usable = [.. sensors.Where(s => s.Count > 1).DistinctBy(s => s.Site)];
        foreach (SensorRows left in sensors.Except(usable))
        {
            notes.Ignore($"{Path.GetFileName(left.File)}: {(left.Count > 1 ? $"another sensor on {left.Site} stands before it" : "it has no two rows")}");
        }

        if (usable.Length == 0)
        {
            yield break;
        }

        bool isOneClock = HaveOneClock(usable);
        double zero = usable.Min(s => s.FirstS);
        if (!isOneClock && usable.Length > 1)
        {
            notes.Contradict("the clocks of the sensors do not count from one zero; the sensors are taken to have started together, so times between them may be off by as much as the starts were");
        }

        if (isOneClock && usable.Max(s => s.FirstS) - zero > StartsTogetherS)
        {
            notes.Contradict(FormattableString.Invariant($"the sensors' first stamps are {usable.Max(s => s.FirstS) - zero:0.0} s apart: unless they were synchronised before the recording, their clocks count from when each was switched on and times between them are wrong; synchronise them and record again"));
        }

        foreach (SensorRows sensor in usable)
        {
            ImuTrack track = sensor.Build(isOneClock ? -zero : -sensor.FirstS);
            yield return mounting is null ? track : track with { Sensor = mounting.Apply(track.Sensor) };
        }
    }

    private static bool HaveOneClock(SensorRows[] sensors) =>
        sensors[0].Clock.Length > 0
        && sensors.All(s => s.Clock == sensors[0].Clock)
        && sensors.Max(s => s.FirstS) < sensors.Min(s => s.LastS);
}
