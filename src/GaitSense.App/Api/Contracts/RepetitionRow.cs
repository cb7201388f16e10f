using GaitSense.Core.Repetitions;

namespace GaitSense.App.Api.Contracts;

/// <summary>One repetition as the API gives it: the columns of the repetition table. A value that was not measured is null.</summary>
public sealed class RepetitionRow : Dictionary<string, object?>
{
    /// <summary>The row of a repetition.</summary>
    public static RepetitionRow Of(Repetition repetition)
    {
        RepetitionRow row = [];
        foreach (RepetitionColumn column in RepetitionColumns.All)
        {
            row.Add(column.Name, column.Name == "valid" ? repetition.Valid : Rounded(column, repetition));
        }

        return row;
    }

    private static double? Rounded(RepetitionColumn column, Repetition repetition) =>
        column.Value(repetition) is { } value && double.IsFinite(value) ? Math.Round(value, column.Digits) : null;
}
