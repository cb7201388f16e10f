namespace GaitSense.Storage.Influx.Lines;

/// <summary>Cuts text of whole lines between lines.</summary>
internal static class LineCut
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>Lines in the text.</summary>
    public static int Count(ReadOnlySpan<byte> lines) => lines.Count(LineEnd);

    /// <summary>Bytes of the whole lines that fit, at least one line.</summary>
    public static int Fitting(ReadOnlySpan<byte> lines, int bytes)
    {
        if (lines.Length <= bytes)
        {
            return lines.Length;
        }

        int last = lines[..bytes].LastIndexOf(LineEnd);
        return (last < 0 ? lines.IndexOf(LineEnd) : last) + 1;
    }

    /// <summary>Bytes of the first half of the lines, at least one line; the text has two or more.</summary>
    public static int Half(ReadOnlySpan<byte> lines)
    {
        int half = Count(lines) / 2;
        int at = 0;
        for (int i = 0; i < half; i++)
        {
            at += lines[at..].IndexOf(LineEnd) + 1;
        }

        return at;
    }
}
