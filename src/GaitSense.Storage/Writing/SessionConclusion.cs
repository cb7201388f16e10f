using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Tables;

namespace GaitSense.Storage.Writing;

/// <summary>What an interrupted session came to, measured from its packets afterwards.</summary>
/// <param name="Steps">All steps.</param>
/// <param name="Events">All events.</param>
/// <param name="Summary">What it came to.</param>
public sealed record SessionConclusion(IReadOnlyList<Step> Steps, IReadOnlyList<GaitEvent> Events, SessionSummary Summary)
{
    /// <summary>Replaces what was measured and closes the session, inside a transaction. Points go into the outbox for steps that
    /// were not stored before, and for the session.</summary>
    internal void Write(WriteConnection writes, long session, SessionHeader header, OutboxOptions? outbox, DateTimeOffset now)
    {
        HashSet<(Side, long)> known = [.. StepTable.Read(writes.Connection, session).Select(s => (s.Side, s.InitialContact.Nanoseconds))];
        writes.Connection.Run("DELETE FROM steps WHERE session = $session", ("$session", session));
        writes.Connection.Run("DELETE FROM events WHERE session = $session", ("$session", session));
        MeasurementBuffer measured = new();
        SessionPoints? points = outbox is null ? null : new SessionPoints(outbox, header);
        foreach (Step step in Steps)
        {
            measured.Add(step);
            if (!known.Contains((step.Side, step.InitialContact.Nanoseconds)))
            {
                points?.Add(step);
            }
        }

        foreach (GaitEvent gaitEvent in Events)
        {
            measured.Add(gaitEvent);
        }

        measured.Write(writes, session);
        points?.Add(Summary);
        points?.Put(writes, session);
        SessionTable.CountSteps(writes.Connection, session);
        SessionTable.Close(writes.Connection, session, SessionState.Finished, Summary);
        AnalysisTable.Add(writes.Connection, session, Summary.Version, now, AnalysisTable.Closed);
    }
}
