using System.Globalization;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Cli.Compare;

/// <summary>A table of text with a header line, tab- or comma-separated.</summary>
internal sealed class Table
{
    private const long LargestBytes = 256L << 20;

    private readonly string[] _columns;

    private Table(string path, string[] columns, IReadOnlyList<string[]> rows) => (Path, _columns, Rows) = (path, columns, rows);

    /// <summary>Where it was read.</summary>
    public string Path { get; }

    /// <summary>Rows; row i stands in line i + 2.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputFaultException">It is no table.</exception>
    public static Table Read(string path)
    {
        if (new FileInfo(path) is { Length: > LargestBytes } large)
        {
            throw Fault(path, 1, $"the file has {large.Length >> 20} MB, more than a step table can have", "Name a table of steps or events, not of samples.");
        }

        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0].Length == 0)
        {
            throw Fault(path, 1, "there is no header line", "The first line names the columns.");
        }

        char separator = lines[0].Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        string[] columns = Cells(lines[0].TrimStart('\uFEFF'), separator);
        List<string[]> rows = [];
        for (int i = 1; i < lines.Length && (lines[i].Length > 0 || i < lines.Length - 1); i++)
        {
            string[] cells = Cells(lines[i], separator);
            rows.Add(cells.Length == columns.Length ? cells : throw Fault(path, i + 1, $"{cells.Length} cells in a table of {columns.Length} columns", "Is the file cut off? Give each row one cell per column."));
        }

        return columns.Distinct().Count() == columns.Length
            ? new Table(path, columns, rows)
            : throw Fault(path, 1, "two columns have the same name", "Keep one of them.");
    }

    /// <summary>Index of a column, -1 when there is none.</summary>
    public int IndexOf(string column) => Array.IndexOf(_columns, column);

    /// <summary>The number in a cell; null for none.</summary>
    /// <exception cref="InputFaultException">It is no number.</exception>
    public double? Number(int row, int column)
    {
        string cell = column < 0 ? "" : Rows[row][column];
        if (cell.Length == 0 || cell is "n/a" or "NA" or "NaN" or "nan")
        {
            return null;
        }

        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Fault(Path, row + 2, $"\"{cell}\" in column {_columns[column]} is no number", "Use a decimal point, and an empty cell or n/a for no value.");
    }

    /// <summary>A fault at a line.</summary>
    public static InputFaultException Fault(string path, int line, string what, string advice) =>
        new(new InputFault(what, string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}"), advice));

    private static string[] Cells(string line, char separator) => [.. line.Split(separator).Select(c => c.Trim().Trim('"'))];
}
