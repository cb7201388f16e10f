using GaitSense.Core.Recordings;

namespace GaitSense.Export.Text;

/// <summary>A small tab-separated table with a header line, in memory. Column names are compared without regard to case.</summary>
internal sealed class TsvTable
{
    private readonly string[] _columns;

    private TsvTable(string path, string[] columns, List<TsvRow> rows)
    {
        Path = path;
        _columns = columns;
        Rows = rows;
    }

    /// <summary>Where it was read.</summary>
    public string Path { get; }

    /// <summary>Rows in order.</summary>
    public IReadOnlyList<TsvRow> Rows { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputFaultException">It has no header line, or a row has another number of cells than the header.</exception>
    public static TsvTable Read(string path)
    {
        string[]? columns = null;
        List<TsvRow> rows = [];
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            string[] cells = [.. text.Split('\t').Select(c => c.Trim())];
            if (columns is null)
            {
                columns = cells;
                continue;
            }

            if (cells.Length != columns.Length)
            {
                throw Fault(path, line, $"{cells.Length} cells in a table of {columns.Length} columns", "Separate cells with one tab each and write n/a where there is no value.");
            }

            rows.Add(new TsvRow(line, cells));
        }

        return columns is null
            ? throw Fault(path, 1, "the table is empty", "Write the header line and one row per entry.")
            : new TsvTable(path, columns, rows);
    }

    /// <summary>Index of a column, or -1.</summary>
    public int IndexOf(string column) =>
        Array.FindIndex(_columns, c => string.Equals(c, column, StringComparison.OrdinalIgnoreCase));

    /// <summary>Index of a column that must be there.</summary>
    /// <exception cref="InputFaultException">It is not.</exception>
    public int Require(string column) => IndexOf(column) is >= 0 and int index
        ? index
        : throw Fault(Path, 1, $"the column '{column}' is missing", $"Its header has: {string.Join(", ", _columns)}. Add the column.");

    /// <summary>A fault at a line of a file.</summary>
    public static InputFaultException Fault(string path, long line, string what, string advice) =>
        new(new InputFault(what, $"{path}, line {line}", advice));
}

/// <summary>One row of a table.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Cells">Its cells, trimmed.</param>
internal sealed record TsvRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The cell, or null where the column is absent (index -1), empty or n/a.</summary>
    public string? Value(int column) =>
        column >= 0 && Cells[column] is { Length: > 0 } cell && !string.Equals(cell, "n/a", StringComparison.OrdinalIgnoreCase)
            ? cell
            : null;
}
