using System.Globalization;
using GaitSense.Core.Steps;

namespace GaitSense.App.Api.Contracts;

/// <summary>One step as the API gives it: the columns of the step table by the same names and with the same digits as in a
/// file. A value that was not measured is null.</summary>
public sealed class StepRow : Dictionary<string, object?>
{
    /// <summary>The row of a step.</summary>
    public static StepRow Of(Step step)
    {
        StepRow row = [];
        foreach (StepColumn column in StepColumns.All)
        {
            row.Add(column.Name, Cell(column, step));
        }

        return row;
    }

    private static object? Cell(StepColumn column, Step step)
    {
        string text = column.Text(step);
        return column switch
        {
            { Name: "valid" } => step.Valid,
            { Name: "flags" } => text.Split(';', StringSplitOptions.RemoveEmptyEntries),
            _ when text.Length == 0 => null,
            { Value: not null } => double.Parse(text, CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
