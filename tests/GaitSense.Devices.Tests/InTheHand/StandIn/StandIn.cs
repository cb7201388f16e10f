// The signatures of InTheHand.BluetoothLE that the adapter uses, with just enough behind them to be run.
#pragma warning disable SA1402, CA1716, CA1724, IDE0130
namespace InTheHand.Bluetooth;

public readonly record struct BluetoothUuid(Guid Value)
{
    public static implicit operator BluetoothUuid(Guid value) => new(value);

    public static implicit operator BluetoothUuid(ushort value) => new(new Guid(value, 0, 0x1000, 0x80, 0, 0, 0x80, 0x5f, 0x9b, 0x34, 0xfb));
}

public sealed class BluetoothLEScanFilter
{
    public IList<BluetoothUuid> Services { get; } = [];

    public string Name { get; set; } = "";

    public string NamePrefix { get; set; } = "";
}

public sealed class RequestDeviceOptions
{
    public IList<BluetoothLEScanFilter> Filters { get; } = [];

    public IList<Guid> OptionalServices { get; } = [];

    public bool AcceptAllDevices { get; set; }

    public TimeSpan? Timeout { get; set; }
}

public static class Bluetooth
{
    public static List<BluetoothDevice> InReach { get; } = [];

    public static Task<bool> GetAvailabilityAsync() => Task.FromResult(true);

    public static async Task<IReadOnlyCollection<BluetoothDevice>> ScanForDevicesAsync(
        RequestDeviceOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return [.. InReach.Where(d => options!.AcceptAllDevices || options.Filters.Any(f => f.Services.All(s => d.Gatt.Services.Any(g => g.Uuid == s))))];
    }
}

public sealed class BluetoothDevice(string id, string? name)
{
    public event EventHandler? GattServerDisconnected;

    public string Id { get; } = id;

    public string? Name { get; } = name;

    public RemoteGattServer Gatt { get; } = new();

    public static Task<BluetoothDevice?> FromIdAsync(string id) => Task.FromResult(Bluetooth.InReach.FirstOrDefault(d => d.Id == id));

    public void LoseTwice()
    {
        GattServerDisconnected?.Invoke(this, EventArgs.Empty);
        GattServerDisconnected?.Invoke(this, EventArgs.Empty);
    }
}

public sealed class RemoteGattServer
{
    public List<GattService> Services { get; } = [];

    public bool IsConnected { get; private set; }

    public int Mtu { get; set; }

    public Task ConnectAsync()
    {
        IsConnected = true;
        return Task.CompletedTask;
    }

    public void Disconnect() => IsConnected = false;

    public Task<List<GattService>> GetPrimaryServicesAsync(BluetoothUuid? service = null) => Task.FromResult(Services);
}

public sealed class GattService(Guid uuid, params IReadOnlyList<GattCharacteristic> characteristics)
{
    public BluetoothUuid Uuid { get; } = uuid;

    public Task<IReadOnlyList<GattCharacteristic>> GetCharacteristicsAsync() => Task.FromResult(characteristics);
}

[Flags]
public enum GattCharacteristicProperties
{
    None = 0,
    Broadcast = 1,
    Read = 2,
    WriteWithoutResponse = 4,
    Write = 8,
    Notify = 16,
    Indicate = 32,
}

public sealed class GattCharacteristic(Guid uuid)
{
    public event EventHandler<GattCharacteristicValueChangedEventArgs>? CharacteristicValueChanged;

    public BluetoothUuid Uuid { get; } = uuid;

    public GattCharacteristicProperties Properties { get; set; }

    public byte[] Value { get; set; } = [];

    public bool IsNotifying { get; private set; }

    public Exception? Refusal { get; set; }

    /// <summary>What the device does with what is written.</summary>
    public Action<byte[]>? Written { get; set; }

    public Task<byte[]> ReadValueAsync() => Refusal is null ? Task.FromResult(Value) : Task.FromException<byte[]>(Refusal);

    public Task WriteValueWithResponseAsync(byte[] value)
    {
        Value = value;
        Written?.Invoke(value);
        return Refusal is null ? Task.CompletedTask : Task.FromException(Refusal);
    }

    public Task WriteValueWithoutResponseAsync(byte[] value) => WriteValueWithResponseAsync(value);

    public Task StartNotificationsAsync()
    {
        IsNotifying = true;
        return Task.CompletedTask;
    }

    public Task StopNotificationsAsync()
    {
        IsNotifying = false;
        return Task.CompletedTask;
    }

    public void Notify(byte[]? value) => CharacteristicValueChanged?.Invoke(this, new GattCharacteristicValueChangedEventArgs { Value = value });
}

public sealed class GattCharacteristicValueChangedEventArgs : EventArgs
{
    public byte[]? Value { get; init; }

    public Exception? Error { get; init; }
}
