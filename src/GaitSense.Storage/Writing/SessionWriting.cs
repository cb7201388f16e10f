using System.Collections.Concurrent;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Writing;

/// <summary>Begins, ends and removes sessions. Knows which ones this process is recording.</summary>
internal sealed class SessionWriting : IDisposable
{
    private readonly Lock lifecycle = new();
    private readonly ConcurrentDictionary<SessionId, SessionWriter> recording = [];
    private readonly WriteConnection writes;
    private readonly OutboxOptions? outbox;
    private readonly TimeProvider time;
    private readonly SealedFolder? sealedFiles;
    private long refusedBefore;

    /// <summary>Takes over a connection, and first settles what a process that is gone left open: sessions that it was
    /// recording become interrupted, removals that it had begun are completed. With <paramref name="outbox"/> what is
    /// measured goes into the outbox too.</summary>
    public SessionWriting(WriteConnection writes, OutboxOptions? outbox = null, TimeProvider? time = null, SealedFolder? sealedFiles = null)
    {
        (this.writes, this.outbox, this.time, this.sealedFiles) = (writes, outbox, time ?? TimeProvider.System, sealedFiles);
        writes.Commit(w => SessionTable.InterruptAll(w.Connection));
        RemoveHidden();
    }

    /// <summary>Held while a sealed file is written.</summary>
    public SemaphoreSlim SealingTurn { get; } = new(1, 1);

    /// <summary>The host's time, for the audit log.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>True while this process records that session.</summary>
    public bool IsRecording(SessionId id) => recording.ContainsKey(id);

    /// <summary>Begins a session; it is durable when this returns.</summary>
    /// <exception cref="InputFaultException">The identity is taken.</exception>
    public ISessionWriter Begin(SessionHeader header)
    {
        lock (lifecycle)
        {
            long session = 0;
            writes.Commit(w =>
            {
                session = SessionTable.Exists(w.Connection, header.Id)
                    ? throw Fault(header.Id, "a session with this identity exists already", "Begin with another identity.")
                    : SessionTable.Begin(w.Connection, header);
            });
            SessionPoints? points = outbox is null ? null : new SessionPoints(outbox, header);
            SessionWriter writer = new(writes, session, header, points, () => Forget(header.Id), time);
            recording[header.Id] = writer;
            return writer;
        }
    }

    /// <summary>Removes a session with all that belongs to it, and its person when it was the last of theirs. False when
    /// there was none.</summary>
    /// <exception cref="InputFaultException">It is being recorded.</exception>
    public bool Delete(SessionId id)
    {
        lock (lifecycle)
        {
            if (recording.ContainsKey(id))
            {
                throw Fault(id, "the session is being recorded", "Finish it, then delete it.");
            }

            bool isFound = false;
            writes.Commit(w => isFound = SessionTable.Hide(w.Connection, id));
            if (isFound)
            {
                RemoveHidden();
                writes.EmptyLog();
            }

            return isFound;
        }
    }

    /// <summary>Removes a person with all that belongs to them; the audit line tells of it.</summary>
    /// <returns>How many sessions were removed; null when the person is unknown.</returns>
    /// <exception cref="InputFaultException">A session of theirs is being recorded.</exception>
    public int? Erase(string pseudonym)
    {
        lock (lifecycle)
        {
            int? erased = null;
            writes.Commit(w =>
            {
                if (PersonTable.Read(w.Connection, pseudonym) is not null)
                {
                    RefuseWhileRecording(w.Connection, pseudonym);
                    erased = PersonTable.Forget(w.Connection, pseudonym);
                    AuditTable.Add(w.Connection, Now, AuditTable.Erasure, pseudonym, $"{erased} sessions");
                }
            });
            if (erased is not null)
            {
                RemoveHidden();
                writes.EmptyLog();
            }

            return erased;
        }
    }

    /// <summary>How writing goes.</summary>
    public StoreCondition Condition()
    {
        SessionWriter[] writers = [.. recording.Values];
        WriteTrouble.Entry? trouble = writers.Select(w => w.Trouble).OfType<WriteTrouble.Entry>().MinBy(t => t.Since);
        return new StoreCondition(
            trouble?.Fault,
            trouble?.Since,
            writers.Sum(w => (long)w.Waiting),
            writers.Count(w => w.IsWaitingToEnd),
            Interlocked.Read(ref refusedBefore) + writers.Sum(w => w.Refused));
    }

    /// <summary>Writes what ended sessions still have in memory.</summary>
    /// <returns>True when nothing is left.</returns>
    public bool WriteWaiting() =>
        recording.Values.Where(w => w.IsWaitingToEnd).ToArray().All(w => w.TryEnd());

    /// <summary>Closes an interrupted session with what was measured from its packets.</summary>
    /// <returns>False when there is none, or it is not interrupted.</returns>
    public bool Conclude(SessionId id, SessionConclusion conclusion)
    {
        lock (lifecycle)
        {
            bool isDone = false;
            writes.Commit(w =>
            {
                bool isOpen = !recording.ContainsKey(id)
                    && SessionTable.Read(w.Connection, id) is { State: SessionState.Interrupted };
                if (isOpen && SessionTable.KeyOf(w.Connection, id) is { } session)
                {
                    conclusion.Write(w, session, SessionTable.Read(w.Connection, id)!.Header, outbox, Now);
                    isDone = true;
                }
            });
            if (isDone && outbox is not null)
            {
                writes.TellOutboxGrew();
            }

            return isDone;
        }
    }

    /// <summary>Gives the room of removed rows back to the disk. Needs as much free space as the store takes.</summary>
    public void Shrink() => writes.Shrink();

    /// <summary>Runs a change as one transaction, which is durable when this returns.</summary>
    public void Commit(Action<SqliteConnection> change) => writes.Commit(w => change(w.Connection));

    /// <summary>Interrupts what is still being recorded and closes the connection.</summary>
    public void Dispose()
    {
        // What could not be written even now is lost with the process; the next opening marks those sessions.
        foreach (SessionWriter writer in recording.Values)
        {
            writer.Dispose();
        }

        SealingTurn.Dispose();
        writes.Dispose();
    }

    private static InputFaultException Fault(SessionId id, string what, string advice) =>
        new(new InputFault(what, $"session {id}", advice));

    private void RefuseWhileRecording(SqliteConnection connection, string pseudonym)
    {
        foreach (StoredSession session in SessionTable.Read(connection, new SessionQuery(Person: pseudonym)))
        {
            if (recording.ContainsKey(session.Header.Id))
            {
                throw Fault(session.Header.Id, "a session of this person is being recorded", "Finish it, then erase the person.");
            }
        }
    }

    private void RemoveFiles(SessionId id)
    {
        try
        {
            sealedFiles?.Remove(id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFaultException(FileFaults.Of(e, sealedFiles!.Path), e);
        }
    }

    private void Forget(SessionId id)
    {
        if (recording.TryRemove(id, out SessionWriter? writer))
        {
            Interlocked.Add(ref refusedBefore, writer.Refused);
        }
    }

    // In portions, so that a recording is never kept from writing for long. Hidden first: a process that dies in between
    // leaves nothing half visible.
    private void RemoveHidden()
    {
        List<(long Key, SessionId Id)> hidden = [];
        writes.Commit(w => hidden = SessionTable.Hidden(w.Connection));
        foreach ((long session, SessionId id) in hidden)
        {
            RemoveFiles(id);
            bool isMore = true;
            while (isMore)
            {
                writes.Commit(w => isMore = RawTable.RemoveSome(w.Connection, session));
            }

            writes.Commit(w => SessionTable.Remove(w.Connection, session));
        }
    }
}
