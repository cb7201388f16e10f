using GaitSense.Core.Steps;
using GaitSense.Export.MotionBids.Writing;

namespace GaitSense.Export.Parquet;

/// <summary>One landing in a table of many sessions.</summary>
/// <param name="Session">The session.</param>
/// <param name="Step">The step, times from the recording's first sample.</param>
public sealed record StepRow(ExportedSession Session, Step Step)
{
    /// <summary>The columns: whose step it is, then those of the step table.</summary>
    public static IReadOnlyList<ParquetColumn<StepRow>> Columns { get; } =
    [
        ParquetColumn<StepRow>.OfWords("session", "Identity of the session.", r => r.Session.Id),
        ParquetColumn<StepRow>.OfWords("person", "Pseudonym of the person.", r => r.Session.Person),
        ParquetColumn<StepRow>.OfWords("exercise", "Identity of the exercise.", r => r.Session.Exercise),
        .. StepColumns.All.Select(ColumnOf),
    ];

    private static ParquetColumn<StepRow> ColumnOf(StepColumn column)
    {
        string meaning = StepDictionary.MeaningOf(column.Name);
        return column.Name == "valid" ? ParquetColumn<StepRow>.OfTruth(column.Name, meaning, r => r.Step.Valid)
            : column.Value is { } value ? ParquetColumn<StepRow>.OfNumbers(column.Name, column.Unit, meaning, r => value(r.Step))
            : ParquetColumn<StepRow>.OfWords(column.Name, meaning, r => column.Text(r.Step));
    }
}
