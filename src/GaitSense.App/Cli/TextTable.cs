namespace GaitSense.App.Cli;

/// <summary>A table for a person: columns padded to their widest cell.</summary>
internal static class TextTable
{
    /// <summary>Writes the rows; the first one is the heading.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="rows">Rows of equally many cells.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
        {
            writer.Write(string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
            writer.Write('\n');
        }
    }
}
