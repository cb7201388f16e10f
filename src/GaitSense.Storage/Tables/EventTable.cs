using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Events as rows, numbered in the order of appending.</summary>
internal sealed class EventTable : IDisposable
{
    private readonly PreparedCommand put;

    public EventTable(SqliteConnection connection) => put = new PreparedCommand(
        connection,
        "INSERT OR REPLACE INTO events (session, number, kind, onset_ns, duration_ns, side, site) "
        + "VALUES ($session, $number, $kind, $onset, $duration, $side, $site)",
        ["$session", "$number", "$kind", "$onset", "$duration", "$side", "$site"]);

    /// <summary>Inserts the session's event of that number.</summary>
    public void Put(long session, long number, in GaitEvent gaitEvent) => put.Run(
        session,
        number,
        Words<GaitEventKind>.Of(gaitEvent.Kind),
        gaitEvent.Onset.Nanoseconds,
        gaitEvent.Duration.Nanoseconds(),
        gaitEvent.Side is { } side ? Words<Side>.Of(side) : null,
        Words<BodySite>.Of(gaitEvent.Site));

    /// <summary>The events of a session by onset; those of one instant in the order of appending.</summary>
    public static List<GaitEvent> Read(SqliteConnection connection, long session) => [.. ReadOneByOne(connection, session)];

    /// <summary>The same, each read when it is asked for.</summary>
    public static IEnumerable<GaitEvent> ReadOneByOne(SqliteConnection connection, long session) => connection.RowsOneByOne(
        "SELECT kind, onset_ns, duration_ns, side, site FROM events WHERE session = $session ORDER BY onset_ns, number",
        row => new GaitEvent(
            row.Word<GaitEventKind>(0),
            row.Instant(1),
            row.Duration(2),
            row.OptionalWord<Side>(3),
            row.Word<BodySite>(4)),
        ("$session", session));

    public void Dispose() => put.Dispose();
}
