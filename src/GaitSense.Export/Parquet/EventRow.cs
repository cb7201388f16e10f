using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.Analysis;

namespace GaitSense.Export.Parquet;

/// <summary>One event in a table of many sessions.</summary>
/// <param name="Session">The session.</param>
/// <param name="Event">The event, in session time.</param>
public sealed record EventRow(ExportedSession Session, GaitEvent Event)
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<ParquetColumn<EventRow>> Columns { get; } =
    [
        ParquetColumn<EventRow>.OfWords("session", "Identity of the session.", r => r.Session.Id),
        ParquetColumn<EventRow>.OfWords("person", "Pseudonym of the person.", r => r.Session.Person),
        ParquetColumn<EventRow>.OfWords("exercise", "Identity of the exercise.", r => r.Session.Exercise),
        ParquetColumn<EventRow>.OfNumbers("onset_s", "s", "When it began, from the recording's first sample.", r => Math.Round(r.Event.Onset.Seconds - r.Session.FirstS, 9)),
        ParquetColumn<EventRow>.OfNumbers("duration_s", "s", "How long; 0 for an instant.", r => r.Event.Duration.TotalSeconds),
        ParquetColumn<EventRow>.OfWords("trial_type", "What happened: initial_contact_left, final_contact_right, pause, turn, gap ...", r => EventTable.TrialType(r.Event)),
        ParquetColumn<EventRow>.OfWords("body_site", "The sensor that a gap is about.", r => r.Event.Site == BodySite.Unassigned ? null : StepColumns.NameOf(r.Event.Site)),
    ];
}
