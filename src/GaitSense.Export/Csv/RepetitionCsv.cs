using GaitSense.Core.Repetitions;

namespace GaitSense.Export.Csv;

/// <summary>The repetition table as comma-separated text: one row per repetition, an empty cell where there is no value.</summary>
public static class RepetitionCsv
{
    /// <summary>Writes the header line and the repetitions.</summary>
    /// <param name="writer">Takes the text; lines end with LF.</param>
    /// <param name="repetitions">Repetitions in order.</param>
    public static void Write(TextWriter writer, IEnumerable<Repetition> repetitions)
    {
        writer.Write(string.Join(',', RepetitionColumns.All.Select(c => c.Name)));
        writer.Write('\n');
        foreach (Repetition repetition in repetitions)
        {
            writer.Write(string.Join(',', RepetitionColumns.All.Select(c => c.Text(repetition))));
            writer.Write('\n');
        }
    }
}
