using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Influx.Sending;

/// <summary>Takes points from the outbox to an InfluxDB for as long as it runs.</summary>
/// <remarks>
/// <para><b>Needs</b> a store that was opened with an outbox. Nothing of it stands in the way of a recording: it reads the
/// outbox on connections of its own and writes to the store once per batch.</para>
/// <para><b>How</b> (1) It connects; where that fails it tries again as <see cref="RetryPolicy"/> says. (2) It reads the
/// oldest rows, waits for its pace, and hands them to a request of their own, several at once. (3) When nothing is left it
/// waits for news and then for <see cref="SendingOptions.Linger"/>. Whoever was erased is removed between two batches, when none is on its way. (4) Turned away, it stops, raises the alarm in
/// <see cref="Status"/>, and looks again after <see cref="SendingOptions.LookAgainAfter"/>; the points stay.</para>
/// <para><b>Gives</b> each point at least once, and the same point again only as the same bytes of measurement, tags and
/// time, which replaces itself.</para>
/// </remarks>
public sealed class InfluxSender
{
    private readonly PointOutbox outbox;
    private readonly InfluxServer server;
    private readonly SendingOptions options;
    private readonly TimeProvider time;
    private readonly SendingFigures figures;
    private readonly BatchDelivery delivery;
    private readonly ErasureDelivery erasures;
    private readonly Lock jitterGate = new();
    private readonly Random jitter;

    /// <summary>A sender that has not begun.</summary>
    /// <param name="outbox">Where points come from.</param>
    /// <param name="server">Where they go.</param>
    /// <param name="deadLetters">Takes what the server refuses for good.</param>
    /// <param name="options">How they are sent; null for the defaults.</param>
    /// <param name="time">For all waiting.</param>
    public InfluxSender(PointOutbox outbox, InfluxServer server, DeadLetterFile deadLetters, SendingOptions? options, TimeProvider time)
    {
        (this.outbox, this.server, this.time) = (outbox, server, time);
        this.options = options ?? new SendingOptions();
        jitter = new Random(this.options.JitterSeed);
        figures = new SendingFigures(time);
        figures.Failed += () => Moved?.Invoke();
        delivery = new BatchDelivery(outbox, server, deadLetters, figures, Jitter, time);
        erasures = new ErasureDelivery(outbox, server, deadLetters, figures, this.options, Jitter, time);
    }

    /// <summary>Raised when a batch has come to its end, when an attempt has failed, and when the sender stops; on the task that found out.</summary>
    public event Action? Moved;

    /// <summary>How it stands.</summary>
    /// <exception cref="StorageFaultException">The outbox cannot be read.</exception>
    public InfluxStatus Status
    {
        get
        {
            var seen = figures.Read();
            OutboxCounts counts = outbox.Counts();
            double lag = counts.Oldest is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0;
            string version = server.Version.Length > 0 ? server.Version : server.Dialect?.ToString() ?? "";
            return new InfluxStatus(
                seen.State, server.Settings.ToString(), version, counts, lag, seen.Requests, seen.Retries, seen.Success, seen.Error, seen.ErrorAt);
        }
    }

    /// <summary>Sends until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">Never: being cancelled is how it ends.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                InfluxAnswer turnedAway = await ConnectAsync(cancellationToken) ?? await PumpAsync(cancellationToken);
                figures.Take(turnedAway);
                figures.Enter(InfluxState.Stopped);
                Moved?.Invoke();
                await Task.Delay(options.LookAgainAfter, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is not settled is sent again by the next sender.
        }
    }

    // 1. Null when connected.
    private async Task<InfluxAnswer?> ConnectAsync(CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            InfluxAnswer answer = await server.ConnectAsync(cancellationToken);
            if (answer.Outcome == InfluxOutcome.Taken)
            {
                figures.Enter(InfluxState.Sending);
                return null;
            }

            if (answer.Outcome != InfluxOutcome.TryAgain)
            {
                return answer;
            }

            figures.Take(answer);
            await Task.Delay(RetryPolicy.WaitAfter(failures, answer.RetryAfter, Jitter()), time, cancellationToken);
        }
    }

    // 2. Ends when turned away, after everything on its way has come to an end or was given up.
    private async Task<InfluxAnswer> PumpAsync(CancellationToken cancellationToken)
    {
        delivery.Begin();
        using CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim free = new(options.InFlight);
        Pacing pacing = new(options.PointsPerSecond, time);
        List<Task> onTheirWay = [];
        InfluxAnswer turnedAway = default;
        async Task DeliverAsync(OutboxBatch batch)
        {
            try
            {
                if (await delivery.RunAsync(batch, stopping.Token) is { } reason)
                {
                    turnedAway = reason;
                    await stopping.CancelAsync();
                }

                Moved?.Invoke();
            }
            catch (OperationCanceledException)
            {
                // Given up; the rows stay.
            }
            catch
            {
                // A bug: it comes out below.
                await stopping.CancelAsync();
                throw;
            }
            finally
            {
                free.Release();
            }
        }

        try
        {
            for (long after = 0; ;)
            {
                await free.WaitAsync(stopping.Token);
                OutboxBatch batch = await NextAsync(after, onTheirWay, stopping.Token);
                after = batch.Last;
                await pacing.WaitAsync(batch.Points, stopping.Token);
                onTheirWay.RemoveAll(t => t.IsCompletedSuccessfully);
                onTheirWay.Add(DeliverAsync(batch));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return turnedAway;
        }
        finally
        {
            await stopping.CancelAsync();
            await Task.WhenAll(onTheirWay);
        }
    }

    // 3.
    private async Task<OutboxBatch> NextAsync(long after, List<Task> onTheirWay, CancellationToken cancellationToken)
    {
        for (int failures = 1; ;)
        {
            if (await erasures.RunAsync(onTheirWay, cancellationToken))
            {
                Moved?.Invoke();
            }

            try
            {
                if (outbox.Read(after, options.BatchPoints, options.BatchBytes) is { } batch)
                {
                    return batch;
                }
            }
            catch (StorageFaultException e)
            {
                figures.TakeFault(e.Message);
                await Task.Delay(RetryPolicy.WaitAfter(failures++, null, Jitter()), time, cancellationToken);
                continue;
            }

            if (await IsNewsAsync(cancellationToken))
            {
                await Task.Delay(options.Linger, time, cancellationToken);
            }
        }
    }

    // False when it is time to ask again for somebody to be removed.
    private async Task<bool> IsNewsAsync(CancellationToken cancellationToken)
    {
        if (erasures.Wait is not { } wait)
        {
            await outbox.WaitAsync(cancellationToken);
            return true;
        }

        using CancellationTokenSource due = new(wait, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        try
        {
            await outbox.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private double Jitter()
    {
        lock (jitterGate)
        {
            return jitter.NextDouble();
        }
    }
}
