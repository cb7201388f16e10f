namespace GaitSense.Devices.Bluetooth;

/// <summary>Notifications that are enabled, until this is disposed; disposed again, nothing happens.</summary>
/// <param name="end">Disables them.</param>
public sealed class Subscription(Func<ValueTask> end) : IAsyncDisposable
{
    private int _isEnded;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isEnded, 1) == 0 ? end() : ValueTask.CompletedTask;
}
