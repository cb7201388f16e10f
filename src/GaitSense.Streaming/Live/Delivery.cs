namespace GaitSense.Streaming;

/// <summary>A running delivery of findings to sinks. Disposing it unsubscribes and lets the sinks take what is queued.</summary>
public sealed class Delivery : IAsyncDisposable
{
    private readonly SinkSet _sinks;
    private readonly IDisposable _subscription;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Delivery(IObservable<GaitFinding> findings, SinkSet sinks)
    {
        _sinks = sinks;
        Completion = CompleteAsync();
        _subscription = findings.Subscribe(f => _sinks.Post(f), e => _ended.TrySetException(e), () => _ended.TrySetResult());
    }

    /// <summary>Ends when the stream has ended and the sinks have taken everything; fails when the stream failed.</summary>
    public Task Completion { get; }

    /// <summary>How each sink fares.</summary>
    public IReadOnlyList<SinkReport> Sinks => _sinks.Reports;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        _ended.TrySetResult();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task CompleteAsync()
    {
        try
        {
            await _ended.Task;
        }
        finally
        {
            await _sinks.DrainAsync();
        }
    }
}
