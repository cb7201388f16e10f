using System.Diagnostics.CodeAnalysis;

namespace GaitSense.Export.MotionBids.Layout;

/// <summary>The parts of a BIDS file name: entities such as sub-01 and task-walk in order, then a suffix such as motion.</summary>
/// <param name="Entities">Key and label of each entity, in the order of the name.</param>
/// <param name="Suffix">What kind of file.</param>
public sealed record BidsEntities(IReadOnlyList<KeyValuePair<string, string>> Entities, string Suffix)
{
    /// <summary>Label of an entity, or null.</summary>
    public string? this[string key] => Entities.FirstOrDefault(e => e.Key == key).Value;

    /// <summary>Reads a file name, with or without its extension. False when a part is not key-label.</summary>
    /// <param name="fileName">For example "sub-01_task-walk_tracksys-imu_motion.tsv".</param>
    /// <param name="entities">The parts.</param>
    public static bool TryParse(string fileName, [NotNullWhen(true)] out BidsEntities? entities)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        string[] parts = fileName.Split('.', 2)[0].Split('_');
        List<KeyValuePair<string, string>> list = [];
        foreach (string part in parts[..^1])
        {
            int dash = part.IndexOf('-', StringComparison.Ordinal);
            if (dash <= 0 || dash == part.Length - 1)
            {
                entities = null;
                return false;
            }

            list.Add(new(part[..dash], part[(dash + 1)..]));
        }

        entities = new BidsEntities(list, parts[^1]);
        return true;
    }

    /// <summary>The same without some entities.</summary>
    public BidsEntities Without(params string[] keys) =>
        this with { Entities = [.. Entities.Where(e => !keys.Contains(e.Key))] };

    /// <summary>True when every entity of this is an entity of <paramref name="other"/> with the same label.</summary>
    public bool IsPartOf(BidsEntities other) => Entities.All(other.Entities.Contains);

    /// <summary>The entities joined as in a file name, without the suffix.</summary>
    public string Stem => string.Join('_', Entities.Select(e => $"{e.Key}-{e.Value}"));
}
