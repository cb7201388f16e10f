using GaitSense.Devices.Bluetooth;
using InTheHand.Bluetooth;

namespace GaitSense.Devices.InTheHand;

/// <summary>A link to one device of the library. Its doubled event of a loss counts once; an MTU of 0 is one that is not told.</summary>
internal sealed class InTheHandLink : BluetoothLink
{
    private readonly BluetoothDevice _device;
    private readonly Dictionary<(Guid Service, Guid Characteristic), GattCharacteristic> _characteristics = [];

    private InTheHandLink(BluetoothDevice device, TimeProvider time)
        : base(device.Id, time)
    {
        _device = device;
        device.GattServerDisconnected += OnDisconnected;
    }

    public override string Name => _device.Name ?? "";

    public override int? Mtu => _device.Gatt.Mtu is > 0 and int mtu ? mtu : null;

    public override int? RssiDbm => null;

    public static async Task<IBluetoothLink> OpenAsync(BluetoothDevice device, TimeProvider time, CancellationToken cancellationToken)
    {
        InTheHandLink link = new(device, time);
        try
        {
            await device.Gatt.ConnectAsync().OrFaultAsync(link.Where, cancellationToken);
            foreach (GattService service in await device.Gatt.GetPrimaryServicesAsync().OrFaultAsync(link.Where, cancellationToken))
            {
                foreach (GattCharacteristic c in await service.GetCharacteristicsAsync().OrFaultAsync(link.Where, cancellationToken))
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

    public override bool Has(Guid service, Guid characteristic) => _characteristics.ContainsKey((service, characteristic));

    public override GattProperties? PropertiesOf(Guid service, Guid characteristic)
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

    public override Task<byte[]> ReadAsync(Guid service, Guid characteristic, CancellationToken cancellationToken) =>
        Find(service, characteristic).ReadValueAsync().OrFaultAsync(Where, cancellationToken);

    public override Task WriteAsync(Guid service, Guid characteristic, ReadOnlyMemory<byte> value, WriteKind kind, CancellationToken cancellationToken)
    {
        GattCharacteristic at = Find(service, characteristic);
        byte[] bytes = value.ToArray();
        Task call = kind == WriteKind.WithResponse ? at.WriteValueWithResponseAsync(bytes) : at.WriteValueWithoutResponseAsync(bytes);
        return call.OrFaultAsync(Where, cancellationToken);
    }

    public override async Task<IAsyncDisposable> SubscribeAsync(
        Guid service, Guid characteristic, NotificationHandler handler, CancellationToken cancellationToken)
    {
        GattCharacteristic at = Find(service, characteristic);
        Action<ReadOnlySpan<byte>> take = Stamped(handler);
        EventHandler<GattCharacteristicValueChangedEventArgs> onValue = (_, e) =>
        {
            if (e.Value is { } value)
            {
                take(value);
            }
        };
        Subscription subscription = new(() => EndAsync(at, onValue));
        at.CharacteristicValueChanged += onValue;
        try
        {
            await at.StartNotificationsAsync().OrFaultAsync(Where, cancellationToken);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    public override ValueTask DisposeAsync()
    {
        _device.GattServerDisconnected -= OnDisconnected;
        if (Lose())
        {
            _device.Gatt.Disconnect();
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask EndAsync(GattCharacteristic at, EventHandler<GattCharacteristicValueChangedEventArgs> onValue)
    {
        at.CharacteristicValueChanged -= onValue;
        try
        {
            await at.StopNotificationsAsync();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A sensor that is gone sends nothing more.
        }
    }

    private GattCharacteristic Find(Guid service, Guid characteristic) =>
        !Lost.IsCompleted && _characteristics.TryGetValue((service, characteristic), out GattCharacteristic? found) ? found : throw NoCharacteristic(characteristic);

    private void OnDisconnected(object? sender, EventArgs e) => Lose();
}
