using GaitSense.Core.Sessions;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Sessions and the people they belong to, as rows.</summary>
internal static class SessionTable
{
    /// <summary>State of a session that is being removed; nobody else sees it.</summary>
    internal const string Deleting = "deleting";

    private const string Select =
        "SELECT s.key, s.id, s.started_at, p.pseudonym, s.exercise, s.source, s.engine_version, s.state, s.step_count, "
        + "s.packet_count - s.packets_lost, m.summary, s.continues FROM sessions s JOIN people p ON p.key = s.person "
        + $"LEFT JOIN summaries m ON m.session = s.key WHERE s.state <> '{Deleting}' ";

    /// <summary>Sessions (s) of people (p) that match, newest first, after a WHERE; its values come from <see cref="Values"/>.</summary>
    internal const string Filter =
        "AND ($person IS NULL OR p.pseudonym = $person) AND ($exercise IS NULL OR s.exercise = $exercise) "
        + "AND ($from IS NULL OR s.started_at >= $from) AND ($to IS NULL OR s.started_at < $to) "
        + "ORDER BY s.started_at DESC, s.id DESC LIMIT $limit";

    /// <summary>Inserts a session that is being recorded; its key.</summary>
    public static long Begin(SqliteConnection connection, SessionHeader header)
    {
        connection.Run("INSERT INTO people (pseudonym) VALUES ($person) ON CONFLICT DO NOTHING", ("$person", header.Person));
        connection.Run(
            "INSERT INTO sessions (id, person, exercise, source, engine_version, started_at, state, continues) "
            + "SELECT $id, key, $exercise, $source, $version, $start, $state, $continues FROM people WHERE pseudonym = $person",
            ("$id", header.Id.Value),
            ("$person", header.Person),
            ("$exercise", header.Exercise),
            ("$source", header.Source),
            ("$version", header.Version),
            ("$start", UtcText.Of(header.StartedAt)),
            ("$continues", header.Continues?.Value),
            ("$state", Words<SessionState>.Of(SessionState.Recording)));
        long session = connection.Scalar("SELECT last_insert_rowid()");
        for (int i = 0; i < header.Sensors.Count; i++)
        {
            SensorTable.Put(connection, session, i, header.Sensors[i]);
        }

        return session;
    }

    /// <summary>Brings the counts of a session up to date with its rows.</summary>
    public static void Count(SqliteConnection connection, long session, long packets) => connection.Run(
        "UPDATE sessions SET packet_count = $packets, step_count = (SELECT count(*) FROM steps WHERE session = $session) "
        + "WHERE key = $session",
        ("$packets", packets),
        ("$session", session));

    /// <summary>Brings the count of steps up to date with their rows; 0 when it was.</summary>
    public static int CountSteps(SqliteConnection connection, long session) => connection.Run(
        "UPDATE sessions SET step_count = (SELECT count(*) FROM steps WHERE session = $session) WHERE key = $session "
        + "AND step_count <> (SELECT count(*) FROM steps WHERE session = $session)",
        ("$session", session));

    /// <summary>Sets where a session stands, with its summary when it is finished.</summary>
    public static void Close(SqliteConnection connection, long session, SessionState state, SessionSummary? summary)
    {
        connection.Run(
            "UPDATE sessions SET state = $state WHERE key = $session",
            ("$state", Words<SessionState>.Of(state)),
            ("$session", session));
        if (summary is not null)
        {
            connection.Run(
                "INSERT OR REPLACE INTO summaries (session, summary) VALUES ($session, $summary)",
                ("$session", session),
                ("$summary", SummaryJson.Write(summary)));
        }
    }

    /// <summary>Marks what a process that is gone was recording.</summary>
    public static void InterruptAll(SqliteConnection connection) => connection.Run(
        "UPDATE sessions SET state = $interrupted WHERE state = $recording",
        ("$interrupted", Words<SessionState>.Of(SessionState.Interrupted)),
        ("$recording", Words<SessionState>.Of(SessionState.Recording)));

    /// <summary>Hides a session that is about to be removed; false when there is none.</summary>
    public static bool Hide(SqliteConnection connection, SessionId id) => connection.Run(
        $"UPDATE sessions SET state = '{Deleting}' WHERE id = $id AND state <> '{Deleting}'",
        ("$id", id.Value)) > 0;

    /// <summary>Hidden sessions.</summary>
    public static List<(long Key, SessionId Id)> Hidden(SqliteConnection connection) => connection.Rows(
        $"SELECT key, id FROM sessions WHERE state = '{Deleting}'", row => (row.GetInt64(0), new SessionId(row.GetString(1))));

