using GaitSense.Core.Coaching;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Reading;

/// <summary>Reads sessions. Any number of threads may read at once, also while a session is recorded.</summary>
/// <param name="connections">Where from.</param>
/// <param name="where">The database file, for messages.</param>
/// <param name="folder">Where sealed files are.</param>
/// <param name="isRecorded">True while some process records that session.</param>
internal sealed class SessionReading(ReadConnections connections, string where, SealedFolder folder, Func<SessionId, bool> isRecorded)
{
    public IReadOnlyList<StoredSession> List(SessionQuery query) =>
        [.. connections.Read(c => SessionTable.Read(c, query)).Select(WithTrueState)];

    public StoredSession? Find(SessionId id) =>
        connections.Read(c => SessionTable.Read(c, id)) is { } session ? WithTrueState(session) : null;

    public IReadOnlyList<Step> Steps(SessionId id) =>
        connections.Read(c => SessionTable.KeyOf(c, id) is { } key ? StepTable.Read(c, key) : []);

    public IReadOnlyList<GaitEvent> Events(SessionId id) =>
        connections.Read(c => SessionTable.KeyOf(c, id) is { } key ? EventTable.Read(c, key) : []);

    public IEnumerable<Step> StepsOneByOne(SessionId id) => OneByOne(id, StepTable.ReadOneByOne);

    public IEnumerable<GaitEvent> EventsOneByOne(SessionId id) => OneByOne(id, EventTable.ReadOneByOne);

    public IReadOnlyList<CoachingCue> Cues(SessionId id) =>
        connections.Read(c => SessionTable.KeyOf(c, id) is { } key ? CueTable.Read(c, key) : []);

    /// <summary>The packets that are durable when the reading begins, by arrival.</summary>
    public IEnumerable<RawPacket> Packets(SessionId id)
    {
        using SqliteConnection connection = SqliteFaults.Guard(where, connections.Open);
        if (SqliteFaults.Guard(where, () => SessionTable.KeyOf(connection, id)) is not { } session)
        {
            yield break;
        }

        int given = 0;
        PacketRows rows = new(connection, session);
        using IEnumerator<NumberedPacket> packets = SqliteFaults
            .Guard(where, () => SessionPackets.Read(connection, session, rows))
            .GetEnumerator();
        Func<bool> advance = packets.MoveNext;
        while (SqliteFaults.Guard(where, advance) && !rows.AreReplaced)
        {
            yield return packets.Current.Packet;
            given++;
        }

        // The file has taken the place of the rows, before the reading or in its middle: it has them in the same order.
        if (rows.AreReplaced && SqliteFaults.Guard(where, () => SealTable.Read(connection, session)) is { } entry)
        {
            foreach (NumberedPacket packet in folder.Read(entry).Skip(given))
            {
                yield return packet.Packet;
            }
        }
    }

    // On a connection of its own: it may be open for as long as an export takes.
    private IEnumerable<T> OneByOne<T>(SessionId id, Func<SqliteConnection, long, IEnumerable<T>> read)
    {
        using SqliteConnection connection = SqliteFaults.Guard(where, connections.Open);
        if (SqliteFaults.Guard(where, () => SessionTable.KeyOf(connection, id)) is not { } session)
        {
            yield break;
        }

        using IEnumerator<T> rows = SqliteFaults.Guard(where, () => read(connection, session)).GetEnumerator();
        Func<bool> advance = rows.MoveNext;
        while (SqliteFaults.Guard(where, advance))
        {
            yield return rows.Current;
        }
    }

    // A process that dies cannot say so in the file; the next one that writes does. Until then readers find out themselves.
    private StoredSession WithTrueState(StoredSession session) =>
        session.State == SessionState.Recording && !isRecorded(session.Header.Id)
            ? session with { State = SessionState.Interrupted }
            : session;
}
