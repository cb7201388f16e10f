using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>An adapter's search for devices, shared by everyone who scans: on while somebody wants it.</summary>
/// <remarks>It is switched off once, whichever way the last search ends: by its own end, by a fault, or with the transport.</remarks>
internal sealed class Discovery(BlueZDaemon daemon, BlueZOptions options) : IAsyncDisposable
{
    private static readonly Dictionary<string, object?> Filter = new() { ["Transport"] = "le", ["DuplicateData"] = true };

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<Search> _searches = [];
    private bool _isEnded;

    /// <summary>Switches the search on, if it is not, and keeps it on until the result is disposed.</summary>
    public async Task<IAsyncDisposable> BeginAsync(string adapter, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isEnded)
            {
                throw new BusClosedException(0, "the connection to the message bus is closed");
            }

            // Also when others search: what they have switched on may have ended with the adapter or the daemon.
            await StartAsync(adapter, cancellationToken);
            Search search = new(this, adapter);
            _searches.Add(search);
            return search;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends every search, and lets none begin any more. Scans may still unwind afterwards: they take their turn as before.</summary>
    public async ValueTask DisposeAsync() => await EndAsync(static _ => true, isLast: true);

    private async Task EndAsync(Predicate<Search> isOver, bool isLast)
    {
        await _turn.WaitAsync();
        try
        {
            _isEnded |= isLast;
            string[] adapters = [.. _searches.Where(s => isOver(s)).Select(s => s.Adapter).Distinct()];
            _searches.RemoveAll(isOver);
            foreach (string adapter in adapters.Where(a => !IsWanted(a)))
            {
                await StopAsync(adapter);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsWanted(string adapter) => _searches.Exists(s => s.Adapter == adapter);

    private async Task StartAsync(string adapter, CancellationToken cancellationToken)
    {
        await daemon.CallAsync(
            adapter, BlueZNames.Adapter, "SetDiscoveryFilter", options.CallTimeout, cancellationToken, w => w.Properties(Filter));
        try
        {
            await daemon.CallAsync(adapter, BlueZNames.Adapter, "StartDiscovery", options.CallTimeout, cancellationToken);
        }
        catch (BusErrorException running) when (running.Name == "org.bluez.Error.InProgress")
        {
            // It is on already.
        }
        catch (Exception e) when (!IsWanted(adapter) && (e is not BusErrorException refused || BlueZFaults.IsUnanswered(refused)))
        {
            // The daemon may have begun all the same, and nobody would end it.
            await StopAsync(adapter);
            throw;
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

    private sealed class Search(Discovery discovery, string adapter) : IAsyncDisposable
    {
        public string Adapter => adapter;

        public async ValueTask DisposeAsync() => await discovery.EndAsync(s => s == this, isLast: false);
    }
}
