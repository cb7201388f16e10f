using System.Threading.Channels;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.Influx.Outbox;

/// <summary>Points on their way to a database elsewhere, in the file of the store.</summary>
/// <remarks>
/// <para><b>Gives</b> a point for each step that the store keeps: both are written in one transaction, so a process that is
/// killed loses neither or both.</para>
/// <para><b>How</b> (1) A session's writer, or a call of <c>Put</c>, adds rows. (2) <see cref="Read"/> gives the next rows
/// without taking them. (3) <see cref="Settle"/> removes them once the server has answered. A process that dies between
/// 2 and 3 sends the same points again, which changes nothing there.</para>
/// <para><b>Breaks when</b> more waits than <see cref="OutboxOptions.QuotaBytes"/>: the oldest rows are dropped and counted.
/// Their steps stay in the store; <see cref="PutAgain"/> brings them back.</para>
/// </remarks>
public sealed class PointOutbox
{
    private readonly WriteConnection writes;
    private readonly ReadConnections reads;
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal PointOutbox(WriteConnection writes, ReadConnections reads, OutboxOptions options)
    {
        (this.writes, this.reads, Options) = (writes, reads, options);
        writes.OutboxGrew += () => news.Writer.TryWrite(true);
    }

    /// <summary>How points are kept.</summary>
    public OutboxOptions Options { get; }

    /// <summary>How the outbox stands.</summary>
    /// <exception cref="StorageFaultException">The file is damaged or cannot be read.</exception>
    public OutboxCounts Counts() => reads.Read(OutboxTable.Count);

    /// <summary>Adds points; durable when this returns.</summary>
    /// <param name="session">The session that they are deleted with; null for none.</param>
    /// <param name="lines">The points.</param>
    /// <exception cref="StorageFaultException">Disk full, or input or output refused.</exception>
    public void Put(SessionId? session, LineWriter lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Put(session, lines.Written);
    }

    /// <summary>Adds points that are lines already; durable when this returns.</summary>
    /// <param name="session">The session that they are deleted with; null for none.</param>
    /// <param name="lines">Line protocol with times in ns, each line ended by LF.</param>
    /// <exception cref="StorageFaultException">Disk full, or input or output refused.</exception>
    public void Put(SessionId? session, ReadOnlyMemory<byte> lines)
    {
        DateTimeOffset now = Options.Time.GetUtcNow();
        writes.Commit(w => w.Outbox.Put(
            session is { } id ? SessionTable.KeyOf(w.Connection, id) : null, lines, now, Options.QuotaBytes));
        writes.TellOutboxGrew();
    }

    /// <summary>Adds a stored session's points again, all in one transaction.</summary>
    /// <returns>Points added.</returns>
    /// <exception cref="StorageFaultException">Disk full, or input or output refused.</exception>
    public int PutAgain(ISessionStore store, StoredSession session)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(session);
        LineWriter lines = new();
        StepJudge? judge = Options.Judge?.Of(session.Header);
        foreach (Step step in store.Steps(session.Header.Id))
        {
            StepLines.Write(lines, session.Header, step);
            foreach (CueVerdict verdict in judge?.Invoke(step) ?? [])
            {
                CueLines.Write(lines, session.Header, step, verdict);
            }
        }

        if (session.Summary is { } summary)
        {
            SessionLines.Write(lines, session.Header, summary);
        }

        Put(session.Header.Id, lines);
        return lines.Points;
    }

    /// <summary>The next rows that fit together, at least one; null when there is none.</summary>
    /// <param name="after">Number of the last row that is not wanted again; 0 for the oldest.</param>
    /// <param name="maxPoints">Most points.</param>
    /// <param name="maxBytes">Most bytes.</param>
    /// <exception cref="StorageFaultException">The file is damaged or cannot be read.</exception>
    public OutboxBatch? Read(long after, int maxPoints, int maxBytes) =>
        reads.Read(c => OutboxTable.Read(c, after, maxPoints, maxBytes));

    /// <summary>Removes rows whose points were taken or refused for good.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="refused">How many of the points were refused.</param>
    /// <exception cref="StorageFaultException">Disk full, or input or output refused; the rows stay.</exception>
    public void Settle(OutboxBatch batch, long refused) => writes.Commit(w => w.Outbox.Settle(batch, refused));

    /// <summary>The person who has waited longest to be removed from a database elsewhere; null when nobody waits.</summary>
    /// <exception cref="StorageFaultException">The file is damaged or cannot be read.</exception>
    public PointErasure? NextErasure() => reads.Read(ErasureTable.Next);

    /// <summary>Settles a removal for good, with a line in the audit log.</summary>
    /// <param name="erasure">Whose.</param>
    /// <param name="detail">What came of it.</param>
    /// <exception cref="StorageFaultException">Disk full, or input or output refused; it is done again.</exception>
    public void SettleErasure(PointErasure erasure, string detail)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        writes.Commit(w =>
        {
            ErasureTable.Remove(w.Connection, erasure.Number);
            AuditTable.Add(w.Connection, Options.Time.GetUtcNow(), AuditTable.Erasure, erasure.Subject, detail);
        });
    }

    /// <summary>Waits until something was added since the last wait.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await news.Reader.ReadAsync(cancellationToken);
}
