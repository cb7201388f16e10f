namespace GaitSense.Export.Parquet;

/// <summary>One column of a Parquet table: a number, a word or a truth value of each row.</summary>
/// <typeparam name="TRow">The row.</typeparam>
public sealed record ParquetColumn<TRow>
{
    private ParquetColumn(string name, string unit, string meaning) => (Name, Unit, Meaning) = (name, unit, meaning);

    /// <summary>Name, with the unit as suffix.</summary>
    public string Name { get; }

    /// <summary>Unit; empty for none.</summary>
    public string Unit { get; }

    /// <summary>What it means.</summary>
    public string Meaning { get; }

    internal Func<TRow, double?>? Number { get; private init; }

    internal Func<TRow, string?>? Word { get; private init; }

    internal Func<TRow, bool>? Truth { get; private init; }

    /// <summary>A column of numbers; what is not finite is absent.</summary>
    public static ParquetColumn<TRow> OfNumbers(string name, string unit, string meaning, Func<TRow, double?> value) =>
        new(name, unit, meaning) { Number = value };

    /// <summary>A column of words; an empty one is absent.</summary>
    public static ParquetColumn<TRow> OfWords(string name, string meaning, Func<TRow, string?> value) =>
        new(name, "", meaning) { Word = value };

    /// <summary>A column of truth values.</summary>
    public static ParquetColumn<TRow> OfTruth(string name, string meaning, Func<TRow, bool> value) =>
        new(name, "", meaning) { Truth = value };
}
