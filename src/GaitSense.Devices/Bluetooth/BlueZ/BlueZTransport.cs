using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>The radio of a Linux machine, through the daemon of BlueZ on the system's message bus.</summary>
/// <remarks><b>Needs</b> libsystemd, a message bus and bluetoothd 5.55 or later. <b>Differs from</b> bluetoothctl: devices are linked
/// to without pairing. One thread per transport receives for all devices.</remarks>
public sealed class BlueZTransport : IBluetoothTransport
{
    private const int ScanQueue = 256;

    private readonly BlueZOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Session? _session;
    private bool _isDisposed;

    /// <summary>A transport; nothing is opened before it is used.</summary>
    /// <param name="options">How the daemon is reached.</param>
    /// <param name="time">The clock that stamps notifications.</param>
    public BlueZTransport(BlueZOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
    }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Advertisement> ScanAsync(
        ScanFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await UnlessCancelled(OpenAsync(cancellationToken), cancellationToken) is not { } session)
        {
            yield break;
        }

        BlueZDaemon daemon = session.Daemon;
        string adapter = AdapterOf(daemon);
        Channel<Advertisement> seen = Channel.CreateBounded<Advertisement>(
            new BoundedChannelOptions(ScanQueue) { FullMode = BoundedChannelFullMode.DropOldest });
        void Offer(string path)
        {
            if (path.Length == 0 || path == adapter)
            {
                EndWhenGone(daemon, adapter, seen.Writer);
            }
            else if (daemon.Objects.RssiDbm(path) is not null
                && daemon.Objects.Advertisement(path) is { } advertisement && filter.Takes(advertisement))
            {
                seen.Writer.TryWrite(advertisement);
            }
        }

        using IDisposable listening = daemon.OnChange(Offer);
        await using IAsyncDisposable? search = await UnlessCancelled(
            Guard(session.Discovery.BeginAsync(adapter, cancellationToken), "scan"), cancellationToken);
        if (search is null)
        {
            yield break;
        }

        foreach (string path in daemon.Objects.With(BlueZNames.Device))
        {
            Offer(path);
        }

        using CancellationTokenRegistration ending = cancellationToken.UnsafeRegister(
            static w => ((ChannelWriter<Advertisement>)w!).TryComplete(), seen.Writer);
        await foreach (Advertisement advertisement in seen.Reader.ReadAllAsync(CancellationToken.None))
        {
            yield return advertisement;
        }
    }

    /// <inheritdoc/>
    public async Task<IBluetoothLink> ConnectAsync(string deviceId, CancellationToken cancellationToken)
    {
        Session session = await OpenAsync(cancellationToken);
        string where = $"sensor {deviceId}";
        string adapter = AdapterOf(session.Daemon);
        string device = session.Daemon.Objects.Device(adapter, deviceId)
            ?? await Guard(SearchAsync(session, adapter, deviceId, cancellationToken), where);
        return await Guard(BlueZLink.OpenAsync(session.Daemon, device, deviceId, _options, _time, cancellationToken), where);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _isDisposed = true;
            await CloseAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<T?> UnlessCancelled<T>(Task<T> task, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await task;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<T> Guard<T>(Task<T> task, string where)
    {
        try
        {
            return await task;
        }
        catch (Exception e) when (BlueZFaults.From(e, where) is BluetoothFaultException fault && !ReferenceEquals(fault, e))
        {
            throw fault;
        }
    }

    private static void EndWhenGone(BlueZDaemon daemon, string adapter, ChannelWriter<Advertisement> writer)
    {
        if (daemon.IsClosed || !daemon.Objects.Has(adapter, BlueZNames.Adapter))
        {
            writer.TryComplete(BlueZFaults.NoDaemon());
        }
        else if (!daemon.Objects.IsPowered(adapter))
        {
            writer.TryComplete(BlueZFaults.SwitchedOff());
        }
    }

    private string AdapterOf(BlueZDaemon daemon)
    {
        string adapter = daemon.Objects.Adapter(_options.Adapter) ?? throw BlueZFaults.NoAdapter(_options.Adapter);
        return daemon.Objects.IsPowered(adapter) ? adapter : throw BlueZFaults.SwitchedOff();
    }

    private async Task<string> SearchAsync(Session session, string adapter, string deviceId, CancellationToken cancellationToken)
    {
        await using IAsyncDisposable search = await session.Discovery.BeginAsync(adapter, cancellationToken);
        using CancellationTokenSource limit = new(_options.SearchTimeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await session.Daemon.WaitAsync(
                tree => tree.Device(adapter, deviceId) is not null || !tree.IsPowered(adapter), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }

        return session.Daemon.Objects.Device(adapter, deviceId) ?? throw BlueZFaults.NotSeen(deviceId);
    }

    // The bus is opened when it is first needed, and anew after it was closed.
    private async Task<Session> OpenAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_session is null || _session.Daemon.IsClosed)
            {
                await CloseAsync();
                BlueZDaemon daemon = await BlueZDaemon.OpenAsync(_options, _time, cancellationToken);
                _session = new Session(daemon, new Discovery(daemon, _options));
            }

            return _session;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task CloseAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.Discovery.DisposeAsync();
            session.Daemon.Dispose();
        }
    }

    private sealed record Session(BlueZDaemon Daemon, Discovery Discovery);
}