    /// <summary>Removes a session with all that is left of it, and its person when it was the last of one who was never entered.</summary>
    public static void Remove(SqliteConnection connection, long session)
    {
        connection.Run("DELETE FROM sessions WHERE key = $session", ("$session", session));
        PersonTable.RemoveUnused(connection);
    }

    /// <summary>The key of a session; null when there is none.</summary>
    public static long? KeyOf(SqliteConnection connection, SessionId id)
    {
        long key = connection.Scalar($"SELECT key FROM sessions WHERE id = $id AND state <> '{Deleting}'", ("$id", id.Value));
        return key == 0 ? null : key;
    }

    /// <summary>The key of one session, or of all.</summary>
    public static List<long> Keys(SqliteConnection connection, SessionId? id) => connection.Rows(
        $"SELECT key FROM sessions WHERE state <> '{Deleting}' AND ($id IS NULL OR id = $id) ORDER BY key",
        row => row.GetInt64(0),
        ("$id", id?.Value));

    /// <summary>What is wrong with a session's summary; empty when nothing is.</summary>
    public static List<string> FaultsOfSummary(SqliteConnection connection, long session) => [.. connection
        .Rows(
            "SELECT id, summary FROM summaries JOIN sessions ON key = session WHERE key = $session",
            row => (Id: row.GetString(0), Summary: row.GetString(1)),
            ("$session", session))
        .Where(s => SummaryJson.Read(s.Summary) is null)
        .Select(s => $"the summary of session {s.Id} cannot be read")];

    /// <summary>True when the identity is taken, be it by a session that is being removed.</summary>
    public static bool Exists(SqliteConnection connection, SessionId id) =>
        connection.Scalar("SELECT count(*) FROM sessions WHERE id = $id", ("$id", id.Value)) > 0;

    /// <summary>How many packets of a session are durable: all with a smaller running number are.</summary>
    public static long PacketCount(SqliteConnection connection, long session) =>
        connection.Scalar("SELECT packet_count FROM sessions WHERE key = $session", ("$session", session));

    /// <summary>How many packets of a session should be readable: those that a repair has given up are left out.</summary>
    public static long PacketsKept(SqliteConnection connection, long session) =>
        connection.Scalar("SELECT packet_count - packets_lost FROM sessions WHERE key = $session", ("$session", session));

    /// <summary>Says how many packets of a session there are; others that it once had are lost.</summary>
    public static void Keep(SqliteConnection connection, long session, long packets) => connection.Run(
        "UPDATE sessions SET packet_count = max(packet_count, $packets), packets_lost = max(packet_count, $packets) - $packets WHERE key = $session",
        ("$packets", packets),
        ("$session", session));

    /// <summary>Sessions that match, newest first.</summary>
    public static List<StoredSession> Read(SqliteConnection connection, SessionQuery query) => connection.Rows(
        Select + Filter,
        row => SessionOf(connection, row),
        Values(query));

    /// <summary>What <see cref="Filter"/> asks for.</summary>
    internal static (string Name, object? Value)[] Values(SessionQuery query) =>
    [
        ("$person", query.Person),
        ("$exercise", query.Exercise),
        ("$from", UtcText.Of(query.From)),
        ("$to", UtcText.Of(query.To)),
        ("$limit", Math.Max(0, query.Limit)),
    ];

    /// <summary>One session, or null.</summary>
    public static StoredSession? Read(SqliteConnection connection, SessionId id) => connection
        .Rows(Select + "AND s.id = $id", row => SessionOf(connection, row), ("$id", id.Value))
        .SingleOrDefault();

    private static StoredSession SessionOf(SqliteConnection connection, SqliteDataReader row)
    {
        SessionHeader header = new()
        {
            Id = new SessionId(row.GetString(1)),
            StartedAt = row.Utc(2),
            Person = row.GetString(3),
            Exercise = row.GetString(4),
            Source = row.GetString(5),
            Version = row.GetString(6),
            Sensors = SensorTable.Read(connection, row.GetInt64(0)),
            Continues = row.IsDBNull(11) ? null : new SessionId(row.GetString(11)),
        };
        SessionSummary? summary = row.IsDBNull(10) ? null : SummaryJson.Read(row.GetString(10));
        return new StoredSession(header, row.Word<SessionState>(7), summary, row.GetInt32(8), row.GetInt64(9));
    }
}
