using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;
using InTheHand.Bluetooth;

namespace GaitSense.Devices.InTheHand;

/// <summary>A link to one device. Notifications are stamped when the library raises them, since it tells no arrival time; its
/// doubled event of a loss counts once; an MTU of 0 is one that is not told.</summary>
internal sealed class InTheHandLink : IBluetoothLink
{
    private readonly BluetoothDevice _device;
    private readonly TimeProvider _time;
    private readonly Dictionary<(Guid Service, Guid Characteristic), GattCharacteristic> _characteristics = [];
    private readonly TaskCompletionSource<InputFault> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private InTheHandLink(BluetoothDevice device, TimeProvider time)
    {
        _device = device;
        _time = time;
        device.GattServerDisconnected += OnDisconnected;
    }

    public string DeviceId => _device.Id;

    public string Name => _device.Name ?? "";

    public Task<InputFault> Lost => _lost.Task;

    public int? Mtu => _device.Gatt.Mtu is > 0 and int mtu ? mtu : null;

    public int? RssiDbm => null;

    public static async Task<IBluetoothLink> OpenAsync(BluetoothDevice device, TimeProvider time, CancellationToken cancellationToken)
    {
        InTheHandLink link = new(device, time);
        try
        {
            await CallAsync(device.Id, device.Gatt.ConnectAsync(), cancellationToken);
            foreach (GattService service in await CallAsync(device.Id, device.Gatt.GetPrimaryServicesAsync(), cancellationToken))
            {
                foreach (GattCharacteristic c in await CallAsync(device.Id, service.GetCharacteristicsAsync(), cancellationToken))
                {
                    link._characteristics[(service.Uuid.Value, c.Uuid.Value)] = c;
                }
            }

            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    public async Task<double?> ReadBatteryAsync(CancellationToken cancellationToken) =>
        Has(GattProfile.BatteryService, GattProfile.BatteryLevel)
        && await ReadAsync(GattProfile.BatteryService, GattProfile.BatteryLevel, cancellationToken) is [var percent, ..]
            ? percent / 100.0
            : null;

    public bool Has(Guid service, Guid characteristic) => _characteristics.ContainsKey((service, characteristic));

    public GattProperties? PropertiesOf(Guid service, Guid characteristic)
    {
        if (!_characteristics.TryGetValue((service, characteristic), out GattCharacteristic? found))
        {
            return null;
        }

        GattProperties If(GattCharacteristicProperties theirs, GattProperties ours) => (found.Properties & theirs) != 0 ? ours : GattProperties.None;
        return If(GattCharacteristicProperties.Read, GattProperties.Read)
            | If(GattCharacteristicProperties.Write, GattProperties.Write)
            | If(GattCharacteristicProperties.WriteWithoutResponse, GattProperties.WriteWithoutResponse)
            | If(GattCharacteristicProperties.Notify, GattProperties.Notify)
            | If(GattCharacteristicProperties.Indicate, GattProperties.Indicate);
    }

    public Task<byte[]> ReadAsync(Guid service, Guid characteristic, CancellationToken cancellationToken) =>
        CallAsync(DeviceId, Find(service, characteristic).ReadValueAsync(), cancellationToken);

    public Task WriteAsync(Guid service, Guid characteristic, ReadOnlyMemory<byte> value, WriteKind kind, CancellationToken cancellationToken)
    {
        GattCharacteristic at = Find(service, characteristic);
        return CallAsync(
            DeviceId,
            kind == WriteKind.WithResponse ? at.WriteValueWithResponseAsync(value.ToArray()) : at.WriteValueWithoutResponseAsync(value.ToArray()),
            cancellationToken);
    }

    public async Task<IAsyncDisposable> SubscribeAsync(
        Guid service, Guid characteristic, NotificationHandler handler, CancellationToken cancellationToken)
    {
        GattCharacteristic at = Find(service, characteristic);
        Subscription subscription = new(at, handler, _time);
        try
        {
            await CallAsync(DeviceId, at.StartNotificationsAsync(), cancellationToken);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        _device.GattServerDisconnected -= OnDisconnected;
        if (_lost.TrySetResult(LostFault()))
        {
            _device.Gatt.Disconnect();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for the library, which cannot be cancelled, and turns what it throws into a fault.</summary>
    internal static async Task<T> CallAsync<T>(string where, Task<T> call, CancellationToken cancellationToken)
    {
        await CallAsync(where, (Task)call, cancellationToken);
        return await call;
    }

    private static async Task CallAsync(string where, Task call, CancellationToken cancellationToken)
    {
        try
        {
            await call.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or BluetoothFaultException))
        {
            throw new BluetoothFaultException(BluetoothFaultKind.Refused, new InputFault(
                $"the system's Bluetooth refused: {e.Message}", $"sensor {where}", "Switch the sensor off and on, and try again"));
        }
    }

    private GattCharacteristic Find(Guid service, Guid characteristic) =>
        _characteristics.TryGetValue((service, characteristic), out GattCharacteristic? found)
            ? found
            : throw new BluetoothFaultException(BluetoothFaultKind.NotFound, new InputFault(
                $"it has no characteristic {characteristic}", $"sensor {DeviceId}", "Update its firmware"));

    private void OnDisconnected(object? sender, EventArgs e) => _lost.TrySetResult(LostFault());

    private InputFault LostFault() => new("the link was lost", $"sensor {DeviceId}", "Bring it closer; it is linked to again by itself");

    private sealed class Subscription : IAsyncDisposable
    {
        private readonly GattCharacteristic _at;
        private readonly NotificationHandler _handler;
        private readonly TimeProvider _time;
        private readonly Lock _order = new();

        public Subscription(GattCharacteristic at, NotificationHandler handler, TimeProvider time)
        {
            _at = at;
            _handler = handler;
            _time = time;
            at.CharacteristicValueChanged += OnValue;
        }

        public async ValueTask DisposeAsync()
        {
            _at.CharacteristicValueChanged -= OnValue;
            try
            {
                await _at.StopNotificationsAsync();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // A sensor that is gone sends nothing more.
            }
        }

        private void OnValue(object? sender, GattCharacteristicValueChangedEventArgs e)
        {
            long arrival = _time.GetTimestamp();
            if (e.Value is { } value)
            {
                lock (_order)
                {
                    _handler(value, arrival);
                }
            }
        }
    }
}
