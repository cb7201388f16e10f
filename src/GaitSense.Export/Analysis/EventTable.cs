using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.Text;

namespace GaitSense.Export.Analysis;

/// <summary>Gait events as a BIDS events table: onset and duration in seconds, a word for what happened, and the sensor where
/// it is about one.</summary>
public static class EventTable
{
    /// <summary>Writes the header line and the events.</summary>
    /// <param name="writer">Takes the text; lines end with LF.</param>
    /// <param name="events">Events by onset.</param>
    /// <param name="zeroS">Session time that counts as onset zero, s.</param>
    public static void Write(TextWriter writer, IEnumerable<GaitEvent> events, double zeroS = 0)
    {
        writer.Write("onset\tduration\ttrial_type\tbody_site\n");
        foreach (GaitEvent e in events)
        {
            writer.Write(Cells.Line(
                Cells.Number(e.Onset.Seconds - zeroS),
                Cells.Number(e.Duration.TotalSeconds),
                TrialType(e),
                e.Site == BodySite.Unassigned ? Cells.Absent : StepColumns.NameOf(e.Site)));
        }
    }

    /// <summary>The word for an event, for example "initial_contact_left".</summary>
    public static string TrialType(in GaitEvent e) => e.Side is { } side
        ? $"{StepColumns.NameOf(e.Kind)}_{StepColumns.NameOf(side)}"
        : StepColumns.NameOf(e.Kind);
}
