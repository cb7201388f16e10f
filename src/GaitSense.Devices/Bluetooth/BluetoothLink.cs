using GaitSense.Core.Recordings;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth;

/// <summary>What every link has, whatever system it goes through: it is lost once and then fails, it reads the charge from the battery
/// service, and it stamps what arrives.</summary>
/// <param name="deviceId">Address of the device.</param>
/// <param name="time">The clock that stamps notifications.</param>
public abstract class BluetoothLink(string deviceId, TimeProvider time) : IBluetoothLink
{
    private readonly TaskCompletionSource<InputFault> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public string DeviceId => deviceId;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public Task<InputFault> Lost => _lost.Task;

    /// <inheritdoc/>
    public abstract int? Mtu { get; }

    /// <inheritdoc/>
    public abstract int? RssiDbm { get; }

    /// <summary>The device, for messages.</summary>
    protected string Where => $"sensor {deviceId}";

    /// <inheritdoc/>
    public virtual async Task<double?> ReadBatteryAsync(CancellationToken cancellationToken) =>
        Has(GattProfile.BatteryService, GattProfile.BatteryLevel)
        && await ReadAsync(GattProfile.BatteryService, GattProfile.BatteryLevel, cancellationToken) is [var percent, ..]
            ? percent / 100.0
            : null;

    /// <inheritdoc/>
    public abstract bool Has(Guid service, Guid characteristic);

    /// <inheritdoc/>
    public abstract GattProperties? PropertiesOf(Guid service, Guid characteristic);

    /// <inheritdoc/>
    public abstract Task<byte[]> ReadAsync(Guid service, Guid characteristic, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task WriteAsync(
        Guid service, Guid characteristic, ReadOnlyMemory<byte> value, WriteKind kind, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task<IAsyncDisposable> SubscribeAsync(
        Guid service, Guid characteristic, NotificationHandler handler, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>The link is lost, or given up. However often it is told, it counts once.</summary>
    /// <returns>True the first time.</returns>
    protected bool Lose() => _lost.TrySetResult(LostFault());

    /// <summary>The fault of what is asked of a lost link.</summary>
    protected BluetoothFaultException LinkLost() => new(BluetoothFaultKind.LinkLost, LostFault());

    /// <summary>The fault of asking for a characteristic: the link is lost, or the device has none such.</summary>
    protected BluetoothFaultException NoCharacteristic(Guid characteristic) => Lost.IsCompleted ? LinkLost() : new(BluetoothFaultKind.NotFound, new InputFault(
        $"it has no characteristic {characteristic}", Where, "Check that it is a GaitSense sensor with current firmware"));

    /// <summary>A handler that takes values without arrival time, from any thread: it stamps each before anything else, and hands them on
    /// one at a time.</summary>
    protected Action<ReadOnlySpan<byte>> Stamped(NotificationHandler handler)
    {
        Lock order = new();
        return value =>
        {
            long arrival = time.GetTimestamp();
            lock (order)
            {
                handler(value, arrival);
            }
        };
    }

    private InputFault LostFault() => new("the link was lost", Where, "It is tried again; keep the sensor within some metres and charged");
}
