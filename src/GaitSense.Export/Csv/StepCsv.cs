using GaitSense.Core.Steps;

namespace GaitSense.Export.Csv;

/// <summary>The step table as comma-separated text: one row per landing, an empty cell where there is no value.</summary>
public static class StepCsv
{
    /// <summary>Writes the header line and the steps.</summary>
    /// <param name="writer">Takes the text; lines end with LF.</param>
    /// <param name="steps">Steps by initial contact.</param>
    public static void Write(TextWriter writer, IEnumerable<Step> steps) => Write(writer, steps, ',', "");

    /// <summary>The same with another separator and another word for no value.</summary>
    internal static void Write(TextWriter writer, IEnumerable<Step> steps, char separator, string absent)
    {
        writer.Write(string.Join(separator, StepColumns.All.Select(c => c.Name)));
        writer.Write('\n');
        foreach (Step step in steps)
        {
            writer.Write(string.Join(separator, StepColumns.All.Select(c => c.Text(step) is { Length: > 0 } cell ? cell : absent)));
            writer.Write('\n');
        }
    }
}
