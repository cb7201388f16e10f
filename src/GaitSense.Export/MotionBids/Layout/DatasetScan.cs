using GaitSense.Core.Recordings;

namespace GaitSense.Export.MotionBids.Layout;

/// <summary>Finds the motion files below a path and groups them into recordings: files that differ only in their tracking
/// system are one recording.</summary>
internal static class DatasetScan
{
    private const string Pattern = "*_motion.tsv";
    private const int DeepestFolder = 8;

    /// <summary>The recordings below a dataset, subject or session folder, or of one file, ordered by name.</summary>
    /// <exception cref="InputFaultException">The path does not exist or holds no motion file.</exception>
    public static IReadOnlyList<RecordingFiles> Find(string path)
    {
        if (File.Exists(path))
        {
            return path.EndsWith("_motion.tsv", StringComparison.Ordinal)
                ? Group([path])
                : throw new InputFaultException(new InputFault("this file is not a motion file", path, "Name a *_motion.tsv, or the folder of a Motion-BIDS dataset."));
        }

        if (!Directory.Exists(path))
        {
            throw new InputFaultException(new InputFault("there is no such file or folder", path, "Check the path."));
        }

        List<string> files = Collect(path);
        return files.Count > 0
            ? Group(files)
            : throw new InputFaultException(new InputFault("no *_motion.tsv below this folder", path, "Name the root of a Motion-BIDS dataset (sub-<id>/[ses-<id>/]motion/*_motion.tsv)."));
    }

    private static List<string> Collect(string path)
    {
        try
        {
            List<string> files = [];
            Collect(path, 0, files);
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFaultException(new InputFault(e.Message, path, "Check that the folder can be read."));
        }
    }

    private static void Collect(string folder, int depth, List<string> files)
    {
        files.AddRange(Directory.EnumerateFiles(folder, Pattern));
        if (depth == DeepestFolder)
        {
            return;
        }

        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(child);
            if (name is not ("derivatives" or "sourcedata" or "code") && !name.StartsWith('.'))
            {
                Collect(child, depth + 1, files);
            }
        }
    }

    private static List<RecordingFiles> Group(IReadOnlyList<string> files)
    {
        var groups = files
            .Order(StringComparer.Ordinal)
            .GroupBy(f => (Folder: Path.GetDirectoryName(Path.GetFullPath(f)), Key: Entities(f).Without("tracksys").Stem))
            .Select(g => g.ToArray())
            .ToArray();
        string[] datasets = [.. groups.Select(g => DatasetOf(g[0]))];
        var perSubject = groups.Zip(datasets, (g, d) => (d, SubjectOf(g[0]))).CountBy(k => k).ToDictionary();
        string[] names = [.. groups.Zip(datasets, (g, d) => NameOf(g, perSubject[(d, SubjectOf(g[0]))]))];
        Distinguish(names, datasets, groups);
        return [.. groups.Zip(names, (g, name) => new RecordingFiles(name, g))];
    }

    // Nested data sets may each have a subject 01: where names meet, each gets the way to its own data set in front.
    private static void Distinguish(string[] names, string[] datasets, string[][] groups)
    {
        int[][] doubled = [.. names.Index().GroupBy(n => n.Item, n => n.Index).Where(g => g.Count() > 1).Select(g => g.ToArray())];
        if (doubled.Length == 0)
        {
            return;
        }

        string common = CommonFolder(datasets);
        foreach (int i in doubled.SelectMany(d => d))
        {
            string way = Path.GetRelativePath(common, datasets[i]).Replace('\\', '/');
            names[i] = way == "." ? names[i] : $"{way}/{names[i]}";
        }

        // Two folders of one data set with one file name: the folder of the file tells them apart.
        foreach (int i in names.Index().GroupBy(n => n.Item, n => n.Index).Where(g => g.Count() > 1).SelectMany(g => g).ToArray())
        {
            string folder = Path.GetRelativePath(common, Path.GetDirectoryName(Path.GetFullPath(groups[i][0]))!).Replace('\\', '/');
            names[i] = $"{folder}/{names[i]}";
        }
    }

    private static string CommonFolder(string[] folders)
    {
        string common = folders[0];
        while (folders.Any(f => f != common && !f.StartsWith(common.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            common = Path.GetDirectoryName(common) ?? throw new InvalidOperationException("folders without a common root");
        }

        return common;
    }

    // The folder above the subject's; the file's own where it stands outside of one.
    private static string DatasetOf(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string subject = SubjectOf(file);
        for (string? up = folder; up is not null; up = Path.GetDirectoryName(up))
        {
            if (Path.GetFileName(up) == subject)
            {
                return Path.GetDirectoryName(up) ?? folder;
            }
        }

        return folder;
    }

    // One recording of a subject is named after the subject; several get the rest of their entities below it. The tracking
    // system is part of that rest when there is only one.
    private static string NameOf(string[] files, int recordingsOfSubject)
    {
        string subject = SubjectOf(files[0]);
        BidsEntities all = Entities(files[0]);
        BidsEntities rest = files.Length > 1 ? all.Without("sub", "tracksys") : all.Without("sub");
        return recordingsOfSubject == 1 || rest.Entities.Count == 0 ? subject : $"{subject}/{rest.Stem}";
    }

    private static string SubjectOf(string file) => Entities(file)["sub"] is { } label
        ? $"sub-{label}"
        : Path.GetFileName(file)[..^"_motion.tsv".Length];

    private static BidsEntities Entities(string file) =>
        BidsEntities.TryParse(Path.GetFileName(file), out BidsEntities? entities) ? entities : new BidsEntities([], "motion");
}

/// <summary>The motion files of one recording.</summary>
/// <param name="Name">For example "sub-01", or "sub-01/task-walk_run-2" when the subject has several recordings.</param>
/// <param name="MotionFiles">One file for each tracking system.</param>
internal sealed record RecordingFiles(string Name, IReadOnlyList<string> MotionFiles);
