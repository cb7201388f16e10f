using System.Text.Json;
using GaitSense.Core.Recordings;

namespace GaitSense.Export.MotionBids.Layout;

/// <summary>Finds what belongs to a motion file by the inheritance principle of BIDS: a file beside it or in a folder above,
/// whose entities are all among its own; the nearer and the more specific one wins.</summary>
internal static class Inheritance
{
    // motion, session, subject, dataset
    private const int FoldersUp = 4;

    /// <summary>Matching files, nearest and most specific first.</summary>
    public static IReadOnlyList<string> Find(string motionFile, string suffix, string extension)
    {
        string name = Path.GetFileName(motionFile);
        if (!BidsEntities.TryParse(name, out BidsEntities? own))
        {
            string beside = motionFile[..^"motion.tsv".Length] + suffix + extension;
            return File.Exists(beside) ? [beside] : [];
        }

        List<string> found = [];
        string? folder = Path.GetDirectoryName(Path.GetFullPath(motionFile));
        for (int i = 0; i < FoldersUp && folder is not null; i++)
        {
            found.AddRange(InFolder(folder, own, suffix, extension));
            folder = File.Exists(Path.Combine(folder, "dataset_description.json")) ? null : Path.GetDirectoryName(folder);
        }

        return found;
    }

    /// <summary>The members of all matching JSON files; nearer files win member by member. Empty when there is none.</summary>
    /// <exception cref="InputFaultException">A file is not JSON.</exception>
    public static IReadOnlyDictionary<string, JsonElement> Members(string motionFile, string suffix, out string? nearest)
    {
        IReadOnlyList<string> files = Find(motionFile, suffix, ".json");
        nearest = files.Count > 0 ? files[0] : null;
        Dictionary<string, JsonElement> members = [];
        foreach (string file in files.Reverse())
        {
            foreach (JsonProperty p in JsonFile.Object(file).EnumerateObject())
            {
                members[p.Name] = p.Value;
            }
        }

        return members;
    }

    private static IEnumerable<string> InFolder(string folder, BidsEntities own, string suffix, string extension) =>
        from file in Directory.EnumerateFiles(folder, $"*{suffix}{extension}")
        let parsed = BidsEntities.TryParse(Path.GetFileName(file), out BidsEntities? e) ? e : null
        where parsed is not null && parsed.Suffix == suffix && parsed.IsPartOf(own)
        orderby parsed.Entities.Count descending, file
        select file;
}
