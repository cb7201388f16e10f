namespace GaitSense.App.Tests.Cli;

/// <summary>A table of comma-separated text, by column name.</summary>
public sealed class StepTable
{
    private readonly string[] _columns;
    private readonly string[][] _rows;

    private StepTable(string[][] lines) => (_columns, _rows) = (lines[0], lines[1..]);

    public int Count => _rows.Length;

    public static StepTable Read(params string[] path) =>
        new([.. File.ReadAllText(Path.Combine(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))]);

    public IReadOnlyList<string> Column(string name)
    {
        int index = Array.IndexOf(_columns, name);
        Assert.True(index >= 0, $"no column {name}");
        return [.. _rows.Select(r => r[index])];
    }

    /// <summary>Share of rows with that word.</summary>
    public double Share(string column, string word) => Count == 0 ? 0 : (double)Column(column).Count(c => c == word) / Count;
}
