using GaitSense.Core.Coaching;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>What was told to the person, as rows numbered in the order of appending.</summary>
internal sealed class CueTable : IDisposable
{
    private readonly PreparedCommand put;

    public CueTable(SqliteConnection connection) => put = new PreparedCommand(
        connection,
        "INSERT OR REPLACE INTO cues (session, number, time_ns, cue, kind, level, value, low, high, in_target) "
        + "VALUES ($session, $number, $time, $cue, $kind, $level, $value, $low, $high, $in_target)",
        ["$session", "$number", "$time", "$cue", "$kind", "$level", "$value", "$low", "$high", "$in_target"]);

    /// <summary>Inserts the session's cue of that number.</summary>
    public void Put(long session, long number, in CoachingCue cue) => put.Run(
        session,
        number,
        cue.Time.Nanoseconds,
        cue.CueId,
        Words<CueKind>.Of(cue.Kind),
        Words<CueLevel>.Of(cue.Level),
        cue.Value.Finite(),
        cue.Low.Finite(),
        cue.High.Finite(),
        cue.IsInTarget is { } isIn ? (isIn ? 1 : 0) : null);

    /// <summary>The cues of a session by time; those of one instant in the order of appending.</summary>
    public static List<CoachingCue> Read(SqliteConnection connection, long session) => connection.Rows(
        "SELECT time_ns, cue, kind, level, value, low, high, in_target FROM cues WHERE session = $session ORDER BY time_ns, number",
        row => new CoachingCue(
            row.Instant(0),
            row.GetString(1),
            row.Word<CueKind>(2),
            row.Word<CueLevel>(3),
            row.Number(4),
            row.Number(5),
            row.Number(6),
            row.IsDBNull(7) ? null : row.GetBoolean(7)),
        ("$session", session));

    public void Dispose() => put.Dispose();
}
