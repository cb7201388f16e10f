using System.Collections.Concurrent;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
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
    private readonly DeadLetterFile? deadLetters;
    private long refusedBefore;

    /// <summary>Takes over a connection, and first settles what a process that is gone left open: sessions that it was
    /// recording become interrupted, removals that it had begun are completed. With <paramref name="outbox"/> what is
    /// measured goes into the outbox too.</summary>
    public SessionWriting(
        WriteConnection writes,
        OutboxOptions? outbox = null,
        TimeProvider? time = null,
        SealedFolder? sealedFiles = null,
        DeadLetterFile? deadLetters = null)
    {
        (this.writes, this.outbox, this.time) = (writes, outbox, time ?? TimeProvider.System);
        (this.sealedFiles, this.deadLetters) = (sealedFiles, deadLetters);
        writes.Commit(w => SessionTable.InterruptAll(w.Connection));

        // A file that cannot be removed now stands in nobody's way: the next opening tries again.
        _ = RemoveHidden();
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
            long session = writes.Commit(w => SessionTable.Exists(w.Connection, header.Id)
                ? throw Fault(header.Id, "a session with this identity exists already", "Begin with another identity.")
                : SessionTable.Begin(w.Connection, header));
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

            // First, since a file cannot be part of the transaction: a removal that fails is asked for again.
            ErasedLines points = new(null, [id.Value]);
            RemoveLetters(points);
            bool isFound = writes.Commit(w => Hide(w, id, points));
            if (isFound)
            {
                writes.TellOutboxGrew();
                Clear();
            }

            return isFound;
        }
    }

    /// <summary>Removes several sessions; one transaction hides them all and leaves the audit line that tells of them, whatever
    /// happens to the removal that follows.</summary>
    /// <param name="ids">The sessions; those that are being recorded stay.</param>
    /// <param name="detail">What the line says of those that were removed.</param>
    /// <returns>What was removed.</returns>
    public IReadOnlyList<SessionId> Retire(IEnumerable<SessionId> ids, Func<IReadOnlyList<SessionId>, string> detail)
    {
        lock (lifecycle)
        {
            SessionId[] ended = [.. ids.Where(id => !recording.ContainsKey(id))];
            List<SessionId> hidden = writes.Commit(w =>
            {
                List<SessionId> found = [.. ended.Where(id => SessionTable.Hide(w.Connection, id))];
                if (found.Count > 0)
                {
                    AuditTable.Add(w.Connection, Now, AuditTable.Retention, "store", detail(found));
                }

                return found;
            });
            if (hidden.Count > 0)
            {
                Clear();
            }

            return hidden;
        }
    }

    /// <summary>Removes a person with all that belongs to them; the audit line tells of it.</summary>
    /// <returns>How many sessions were removed; null when the person is unknown.</returns>
    /// <exception cref="InputFaultException">A session of theirs is being recorded.</exception>
    public int? Erase(string pseudonym)
    {
        lock (lifecycle)
        {
            RefuseWhileRecording(pseudonym);
            List<SessionId>? theirs = writes.Commit(w =>
                PersonTable.Read(w.Connection, pseudonym) is null ? null : PersonTable.Sessions(w.Connection, pseudonym));
            if (theirs is null)
            {
                return null;
            }

            // First, since a file cannot be part of the transaction: an erasure that fails is asked for again.
            ErasedLines points = new(pseudonym, theirs.Select(s => s.Value));
            RemoveLetters(points);
            int erased = writes.Commit(w => Erase(w, pseudonym, theirs, points));
            writes.TellOutboxGrew();
            Clear();
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
            Interlocked.Read(ref refusedBefore) + writers.Sum(w => w.Refused))
        {
            PacketsRefusedNow = writers.Sum(w => w.RefusedNow),
        };
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
            bool isDone = !recording.ContainsKey(id) && writes.Commit(w =>
            {
                if (SessionTable.KeyOf(w.Connection, id) is not { } session
                    || SessionTable.Read(w.Connection, id) is not { State: SessionState.Interrupted } stored)
                {
                    return false;
                }

                conclusion.Write(w, session, stored.Header, outbox, Now);
                return true;
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

    /// <summary>Runs a change as one transaction, which is durable when this returns.</summary>
    /// <returns>What the change gives.</returns>
    public T Commit<T>(Func<SqliteConnection, T> change) => writes.Commit(w => change(w.Connection));

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

    private void RefuseWhileRecording(string pseudonym)
    {
        if (recording.FirstOrDefault(r => r.Value.Person == pseudonym) is { Value: not null } theirs)
        {
            throw Fault(theirs.Key, "a session of this person is being recorded", "Finish it, then erase the person.");
        }
    }

    private bool Hide(WriteConnection w, SessionId id, ErasedLines points)
    {
        if (!SessionTable.Hide(w.Connection, id))
        {
            return false;
        }

        PutErasure(w.Connection, null, [id]);
        w.Outbox.Remove(points);
        return true;
    }

    private void PutErasure(SqliteConnection connection, string? person, IReadOnlyList<SessionId> sessions)
    {
        if (outbox is not null || ErasureTable.IsNeeded(connection))
        {
            ErasureTable.Put(connection, person, sessions, Now);
        }
    }

    private int Erase(WriteConnection w, string pseudonym, IReadOnlyList<SessionId> theirs, ErasedLines points)
    {
        PutErasure(w.Connection, pseudonym, theirs);
        int sessions = PersonTable.Forget(w.Connection, pseudonym);
        w.Outbox.Remove(points);
        AuditTable.Add(w.Connection, Now, AuditTable.Erasure, pseudonym, $"{sessions} sessions");
        return sessions;
    }

    private void RemoveLetters(ErasedLines theirs)
    {
        try
        {
            deadLetters?.Remove(theirs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFaultException(FileFaults.Of(e, deadLetters!.File), e);
        }
    }

    private StorageFaultException? RemoveFiles(SessionId id)
    {
        try
        {
            sealedFiles?.Remove(id);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StorageFaultException(FileFaults.Of(e, sealedFiles!.Path), e);
        }
    }

    private void Clear()
    {
        StorageFaultException? fault = RemoveHidden();
        writes.EmptyLog();
        if (fault is not null)
        {
            throw fault;
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
    // leaves nothing half visible. One whose file cannot be removed stays hidden, and the others go.
    private StorageFaultException? RemoveHidden()
    {
        StorageFaultException? first = null;
        foreach ((long session, SessionId id) in writes.Commit(w => SessionTable.Hidden(w.Connection)))
        {
            if (RemoveFiles(id) is { } fault)
            {
                first ??= fault;
                continue;
            }

            while (writes.Commit(w => RawTable.RemoveSome(w.Connection, session)))
            {
            }

            writes.Commit(w => SessionTable.Remove(w.Connection, session));
        }

        return first;
    }
}
