using System.Text.Json.Nodes;
using GaitSense.Core.Steps;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>The stride table: from one initial contact of a foot to its next, where both were seen.</summary>
internal static class StrideTable
{
    private static readonly (string Name, string Unit, string Meaning)[] Columns =
    [
        ("s_id", "", "Number of the stride, from 0, by its end."),
        ("side", "", "The foot."),
        ("start_s", "s", "Initial contact that begins the stride, from the recording's first sample."),
        ("tc_s", "s", "Final contact of this foot within the stride."),
        ("end_s", "s", "Initial contact that ends the stride."),
        ("stride_time_s", "s", "From start to end."),
        ("stride_length_m", "m", "Horizontal displacement of the foot, magnitude."),
        ("speed_mps", "m/s", "Stride length over stride time."),
        ("direction", "", "Where the foot went, in its own heading."),
        ("valid", "", "true or false: fit for averages."),
    ];

    /// <summary>Writes the header line and the strides.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="steps">Steps by initial contact, times from the recording's first sample.</param>
    public static void Write(TextWriter writer, IEnumerable<Step> steps)
    {
        writer.Write(Cells.Line(Columns.Select(c => c.Name)));
        int number = 0;
        foreach (Step step in steps.Where(s => s.StrideTime is not null))
        {
            double end = step.InitialContact.Seconds;
            double time = step.StrideTime!.Value.TotalSeconds;
            writer.Write(Cells.Line(
                Cells.Number(number++),
                StepColumns.NameOf(step.Side),
                Cells.Number(end - time),
                Cells.Number(step.FinalContact?.Seconds ?? double.NaN),
                Cells.Number(end),
                Cells.Number(time),
                Cells.Number(step.StrideLengthM ?? double.NaN),
                Cells.Number(step.StrideLengthM / time ?? double.NaN),
                step.Direction == WalkingDirection.Unknown ? Cells.Absent : StepColumns.NameOf(step.Direction),
                step.Valid ? "true" : "false"));
        }
    }

    /// <summary>The data dictionary of the table.</summary>
    public static JsonObject Json()
    {
        JsonObject dictionary = [];
        foreach ((string name, string unit, string meaning) in Columns)
        {
            JsonObject entry = new() { ["Description"] = meaning };
            if (unit.Length > 0)
            {
                entry["Units"] = unit;
            }

            dictionary[name] = entry;
        }

        return dictionary;
    }
}
