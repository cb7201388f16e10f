namespace GaitSense.Export.Signals;

/// <summary>Signals as a table: one column of words at most, and columns of numbers, all of one length.</summary>
public sealed class SignalTable
{
    /// <summary>A table.</summary>
    /// <param name="columns">Its columns, in order.</param>
    /// <exception cref="ArgumentException">Columns differ in length, or two have one name.</exception>
    public SignalTable(IReadOnlyList<SignalColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = columns;
        RowCount = columns.Count == 0 ? 0 : columns[0].Count;
        if (columns.Any(c => c.Count != RowCount))
        {
            throw new ArgumentException("columns differ in length", nameof(columns));
        }

        if (columns.DistinctBy(c => c.Name).Count() != columns.Count)
        {
            throw new ArgumentException("two columns have one name", nameof(columns));
        }
    }

    /// <summary>Its columns, in order.</summary>
    public IReadOnlyList<SignalColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }
}

/// <summary>One column of a signal table: words or numbers.</summary>
public sealed record SignalColumn
{
    private SignalColumn(string name, string[]? words, double[]? numbers)
    {
        Name = name;
        Words = words;
        Numbers = numbers;
    }

    /// <summary>Name, with the unit as suffix.</summary>
    public string Name { get; }

    /// <summary>Words; null for a column of numbers.</summary>
    public IReadOnlyList<string>? Words { get; }

    /// <summary>Numbers, NaN where there is no value; empty for a column of words.</summary>
    public ReadOnlyMemory<double> Numbers { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Words?.Count ?? Numbers.Length;

    /// <summary>A column of words.</summary>
    public static SignalColumn OfWords(string name, string[] words) => new(name, words, null);

    /// <summary>A column of numbers.</summary>
    public static SignalColumn OfNumbers(string name, double[] numbers) => new(name, null, numbers);
}
