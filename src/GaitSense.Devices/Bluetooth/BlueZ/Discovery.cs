using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>The adapter's search for devices, shared by everyone who scans: on while somebody wants it.</summary>
internal sealed class Discovery(BlueZDaemon daemon, BlueZOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _wanted;

    /// <summary>Switches the search on, if it is not, and keeps it on until the result is disposed.</summary>
    public async Task<IAsyncDisposable> BeginAsync(string adapter, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_wanted == 0)
            {
                await StartAsync(adapter, cancellationToken);
            }

            _wanted++;
            return new Search(this, adapter);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task StartAsync(string adapter, CancellationToken cancellationToken)
    {
        try
        {
            await daemon.CallAsync(
                adapter, BlueZNames.Adapter, "SetDiscoveryFilter", options.CallTimeout, cancellationToken, w => w.Properties(Filter));
            await daemon.CallAsync(adapter, BlueZNames.Adapter, "StartDiscovery", options.CallTimeout, cancellationToken);
        }
        catch (BusErrorException running) when (running.Name == "org.bluez.Error.InProgress")
        {
            // It is on already.
        }
        catch (OperationCanceledException)
        {
            // The daemon may have begun all the same, and nobody would end it.
            await StopAsync(adapter);
            throw;
        }
    }

    private async Task EndAsync(string adapter)
    {
        await _turn.WaitAsync();
        try
        {
            if (--_wanted == 0)
            {
                await StopAsync(adapter);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task StopAsync(string adapter)
    {
        try
        {
            if (!daemon.IsClosed)
            {
                await daemon.CallAsync(adapter, BlueZNames.Adapter, "StopDiscovery", options.CallTimeout, CancellationToken.None);
            }
        }
        catch (Exception e) when (BlueZFaults.From(e, "Bluetooth") is BluetoothFaultException)
        {
            // It is off already, or there is nobody any more who could search.
        }
    }

    private static readonly Dictionary<string, object?> Filter = new() { ["Transport"] = "le", ["DuplicateData"] = true };

    private sealed class Search(Discovery discovery, string adapter) : IAsyncDisposable
    {
        private int _isEnded;

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isEnded, 1) == 0)
            {
                await discovery.EndAsync(adapter);
            }
        }
    }
}
