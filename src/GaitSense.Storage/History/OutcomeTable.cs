using GaitSense.Core.Sessions;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.History;

/// <summary>Outcomes from the rows of sessions and summaries: one query, no step and no sensor is read.</summary>
internal static class OutcomeTable
{
    private const string Select =
        "SELECT s.id, s.started_at, s.exercise, CAST(m.summary AS BLOB) FROM sessions s JOIN people p ON p.key = s.person "
        + $"JOIN summaries m ON m.session = s.key WHERE s.state <> '{SessionTable.Deleting}' {SessionTable.Filter}";

    /// <summary>The sessions that match and have a summary, oldest first; with a limit, the newest of them. A summary that
    /// cannot be read is left out: the store's check tells of it.</summary>
    public static IReadOnlyList<SessionOutcome> Read(SqliteConnection connection, SessionQuery query)
    {
        List<SessionOutcome?> outcomes = connection.Rows(
            Select,
            OutcomeOf,
            SessionTable.Values(query));
        outcomes.Reverse();
        return [.. outcomes.OfType<SessionOutcome>()];
    }

    private static SessionOutcome? OutcomeOf(SqliteDataReader row) =>
        SummaryPart.Read(row.GetFieldValue<byte[]>(3)) is not { Steps: { } steps } summary ? null : new SessionOutcome
        {
            Id = new SessionId(row.GetString(0)),
            StartedAt = row.Utc(1),
            Exercise = row.GetString(2),
            DurationS = summary.DurationS,
            Steps = steps.Total,
            ValidSteps = steps.Valid,
            Metrics = summary.Outcomes(),
            Targets = summary.Targets ?? [],
        };
}
