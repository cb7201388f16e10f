using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>A link to one device through the daemon.</summary>
internal sealed class BlueZLink : BluetoothLink
{
    private static readonly Dictionary<string, object?> NoOptions = [];
    private static readonly Dictionary<string, object?> AsRequest = new() { ["type"] = "request" };
    private static readonly Dictionary<string, object?> AsCommand = new() { ["type"] = "command" };

    private readonly BlueZDaemon _daemon;
    private readonly string _path;
    private readonly BlueZOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _pairing = new(1, 1);
    private readonly IDisposable _listening;
    private bool _isPairingTried;
    private volatile bool _isConnected;
    private volatile bool _wasLinked;

    private BlueZLink(BlueZDaemon daemon, string path, string deviceId, BlueZOptions options, TimeProvider time)
        : base(deviceId, time)
    {
        _daemon = daemon;
        _path = path;
        _options = options;
        _time = time;
        _listening = daemon.OnChange(OnChange);
    }

    public override string Name => _daemon.Objects.Name(_path);

    public override int? Mtu => _daemon.Objects.Mtu(_path);

    public override int? RssiDbm => _daemon.Objects.RssiDbm(_path);

    /// <summary>Links to a device that the daemon knows.</summary>
    public static async Task<IBluetoothLink> OpenAsync(
        BlueZDaemon daemon, string path, string deviceId, BlueZOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        BlueZLink link = new(daemon, path, deviceId, options, time);
        try
        {
            await link.ConnectAsync(cancellationToken);
            await link.ResolveAsync(cancellationToken);
            return link;
        }
        catch
        {
            // Also what was given up may still come about in the daemon: it is told to let go.
            await link.DisposeAsync();
            throw;
        }
    }

    // The daemon keeps the battery service to itself and tells the charge on an interface of its own.
    public override async Task<double?> ReadBatteryAsync(CancellationToken cancellationToken) =>
        _daemon.Objects.Get(_path, BlueZNames.Battery, "Percentage") is byte percentage ? percentage / 100.0 : await base.ReadBatteryAsync(cancellationToken);

    public override bool Has(Guid service, Guid characteristic) => _daemon.Objects.Characteristic(_path, service, characteristic) is not null;

    public override GattProperties? PropertiesOf(Guid service, Guid characteristic) =>
        _daemon.Objects.Characteristic(_path, service, characteristic) is { } path ? _daemon.Objects.Properties(path) : null;

    public override async Task<byte[]> ReadAsync(Guid service, Guid characteristic, CancellationToken cancellationToken) => await AskAsync(
        PathOf(service, characteristic), "ReadValue", w => w.Properties(NoOptions), static m => m.ReadBytes().ToArray(), cancellationToken);

    public override async Task WriteAsync(
        Guid service, Guid characteristic, ReadOnlyMemory<byte> value, WriteKind kind, CancellationToken cancellationToken) => await AskAsync(
            PathOf(service, characteristic),
            "WriteValue",
            w => w.Bytes(value.Span).Properties(kind == WriteKind.WithResponse ? AsRequest : AsCommand),
            static _ => true,
            cancellationToken);

