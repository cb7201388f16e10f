using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Faults;
using GaitSense.Storage.History;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Integrity;
using GaitSense.Storage.Opening;
using GaitSense.Storage.People;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Upkeep;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage;

/// <summary>Keeps sessions in one SQLite file: raw packets, steps, events and summaries.</summary>
/// <remarks>
/// <para><b>Durable</b>: what <see cref="ISessionWriter.Flush"/> or <see cref="ISessionWriter.Finish"/> has returned from
/// survives the death of the process. A writer also flushes by itself whenever a second of arrival has passed; the caller
/// flushes about once a second so that the last packets before a silence are covered too.</para>
/// <para><b>Who may use it</b>: one process writes (it holds a lock file), any number read beside it. Within the process
/// every member may be called from any thread; each reader has its own connection and waits for nobody.</para>
/// <para><b>Faults</b>: opening throws <see cref="InputFaultException"/>; afterwards disk full, input or output errors and
/// damage are <see cref="StorageFaultException"/>, and earlier data stays as it was.</para>
/// </remarks>
public sealed class SqliteSessionStore : ISessionStore
{
    private readonly ReadConnections connections;
    private readonly SessionReading reading;
    private readonly SealedFolder sealedFiles;
    private readonly SessionWriting? writing;
    private readonly WriterLock? writerLock;

    private SqliteSessionStore(StoreLocation location, ReadConnections connections, Func<SessionId, bool> isRecorded)
    {
        File = location.Database;
        this.connections = connections;
        sealedFiles = new SealedFolder(location);
        reading = new SessionReading(connections, location.Database, sealedFiles, isRecorded);
        Upkeep = new StoreUpkeep(connections, location, sealedFiles, () => Writing);
        People = new PersonRegister(connections, () => Writing);
    }

    private SqliteSessionStore(
        StoreLocation location, ReadConnections connections, SessionWriting writing, WriterLock writerLock, PointOutbox? outbox)
        : this(location, connections, writing.IsRecording) =>
        (this.writing, this.writerLock, Outbox) = (writing, writerLock, outbox);

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <summary>Points on their way to a database elsewhere; null when the store was opened without.</summary>
    public PointOutbox? Outbox { get; }

    /// <summary>The people who practise. What it changes is durable at once; a store that only reads refuses changes with
    /// <see cref="NotSupportedException"/>.</summary>
    public IPersonRegister People { get; }

    /// <summary>Room, sealing, retention and repair.</summary>
    public StoreUpkeep Upkeep { get; }

    /// <summary>How writing goes at this moment; may be asked at any time.</summary>
    public StoreCondition Condition => writing?.Condition() ?? new StoreCondition(null, null, 0, 0, 0);

    /// <summary>True when this store only reads.</summary>
    public bool IsReadOnly => writing is null;

