using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Influx.Sending;

/// <summary>What the sender has seen; written by its tasks, read by anyone.</summary>
internal sealed class SendingFigures(TimeProvider time)
{
    private readonly Lock gate = new();
    private InfluxState state;
    private long requests;
    private long retries;
    private DateTimeOffset? lastSuccess;
    private string lastError = "";
    private DateTimeOffset? lastErrorAt;

    /// <summary>Raised after an attempt failed that will be repeated.</summary>
    public event Action? Failed;

    public (InfluxState State, long Requests, long Retries, DateTimeOffset? Success, string Error, DateTimeOffset? ErrorAt) Read()
    {
        lock (gate)
        {
            return (state, requests, retries, lastSuccess, lastError, lastErrorAt);
        }
    }

    public void Enter(InfluxState next)
    {
        lock (gate)
        {
            state = next;
        }
    }

    /// <summary>Takes in an answer to a write.</summary>
    public void Take(in InfluxAnswer answer)
    {
        lock (gate)
        {
            requests += answer.Status == 0 ? 0 : 1;
            if (answer.Outcome == InfluxOutcome.Taken)
            {
                lastSuccess = time.GetUtcNow();
                state = InfluxState.Sending;
                return;
            }

            Note(answer.Status == 0 ? answer.Reason : FormattableString.Invariant($"{answer.Status}: {answer.Reason}"));
            if (answer.Outcome != InfluxOutcome.TryAgain)
            {
                return;
            }

            CountRetry();
        }

        Failed?.Invoke();
    }

    /// <summary>Takes in a fault of our own disk.</summary>
    public void TakeFault(string what)
    {
        lock (gate)
        {
            Note(what);
            CountRetry();
        }

        Failed?.Invoke();
    }

    private void CountRetry()
    {
        retries++;
        state = InfluxState.Retrying;
    }

    private void Note(string error) => (lastError, lastErrorAt) = (error, time.GetUtcNow());
}
