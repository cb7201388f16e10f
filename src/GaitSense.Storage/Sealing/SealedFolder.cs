using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Opening;
using GaitSense.Storage.Raw;

namespace GaitSense.Storage.Sealing;

/// <summary>The folder of sealed files beside the database.</summary>
/// <param name="location">The store.</param>
internal sealed class SealedFolder(StoreLocation location)
{
    private const string Extension = ".parquet";
    private const string Unfinished = ".part";

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.Combine(location.Directory, "sealed");

    /// <summary>Name of a session's file.</summary>
    public static string NameOf(SessionId id) => id.Value + Extension;

    /// <summary>A session's file.</summary>
    public string FileOf(SessionId id) => System.IO.Path.Combine(Path, NameOf(id));

    /// <summary>A session's file while it is written.</summary>
    public string PartOf(SessionId id) => FileOf(id) + Unfinished;

    /// <summary>Names of files that were never finished.</summary>
    public IReadOnlyList<string> Leftovers() => Names("*" + Extension + Unfinished);

    /// <summary>Names of finished files.</summary>
    public IReadOnlyList<string> Finished() => Names("*" + Extension);

    /// <summary>What is wrong with a file, in words; null when it is as it was recorded.</summary>
    public string? FaultOf(SealedEntry entry)
    {
        FileInfo file = new(System.IO.Path.Combine(Path, entry.File));
        try
        {
            return !file.Exists ? $"the sealed file {entry.File} is missing"
                : file.Length != entry.Bytes || SealedFile.ChecksumOf(file.FullName) != entry.Sha256 ? $"the sealed file {entry.File} is not what was written"
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the sealed file {entry.File} cannot be read ({e.Message.TrimEnd('.')})";
        }
    }

    /// <summary>The packets in a file.</summary>
    /// <exception cref="StorageFaultException">It is missing, or not what was written.</exception>
    public IEnumerable<NumberedPacket> Read(SealedEntry entry) => FaultOf(entry) is { } fault
        ? throw new StorageFaultException(new StorageFault(
            StorageFaultKind.Damaged, fault, Path, "Restore it from a backup, then check the store."))
        : SealedFile.Read(System.IO.Path.Combine(Path, entry.File));

    /// <summary>Removes everything of a session.</summary>
    /// <exception cref="IOException">A file is held by another program.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be removed.</exception>
    public void Remove(SessionId id)
    {
        RemoveIn(PartOf(id));
        RemoveIn(FileOf(id));
    }

    /// <summary>Removes what an unfinished writing has left of a session; what cannot be removed is written over by the next.</summary>
    public void TryRemovePart(SessionId id)
    {
        try
        {
            RemoveIn(PartOf(id));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Told by a check.
        }
    }

    private void RemoveIn(string file)
    {
        if (Directory.Exists(Path))
        {
            File.Delete(file);
        }
    }

    private IReadOnlyList<string> Names(string pattern) => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path, pattern).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)]
        : [];
}
