using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Tables;

namespace GaitSense.Storage.Writing;

/// <summary>Writes one session: gathers in memory, writes once a second of arrival, when the caller asks, or when much has
/// gathered. After a fault everything gathered stays for the next attempt.</summary>
internal sealed class SessionWriter : ISessionWriter
{
    private readonly Lock gate = new();
    private readonly WriteConnection writes;
    private readonly long session;
    private readonly SessionId name;
    private readonly int sensors;
    private readonly Action closed;
    private readonly PacketBuffer packets;
    private readonly MeasurementBuffer measurements = new();
    private readonly SessionPoints? points;
    private int writeAt = PacketBuffer.WriteAt;
    private readonly WriteTrouble trouble;
    private SessionSummary? summaryToKeep;
    private long refused;
    private bool hasEnded;
    private bool isClosed;

    /// <summary>Writes the session of that key, which has just begun; <paramref name="closed"/> is called once, when it
    /// ends. With <paramref name="points"/> its steps go into the outbox too.</summary>
    public SessionWriter(WriteConnection writes, long session, SessionHeader header, SessionPoints? points, Action closed, TimeProvider? time = null)
    {
        trouble = new WriteTrouble(time ?? TimeProvider.System);
        this.points = points;
        this.writes = writes;
        this.session = session;
        name = header.Id;
        Person = header.Person;
        sensors = header.Sensors.Count;
        this.closed = closed;
        packets = new PacketBuffer(sensors);
    }

    /// <summary>Whose session it is.</summary>
    public string Person { get; }

    /// <summary>What keeps it from writing; null when nothing does.</summary>
    public WriteTrouble.Entry? Trouble => trouble.Current;

    /// <summary>Packets in memory that are not durable yet, bytes.</summary>
    public int Waiting => packets.Unwritten;

    /// <summary>Packets that were lost because memory was full.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Of those, lost since what keeps it from writing now began; 0 when nothing does.</summary>
    public long RefusedNow => Trouble is { } now ? Refused - now.RefusedBefore : 0;

    /// <summary>True when the session is over but its last part is still in memory.</summary>
    public bool IsWaitingToEnd => Volatile.Read(ref hasEnded) && !Volatile.Read(ref isClosed);

    /// <inheritdoc/>
    public void Append(in RawPacket packet)
    {
        lock (gate)
        {
            Check(packet);
            StorageFaultException? fault = packets.PassesSecond(packet) || packets.Unwritten >= writeAt ? TryWrite() : null;
            if (!packets.TryTake(packet))
            {
                fault ??= TryWrite();
                Interlocked.Add(ref refused, packets.TryTake(packet) ? 0 : 1);
            }

            Report(fault);
        }
    }

    /// <inheritdoc/>
    public void Append(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        lock (gate)
        {
            StorageFaultException? fault = MakeRoom();
            measurements.Add(step);
            points?.Add(step);
            Report(fault);
        }
    }

    /// <inheritdoc/>
    public void Append(in GaitEvent gaitEvent)
    {
        lock (gate)
        {
            StorageFaultException? fault = MakeRoom();
            measurements.Add(gaitEvent);
            Report(fault);
        }
    }

    /// <inheritdoc/>
    public void Append(in CoachingCue cue)
    {
        lock (gate)
        {
            StorageFaultException? fault = MakeRoom();
            measurements.Add(cue);
            Report(fault);
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        lock (gate)
        {
            CheckOpen();
            Write(SessionState.Recording, null);
        }
    }

    /// <inheritdoc/>
    public void Finish(SessionSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        lock (gate)
        {
            CheckOpen();
            summaryToKeep = summary;
            Write(SessionState.Finished, summary);
            Close();
        }
    }

    /// <summary>Ends the session: as finished when it was given its summary, which the store could not take then, else as
    /// interrupted. A fault is not thrown here: what is gathered stays in memory, and the store tries again
    /// (<see cref="TryEnd"/>).</summary>
    public void Dispose() => TryEnd();

    /// <summary>Ends the session, again after a fault.</summary>
    /// <returns>True once everything is durable.</returns>
    public bool TryEnd()
    {
        lock (gate)
        {
            if (isClosed)
            {
                return true;
            }

            hasEnded = true;
            try
            {
                Write(summaryToKeep is null ? SessionState.Interrupted : SessionState.Finished, summaryToKeep);
                Close();
            }
            catch (StorageFaultException)
            {
                // The trouble tells of it.
            }

            return isClosed;
        }
    }

    private void Write(SessionState state, SessionSummary? summary)
    {
        bool isUnchanged = packets.Unwritten == 0 && measurements.Count == 0;
        if (isUnchanged && state == SessionState.Recording)
        {
            return;
        }

        if (summary is not null)
        {
            points?.Add(summary);
        }

        Commit(w =>
        {
            foreach (GrowingRow row in packets.Changed())
            {
                w.Raw.Put(session, row.Sensor, row.Snapshot());
            }

            measurements.Write(w, session);
            points?.Put(w, session);
            SessionTable.Count(w.Connection, session, packets.Count);
            if (state != SessionState.Recording)
            {
                SessionTable.Close(w.Connection, session, state, summary);
            }

            if (summary is not null)
            {
                AnalysisTable.Add(w.Connection, session, summary.Version, trouble.Now, AnalysisTable.Live);
            }
        });
        packets.MarkWritten();
        measurements.MarkWritten();
        points?.MarkWritten();
        writeAt = PacketBuffer.WriteAt;
        if (points is not null)
        {
            writes.TellOutboxGrew();
        }
    }

    private void Commit(Action<WriteConnection> work)
    {
        try
        {
            writes.Commit(work);
            trouble.End();
        }
        catch (StorageFaultException e)
        {
            trouble.Begin(e.Fault, refused);
            throw;
        }
    }

    private StorageFaultException? TryWrite()
    {
        try
        {
            Write(SessionState.Recording, null);
            return null;
        }
        catch (StorageFaultException fault)
        {
            // The next attempt waits until as much again has gathered, or until the next second.
            writeAt = packets.Unwritten + PacketBuffer.WriteAt;
            return fault;
        }
    }

    private StorageFaultException? MakeRoom()
    {
        CheckOpen();
        bool isTime = measurements.Count > 0 && measurements.Count % MeasurementBuffer.WriteAt == 0;
        StorageFaultException? fault = isTime ? TryWrite() : null;
        return measurements.IsFull ? throw fault! : fault;
    }

    private void Report(StorageFaultException? fault)
    {
        if (fault is not null)
        {
            throw new StorageFaultException(fault.Fault, fault.InnerException) { PacketsRefused = refused };
        }
    }

    private void Check(in RawPacket packet)
    {
        CheckOpen();
        ArgumentOutOfRangeException.ThrowIfNegative(packet.Sensor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(packet.Sensor, sensors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(packet.Payload.Length, PacketFraming.MaxPayload);
    }

    private void CheckOpen()
    {
        if (isClosed || hasEnded)
        {
            throw new InvalidOperationException($"session {name} is closed; begin another one");
        }
    }

    private void Close()
    {
        isClosed = true;
        closed();
    }
}
