using System.Text;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Influx.Sending;

/// <summary>Brings one batch to its end: taken, or its bad points in the dead-letter file and the rest taken.</summary>
/// <remarks>
/// <para><b>How</b> (1) The same bytes are sent until something other than "not now" comes back. (2) What is refused is
/// halved until the points that are to blame stand alone; halves that were taken already are only written once more, which
/// changes nothing. When the server says that it left out all of them, nothing is halved. (3) What is too large is halved.
/// (4) Dead letters are durable before the rows are removed.</para>
/// <para><b>Breaks when</b> the server refuses every point on its own and has taken none since <see cref="Begin"/>: that is
/// its settings and not the points, so after <see cref="MostRefusedAtFirst"/> the sender is stopped.</para>
/// </remarks>
internal sealed class BatchDelivery(
    PointOutbox outbox,
    InfluxServer server,
    DeadLetterFile deadLetters,
    SendingFigures figures,
    Func<double> jitter,
    TimeProvider time)
{
    /// <summary>Points refused before any was taken, at which it is not the points.</summary>
    public const int MostRefusedAtFirst = 50;

    private int refusedAtFirst;
    private volatile bool hasTaken;

    /// <summary>A connection begins: nothing was taken on it yet.</summary>
    public void Begin()
    {
        hasTaken = false;
        Interlocked.Exchange(ref refusedAtFirst, 0);
    }

    /// <summary>Delivers it.</summary>
    /// <returns>Null when the batch has come to its end; else why nothing can be written.</returns>
    public async Task<InfluxAnswer?> RunAsync(OutboxBatch batch, CancellationToken cancellationToken)
    {
        List<DeadLetter> refused = [];
        if (await SendAsync(batch.Lines, refused, cancellationToken) is { } stopped)
        {
            return stopped;
        }

        // 4.
        await RepeatAsync(() => Settle(batch, refused), cancellationToken);
        return null;
    }

    private async Task<InfluxAnswer?> SendAsync(ReadOnlyMemory<byte> lines, List<DeadLetter> refused, CancellationToken cancellationToken)
    {
        InfluxAnswer answer = await InsistAsync(lines, cancellationToken);
        switch (answer.Outcome)
        {
            case InfluxOutcome.Taken:
                hasTaken = true;
                return null;
            case InfluxOutcome.Stopped:
                return answer;
        }

        int points = LineCut.Count(lines.Span);
        bool isSaidOfAll = answer.LeftOut >= points;
        if (points == 1 || isSaidOfAll)
        {
            return Bury(lines, answer, isSaidOfAll, refused);
        }

        // 2. and 3.
        int half = LineCut.Half(lines.Span);
        return await SendAsync(lines[..half], refused, cancellationToken) ?? await SendAsync(lines[half..], refused, cancellationToken);
    }

    // 1.
    private async Task<InfluxAnswer> InsistAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            InfluxAnswer answer = await server.WriteAsync(lines, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            figures.Take(answer);
            if (answer.Outcome != InfluxOutcome.TryAgain)
            {
                return answer;
            }

            await Task.Delay(RetryPolicy.WaitAfter(failures, answer.RetryAfter, jitter()), time, cancellationToken);
        }
    }

    private InfluxAnswer? Bury(ReadOnlyMemory<byte> lines, in InfluxAnswer answer, bool isSaidOfAll, List<DeadLetter> refused)
    {
        if (!isSaidOfAll && !hasTaken && Interlocked.Increment(ref refusedAtFirst) > MostRefusedAtFirst)
        {
            return InfluxAnswer.Stop(answer.Status, $"the server refuses every point: {answer.Reason}");
        }

        foreach (string line in Encoding.UTF8.GetString(lines.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            refused.Add(new DeadLetter(time.GetUtcNow(), answer.Status, answer.Reason, line));
        }

        return null;
    }

    private void Settle(OutboxBatch batch, List<DeadLetter> refused)
    {
        if (refused.Count > 0)
        {
            deadLetters.Add(refused);
        }

        outbox.Settle(batch, refused.Count);
    }

    private async Task RepeatAsync(Action work, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                work();
                return;
            }
            catch (Exception e) when (e is StorageFaultException or IOException or UnauthorizedAccessException)
            {
                figures.TakeFault(e.Message.ReplaceLineEndings(" "));
            }

            await Task.Delay(RetryPolicy.WaitAfter(failures, null, jitter()), time, cancellationToken);
        }
    }
}
