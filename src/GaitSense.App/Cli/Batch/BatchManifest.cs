using System.Text;
using System.Text.Json;

namespace GaitSense.App.Cli.Batch;

/// <summary>Which items of a batch are done, kept beside the results: a line for each, by the hash of all that it came from.
/// A line is written only when the item's files are whole, so that an interrupted batch can go on where it stopped.</summary>
internal sealed class BatchManifest
{
    /// <summary>Its file.</summary>
    public const string FileName = "manifest.jsonl";

    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _done = [];

    private BatchManifest(string path) => _path = path;

    /// <summary>Opens the manifest in a folder of results; a line that was cut off is not counted.</summary>
    public static BatchManifest Open(string folder)
    {
        Directory.CreateDirectory(folder);
        BatchManifest manifest = new(Path.Combine(folder, FileName));
        if (File.Exists(manifest._path))
        {
            foreach (string line in File.ReadLines(manifest._path))
            {
                manifest.Take(line);
            }
        }

        return manifest;
    }

    /// <summary>True when the item was done from the same content.</summary>
    public bool IsDone(string item, string hash)
    {
        lock (_gate)
        {
            return _done.TryGetValue(item, out string? known) && known == hash;
        }
    }

    /// <summary>Notes that an item is done; durable when this returns.</summary>
    public void Add(string item, string hash)
    {
        byte[] line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Line(item, hash)) + "\n");
        lock (_gate)
        {
            _done[item] = hash;
            using FileStream file = new(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            bool isCutOff = file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n';
            file.Seek(0, SeekOrigin.End);
            if (isCutOff)
            {
                file.WriteByte((byte)'\n');
            }

            file.Write(line);
            file.Flush(flushToDisk: true);
        }
    }

    private void Take(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<Line>(text) is { Item: { } item, Hash: { } hash })
            {
                _done[item] = hash;
            }
        }
        catch (JsonException)
        {
            // The process ended while it wrote this line: the item is done again.
        }
    }

    private sealed record Line(string? Item, string? Hash);
}
