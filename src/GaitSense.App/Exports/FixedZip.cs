using System.IO.Compression;

namespace GaitSense.App.Exports;

/// <summary>A folder as a zip file that is the same whenever the folder is: entries by name, all with one date.</summary>
internal static class FixedZip
{
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file.</summary>
    public static async Task WriteAsync(string folder, string path, CancellationToken cancellationToken)
    {
        await using FileStream stream = new(path, FileMode.Create, FileAccess.Write);
        await using ZipArchive zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken);
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        foreach (string file in files)
        {
            ZipArchiveEntry entry = zip.CreateEntry(Path.GetRelativePath(folder, file).Replace('\\', '/'), CompressionLevel.Fastest);
            entry.LastWriteTime = Date;
            await using Stream content = await entry.OpenAsync(cancellationToken);
            await using FileStream source = File.OpenRead(file);
            await source.CopyToAsync(content, cancellationToken);
        }
    }
}