    /// <summary>Opens the store in a directory for recording; makes both when missing and brings an older store up to date.
    /// Sessions that a process now gone was recording become <see cref="SessionState.Interrupted"/>.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="outbox">Keeps each step as a point for a database elsewhere as well; null for not.</param>
    /// <param name="time">The host's clock, for the audit log; null for the system's.</param>
    /// <exception cref="InputFaultException">Not writable, locked by another process, not a store, or from a newer version.</exception>
    /// <exception cref="StorageFaultException">Disk full or damaged.</exception>
    public static SqliteSessionStore Open(string directory, OutboxOptions? outbox = null, TimeProvider? time = null)
    {
        StoreLocation location = StoreLocation.In(directory);
        WriterLock writerLock = StoreOpening.TakeLock(location);
        WriteConnection? writes = null;
        try
        {
            writes = StoreOpening.OpenForWriting(location);
            SessionWriting writing = new(writes, outbox, time, new SealedFolder(location), new DeadLetterFile(location.Directory));
            ReadConnections reads = StoreOpening.OpenForReading(location);
            PointOutbox? points = outbox is null ? null : new PointOutbox(writes, reads, outbox);
            return new SqliteSessionStore(location, reads, writing, writerLock, points);
        }
        catch
        {
            writes?.Dispose();
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store for reading, also while another process records into it.</summary>
    /// <param name="path">The store's directory or its database file.</param>
    /// <exception cref="InputFaultException">Missing, not readable, not a store, or from another version.</exception>
    public static SqliteSessionStore OpenReadOnly(string path)
    {
        StoreLocation location = StoreLocation.Of(path);
        return new SqliteSessionStore(
            location,
            StoreOpening.OpenForReading(location),
            _ => WriterLock.IsHeld(location.Lock));
    }

    /// <inheritdoc/>
    /// <exception cref="InputFaultException">The identity is taken.</exception>
    /// <exception cref="NotSupportedException">The store only reads.</exception>
    public ISessionWriter Begin(SessionHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Writing.Begin(header);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredSession> List(SessionQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return reading.List(query);
    }

    /// <inheritdoc/>
    public StoredSession? Find(SessionId id) => reading.Find(id);

    /// <inheritdoc/>
    public IReadOnlyList<Step> Steps(SessionId id) => reading.Steps(id);

    /// <inheritdoc/>
    public IReadOnlyList<GaitEvent> Events(SessionId id) => reading.Events(id);

    /// <inheritdoc/>
    public IEnumerable<Step> StepsOneByOne(SessionId id) => reading.StepsOneByOne(id);

    /// <inheritdoc/>
    public IEnumerable<GaitEvent> EventsOneByOne(SessionId id) => reading.EventsOneByOne(id);

    /// <inheritdoc/>
    public IReadOnlyList<CoachingCue> Cues(SessionId id) => reading.Cues(id);

    /// <inheritdoc/>
    /// <remarks>Gives what is durable when the reading begins. Order is by arrival, then by order of appending; the packets
    /// of one sensor stay in the order of appending. Packets that were damaged on disk are left out;
    /// <see cref="Check"/> counts them. Memory: one row (a second) per sensor.</remarks>
    public IEnumerable<RawPacket> Packets(SessionId id) => reading.Packets(id);

    /// <inheritdoc/>
    /// <remarks>A person who was never entered goes with the last of their sessions. Deleted content is overwritten with zeros.</remarks>
    /// <exception cref="InputFaultException">The session is being recorded.</exception>
    /// <exception cref="NotSupportedException">The store only reads.</exception>
    public bool Delete(SessionId id) => Writing.Delete(id);

    /// <summary>Writes what ended sessions still have in memory because the disk refused it then.</summary>
    /// <returns>True when nothing is left.</returns>
    public bool WriteWaiting() => Writing.WriteWaiting();

    /// <summary>Closes an interrupted session with what was measured from its packets. Steps of before are replaced; cues and
    /// notes stay.</summary>
    /// <returns>False when there is none, or it is not interrupted.</returns>
    /// <exception cref="NotSupportedException">The store only reads.</exception>
    public bool Conclude(SessionId id, SessionConclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return Writing.Conclude(id, conclusion);
    }

    /// <summary>What was done to people's records, oldest first.</summary>
    public IReadOnlyList<AuditLine> Audit() => connections.Read(AuditTable.Read);

    /// <summary>What the finished sessions that match came to, oldest first; with a limit, the newest of them.</summary>
    /// <remarks><b>Cost</b> one query over sessions and summaries; steps, sensors and packets are not touched.</remarks>
    /// <exception cref="StorageFaultException">The file is damaged or cannot be read.</exception>
    public IReadOnlyList<SessionOutcome> Outcomes(SessionQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return connections.Read(c => OutcomeTable.Read(c, query));
    }

    /// <summary>How the outbox stands, also when this store only reads.</summary>
    public OutboxCounts OutboxCounts() => connections.Read(OutboxTable.Count);

    /// <summary>Reads everything once and counts what cannot be read any more.</summary>
    /// <param name="id">One session; null for all of them and the file's own structure.</param>
    /// <param name="isQuick">True to leave out the comparison of indices with their tables.</param>
    public IntegrityReport Check(SessionId? id = null, bool isQuick = false) => IntegrityCheck.Run(connections, sealedFiles, id, isQuick);

    /// <summary>Closes the store. Sessions still being recorded are flushed and marked interrupted.</summary>
    public void Dispose()
    {
        connections.Dispose();
        writing?.Dispose();
        writerLock?.Dispose();
    }

    private SessionWriting Writing
    {
        get
        {
            ObjectDisposedException.ThrowIf(connections.IsDisposed, this);
            return writing ?? throw new NotSupportedException($"{File} is open for reading only");
        }
    }
}
