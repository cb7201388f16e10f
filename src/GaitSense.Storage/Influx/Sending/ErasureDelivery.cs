using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Influx.Sending;

/// <summary>Removes from the server whoever, and whatever session, was removed here.</summary>
/// <remarks><b>How</b> (1) What is on its way comes to its end first, so that no point of theirs arrives afterwards. (2) Points of
/// theirs that were refused meanwhile leave the dead-letter file. (3) The server is asked. (4) An answer for good settles it, with a
/// line in the audit log; otherwise it is asked again later. Points of others go on meanwhile.</remarks>
internal sealed class ErasureDelivery(
    PointOutbox outbox, InfluxServer server, DeadLetterFile deadLetters, SendingFigures figures, SendingOptions options, Func<double> jitter, TimeProvider time)
{
    // Timers count whole milliseconds.
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);
    private long putOffAt;
    private TimeSpan wait;
    private int failures;

    /// <summary>How long until the next attempt; null when nobody waits to be removed.</summary>
    public TimeSpan? Wait { get; private set; }

    /// <summary>Removes whoever it is time for.</summary>
    /// <param name="onTheirWay">Batches on their way.</param>
    /// <param name="cancellationToken">Ends it; who was not settled is removed later.</param>
    /// <returns>True when somebody was settled.</returns>
    public async Task<bool> RunAsync(IEnumerable<Task> onTheirWay, CancellationToken cancellationToken)
    {
        bool hasSettled = false;
        try
        {
            while (outbox.NextErasure() is { } erasure)
            {
                TimeSpan left = wait - time.GetElapsedTime(putOffAt);
                if (failures > 0 && left >= Grain)
                {
                    Wait = left;
                    return hasSettled;
                }

                // 1.
                await Task.WhenAll(onTheirWay);
                cancellationToken.ThrowIfCancellationRequested();
                if (!await TryAsync(erasure, cancellationToken))
                {
                    return hasSettled;
                }

                hasSettled = true;
                failures = 0;
            }

            Wait = null;
        }
        catch (Exception e) when (e is StorageFaultException or IOException or UnauthorizedAccessException)
        {
            figures.TakeFault(e.Message.ReplaceLineEndings(" "));
            PutOff(null);
        }

        return hasSettled;
    }

    private async Task<bool> TryAsync(PointErasure erasure, CancellationToken cancellationToken)
    {
        // 2.
        deadLetters.Remove(new ErasedLines(erasure.Person, erasure.Sessions));

        // 3.
        InfluxAnswer answer = await server.EraseAsync(erasure, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        figures.Take(answer);

        // 4.
        switch (answer.Outcome)
        {
            case InfluxOutcome.Taken:
                outbox.SettleErasure(erasure, $"points removed from {server.Settings}");
                return true;
            case InfluxOutcome.Refused or InfluxOutcome.TooLarge:
                outbox.SettleErasure(erasure, $"points not removed from {server.Settings}: {answer.Reason}");
                return true;
            case InfluxOutcome.TryAgain:
                PutOff(answer.RetryAfter);
                return false;
            default:
                PutOff(options.LookAgainAfter);
                return false;
        }
    }

    private void PutOff(TimeSpan? asked)
    {
        failures++;
        putOffAt = time.GetTimestamp();
        wait = RetryPolicy.WaitAfter(failures, asked, jitter());
        Wait = wait;
    }
}
