using GaitSense.Core.Coaching;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Reading;

/// <summary>Reads sessions. Any number of threads may read at once, also while a session is recorded.</summary>
/// <param name="connections">Where from.</param>
/// <param name="where">The database file, for messages.</param>
/// <param name="isRecorded">True while some process records that session.</param>
internal sealed class SessionReading(ReadConnections connections, string where, Func<SessionId, bool> isRecorded)
{
    public IReadOnlyList<StoredSession> List(SessionQuery query) =>
        [.. connections.Read(c => SessionTable.Read(c, query)).Select(WithTrueState)];

    public StoredSession? Find(SessionId id) =>
        connections.Read(c => SessionTable.Read(c, id)) is { } session ? WithTrueState(session) : null;

    public IReadOnlyList<Step> Steps(SessionId id) =>
        connections.Read(c => SessionTable.KeyOf(c, id) is { } key ? StepTable.Read(c, key) : []);

    public IReadOnlyList<GaitEvent> Events(SessionId id) =>
        connections.Read(c => SessionTable.KeyOf(c, id) is { } key ? EventTable.Read(c, key) : []);

    public IReadOnlyList<CoachingCue> Cues(SessionId id) =>
        connections.Read(c => SessionTable.KeyOf(c, id) is { } key ? CueTable.Read(c, key) : []);

    /// <summary>The packets that are durable when the reading begins, by arrival.</summary>
    public IEnumerable<RawPacket> Packets(SessionId id)
    {
        using SqliteConnection connection = SqliteFaults.Guard(where, connections.Open);
        using IEnumerator<RawPacket> packets = SqliteFaults
            .Guard(where, () => Merge(connection, id))
            .GetEnumerator();
        Func<bool> advance = packets.MoveNext;
        while (SqliteFaults.Guard(where, advance))
        {
            yield return packets.Current;
        }
    }

    private static IEnumerable<RawPacket> Merge(SqliteConnection connection, SessionId id)
    {
        if (SessionTable.KeyOf(connection, id) is not { } key)
        {
            return [];
        }

        long before = SessionTable.PacketCount(connection, key);
        int sensors = SensorTable.Count(connection, key);
        return PacketMerge.InOrderOfArrival(
            Enumerable.Range(0, sensors).Select(sensor => new SensorPackets(connection, key, sensor, before)));
    }

    // A process that dies cannot say so in the file; the next one that writes does. Until then readers find out themselves.
    private StoredSession WithTrueState(StoredSession session) =>
        session.State == SessionState.Recording && !isRecorded(session.Header.Id)
            ? session with { State = SessionState.Interrupted }
            : session;
}