    public override async Task<IAsyncDisposable> SubscribeAsync(
        Guid service, Guid characteristic, NotificationHandler handler, CancellationToken cancellationToken)
    {
        string path = PathOf(service, characteristic);
        if (_options.UsesSockets && _daemon.Objects.Get(path, BlueZNames.GattCharacteristic, "NotifyAcquired") is false)
        {
            try
            {
                return await SubscribeBySocketAsync(path, handler, cancellationToken);
            }
            catch (BluetoothFaultException fault) when (fault.Kind is BluetoothFaultKind.Refused or BluetoothFaultKind.Malformed)
            {
                // Indications, for one, are not given through a socket.
            }
        }

        return await SubscribeByPropertyAsync(path, handler, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        _listening.Dispose();
        if (Lose() && !_daemon.IsClosed)
        {
            try
            {
                await _daemon.CallAsync(_path, BlueZNames.Device, "Disconnect", _options.CallTimeout, CancellationToken.None);
            }
            catch (Exception e) when (BlueZFaults.From(e, Where) is BluetoothFaultException)
            {
                // It is unlinked already, or there is nobody any more who could unlink it.
            }
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _daemon.CallAsync(_path, BlueZNames.Device, "Connect", _options.ConnectTimeout, cancellationToken);
        }
        catch (BusErrorException linked) when (linked.Name == "org.bluez.Error.AlreadyConnected")
        {
            // Somebody else linked to it; that link is shared.
        }

        // What the daemon told until it answered may still be about a link that was lost before.
        _isConnected = true;
    }

    private async Task ResolveAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(_options.ConnectTimeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _daemon.WaitAsync(tree => tree.IsResolved(_path) || Lost.IsCompleted, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw BlueZFaults.NotResolved(DeviceId);
        }

        await _daemon.RefreshAsync(cancellationToken);
        OnChange(_path);
        if (Lost.IsCompleted)
        {
            throw LinkLost();
        }
    }

    private void OnChange(string path)
    {
        if (!_isConnected || (path.Length != 0 && path != _path))
        {
            return;
        }

        if (_daemon.Objects.IsLinked(_path))
        {
            _wasLinked = true;
        }
        else if (_wasLinked || !_daemon.Objects.Has(_path, BlueZNames.Device))
        {
            Lose();
        }
    }

    private async Task<IAsyncDisposable> SubscribeBySocketAsync(string path, NotificationHandler handler, CancellationToken cancellationToken)
    {
        HandedSocket handed = new();
        int fd;
        try
        {
            fd = await AskAsync(path, "AcquireNotify", w => w.Properties(NoOptions), m => handed.Take(ReadSocket(m)), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            handed.Abandon();
            throw;
        }

        FdWatch watch = new(fd, packet => handler(packet, _time.GetTimestamp()), () => Lose());
        _daemon.Watch(watch);
        return new Subscription(() =>
        {
            // Closing the socket is how the daemon is told.
            _daemon.Unwatch(watch);
            return ValueTask.CompletedTask;
        });
    }

    private async Task<IAsyncDisposable> SubscribeByPropertyAsync(string path, NotificationHandler handler, CancellationToken cancellationToken)
    {
        _daemon.Values.Add(path, handler);
        try
        {
            await AskAsync(path, "StartNotify", null, static _ => true, cancellationToken);
        }
        catch
        {
            _daemon.Values.Remove(path);
            throw;
        }

        return new Subscription(async () =>
        {
            _daemon.Values.Remove(path);
            if (!Lost.IsCompleted)
            {
                await StopNotifyAsync(path);
            }
        });
    }

    private async Task StopNotifyAsync(string path)
    {
        try
        {
            await AskAsync(path, "StopNotify", null, static _ => true, CancellationToken.None);
        }
        catch (BluetoothFaultException)
        {
            // It has stopped already.
        }
    }

    /// <summary>Calls a method of a characteristic; pairs once when the device demands it.</summary>
    private async Task<T> AskAsync<T>(
        string path, string member, Action<MessageWriter>? write, MessageParser<T> read, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await CallAsync();
            }
            catch (BusErrorException demand) when (BlueZFaults.DemandsPairing(demand))
            {
                await PairAsync(cancellationToken);
                return await CallAsync();
            }
        }
        catch (BusErrorException demand) when (BlueZFaults.DemandsPairing(demand))
        {
            throw BlueZFaults.PairingDemanded(DeviceId, demand.Text);
        }
        catch (Exception e) when (BlueZFaults.From(e, Where) is BluetoothFaultException fault && !ReferenceEquals(fault, e))
        {
            throw Lost.IsCompleted ? LinkLost() : fault;
        }

        Task<T> CallAsync() => _daemon.CallAsync(
            path, BlueZNames.GattCharacteristic, member, write, read, _options.CallTimeout, cancellationToken);
    }

    private async Task PairAsync(CancellationToken cancellationToken)
    {
        await _pairing.WaitAsync(cancellationToken);
        try
        {
            if (!_isPairingTried)
            {
                _isPairingTried = true;
                await _daemon.CallAsync(_path, BlueZNames.Device, "Pair", _options.ConnectTimeout, cancellationToken);
            }
        }
        catch (BusErrorException refused) when (refused.Name == "org.bluez.Error.AlreadyExists")
        {
            // They are paired; the demand was older than the pairing.
        }
        catch (BusErrorException refused)
        {
            throw BlueZFaults.PairingDemanded(DeviceId, refused.Text);
        }
        finally
        {
            _pairing.Release();
        }
    }

    private static int ReadSocket(MessageReader message)
    {
        int fd = Libc.Duplicate(message.ReadFileDescriptor());
        return fd >= 0 ? fd : throw new MalformedMessageException("the message holds no descriptor that can be kept");
    }

    private string PathOf(Guid service, Guid characteristic) =>
        !Lost.IsCompleted && _daemon.Objects.Characteristic(_path, service, characteristic) is { } path ? path : throw NoCharacteristic(characteristic);
}
