using System.Text.Json.Nodes;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>The files of a data set that are not about one recording alone.</summary>
internal sealed class DatasetFiles(string root, BidsDatasetInfo info)
{
    /// <summary>Folder of the derivative.</summary>
    public const string Derivative = "derivatives/gaitsense";

    private const string BidsVersion = "1.10.0";

    private readonly Dictionary<RecordingPath, Scan[]> _scans = [];
    private readonly Dictionary<string, string> _pseudonyms = [];

    /// <summary>The labels of the people.</summary>
    public UniqueLabels People { get; } = new();

    /// <summary>Keeps what the tables say of a recording.</summary>
    /// <exception cref="InvalidOperationException">It was registered before.</exception>
    public void Register(RecordingPath path, string pseudonym, IEnumerable<string> motionFiles, DateTimeOffset? acquired)
    {
        _pseudonyms[path.Subject] = pseudonym;
        if (!_scans.TryAdd(path, [.. motionFiles.Select(f => new Scan(f, acquired))]))
        {
            throw new InvalidOperationException($"{path.Stem} is already in the data set");
        }
    }

    /// <summary>Writes what can be said at the beginning.</summary>
    public void WriteDescriptions()
    {
        Sidecars.Write(Path.Combine(root, "dataset_description.json"), Description(info.Name, "raw"));
        Sidecars.Write(Path.Combine(root, Derivative, "dataset_description.json"), Description($"{info.Name}: steps and summaries", "derivative"));
        Sidecars.Write(Path.Combine(root, Derivative, "desc-gait_steps.json"), StepDictionary.Json());
        Sidecars.Write(Path.Combine(root, Derivative, "desc-gait_strides.json"), StrideTable.Json());
        WholeFile.Text(Path.Combine(root, "README"), WriteReadme);
        if (info.NotBids.Count > 0)
        {
            WholeFile.Text(Path.Combine(root, ".bidsignore"), w => w.Write(string.Concat(info.NotBids.Select(line => line + "\n"))));
        }
    }

    /// <summary>Writes the tables of participants, sessions and scans.</summary>
    public void WriteTables()
    {
        WholeFile.Text(Path.Combine(root, "participants.tsv"), w =>
        {
            w.Write("participant_id\tpseudonym\n");
            foreach ((string subject, string pseudonym) in _pseudonyms.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                w.Write(Cells.Line(subject, pseudonym));
            }
        });
        Sidecars.Write(Path.Combine(root, "participants.json"), new JsonObject
        {
            ["participant_id"] = new JsonObject { ["Description"] = "Label of the person, the same in every export. " + UniqueLabels.Rule },
            ["pseudonym"] = new JsonObject { ["Description"] = "Pseudonym of the person, as the store has it." },
        });
        foreach (var group in _scans.GroupBy(s => (s.Key.Parent, s.Key.ParentStem)))
        {
            string path = Path.Combine(root, group.Key.Parent, $"{group.Key.ParentStem}_scans.tsv");
            WholeFile.Text(path, w => WriteScans(w, group.SelectMany(g => g.Value)));
        }

        foreach (var subject in _scans.Where(s => s.Key.Session is not null).GroupBy(s => s.Key.Subject))
        {
            string path = Path.Combine(root, subject.Key, $"{subject.Key}_sessions.tsv");
            WholeFile.Text(path, w => WriteSessions(w, subject.GroupBy(s => s.Key.Session!, s => s.Value[0].Acquired)));
        }
    }

    private static void WriteScans(TextWriter writer, IEnumerable<Scan> scans)
    {
        writer.Write("filename\tacq_time\n");
        foreach (Scan scan in scans)
        {
            writer.Write(Cells.Line(scan.File, TimeOf(scan.Acquired)));
        }
    }

    private static void WriteSessions(TextWriter writer, IEnumerable<IGrouping<string, DateTimeOffset?>> sessions)
    {
        writer.Write("session_id\tacq_time\n");
        foreach (IGrouping<string, DateTimeOffset?> session in sessions.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            writer.Write(Cells.Line(session.Key, TimeOf(session.Min())));
        }
    }

    private static string TimeOf(DateTimeOffset? time) => time is { } t ? Cells.Time(t) : Cells.Absent;

    private JsonObject Description(string name, string type) => new()
    {
        ["Name"] = name,
        ["BIDSVersion"] = BidsVersion,
        ["DatasetType"] = type,
        ["Authors"] = new JsonArray([.. info.Authors.Select(a => JsonValue.Create(a))]),
        ["GeneratedBy"] = new JsonArray(new JsonObject
        {
            ["Name"] = "GaitSense",
            ["Version"] = info.Version,
            ["Description"] = "Measures walking with body-worn inertial sensors. Engine version, its options and the firmware profile of each recording stand in derivatives/gaitsense, *_provenance.json.",
        }),
    };

    private void WriteReadme(TextWriter writer) => writer.Write($"""
        {info.Name}

        {info.About}

        Samples of inertial sensors: acceleration (specific force, m/s^2), angular rate (rad/s) and, where measured, magnetic
        field (uT), one motion file for each group of sensors that share their sample times. The axes of each sensor are
        described in its *_channels.json. LATENCY and onset count from the recording's first sample; acq_time in *_scans.tsv is
        that sample's time in UTC.

        derivatives/gaitsense holds what was measured: a table with one row per landing of a foot (*_steps.tsv, its columns
        described in desc-gait_steps.json; times from the recording's first sample), one row per stride (*_strides.tsv), the path of
        each foot's sensor (*_desc-path_motion.tsv), a summary of each recording (*_summary.json), and what made them
        (*_provenance.json).

        Written by GaitSense {info.Version}.

        """);

    private sealed record Scan(string File, DateTimeOffset? Acquired);
}
