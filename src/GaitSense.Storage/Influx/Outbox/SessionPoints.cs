using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.Influx.Outbox;

/// <summary>Points of one session that go into the outbox in the same transaction as the steps they come from.</summary>
internal sealed class SessionPoints(OutboxOptions options, SessionHeader session)
{
    private readonly LineWriter lines = new();
    private StepJudge? judge;
    private bool hasSummary;

    /// <summary>Adds a step and the verdicts on it.</summary>
    public void Add(Step step)
    {
        StepLines.Write(lines, session, step);
        judge ??= options.Judge?.Of(session);
        foreach (CueVerdict verdict in judge?.Invoke(step) ?? [])
        {
            CueLines.Write(lines, session, step, verdict);
        }
    }

    /// <summary>Adds what the session came to, once.</summary>
    public void Add(SessionSummary summary)
    {
        if (!hasSummary)
        {
            SessionLines.Write(lines, session, summary);
            hasSummary = true;
        }
    }

    /// <summary>Puts them into the outbox, inside a transaction.</summary>
    public void Put(WriteConnection writes, long key) =>
        writes.Outbox.Put(key, lines.Written, options.Time.GetUtcNow(), options.QuotaBytes);

    /// <summary>Everything added so far is durable.</summary>
    public void MarkWritten() => lines.Clear();
}
