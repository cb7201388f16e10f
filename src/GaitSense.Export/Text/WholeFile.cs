using System.Text;

namespace GaitSense.Export.Text;

/// <summary>Writes files so that a reader sees the old or the new one, never half of one: under another name first, then
/// renamed. What could not be written to its end is removed.</summary>
public static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text with LF line ends, UTF-8 without byte order mark.</summary>
    /// <param name="path">The file; its folder is made when it is absent.</param>
    /// <param name="write">Writes it.</param>
    public static void Text(string path, Action<TextWriter> write) => Bytes(path, stream =>
    {
        using StreamWriter writer = new(stream, Utf8, 1 << 16) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file; its folder is made when it is absent.</param>
    /// <param name="write">Writes it.</param>
    public static void Bytes(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string unfinished = path + ".part";
        try
        {
            using FileStream stream = new(unfinished, FileMode.Create, FileAccess.Write);
            write(stream);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
