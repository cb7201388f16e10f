using GaitSense.Core.Recordings;

namespace GaitSense.Devices.Bluetooth;

/// <summary>Takes one notification.</summary>
/// <param name="value">Its bytes, valid only during the call.</param>
/// <param name="arrival">When it was received, as a time stamp of the transport's clock.</param>
/// <remarks>Called on the thread that receives for all devices: take it and return. It must not throw.</remarks>
public delegate void NotificationHandler(ReadOnlySpan<byte> value, long arrival);

/// <summary>How a value is written.</summary>
public enum WriteKind
{
    /// <summary>The device confirms it.</summary>
    WithResponse,

    /// <summary>The device does not confirm it.</summary>
    WithoutResponse,
}

/// <summary>What a characteristic can be asked for.</summary>
[Flags]
public enum GattProperties
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It can be read.</summary>
    Read = 1,

    /// <summary>It can be written with a confirmation.</summary>
    Write = 2,

    /// <summary>It can be written without a confirmation.</summary>
    WriteWithoutResponse = 4,

    /// <summary>It sends values without a confirmation.</summary>
    Notify = 8,

    /// <summary>It sends values and waits for a confirmation.</summary>
    Indicate = 16,
}

/// <summary>A link to one device. It is lost once and for ever; whoever wants it back connects anew and subscribes anew.</summary>
/// <remarks>Every method fails with <see cref="BluetoothFaultException"/>. A device that demands pairing for a value is paired
/// with once, without asking a person; when that fails, the fault says how to pair by hand. Disposing unlinks.</remarks>
public interface IBluetoothLink : IAsyncDisposable
{
    /// <summary>Address of the device.</summary>
    string DeviceId { get; }

    /// <summary>Name of the device; empty when it told none.</summary>
    string Name { get; }

    /// <summary>Ends at once when the link is lost, and says how; never fails.</summary>
    Task<InputFault> Lost { get; }

    /// <summary>MTU in force, bytes; null when not told.</summary>
    int? Mtu { get; }

    /// <summary>Signal strength last heard, dBm; null when not told. A linked device is heard only while a scan runs.</summary>
    int? RssiDbm { get; }

    /// <summary>Charge, 0 to 1; null when the device does not tell.</summary>
    Task<double?> ReadBatteryAsync(CancellationToken cancellationToken);

    /// <summary>True when the device has that characteristic.</summary>
    bool Has(Guid service, Guid characteristic);

    /// <summary>What a characteristic can be asked for; null when the device has none such, or the system does not tell.</summary>
    GattProperties? PropertiesOf(Guid service, Guid characteristic);

    /// <summary>Reads a value.</summary>
    Task<byte[]> ReadAsync(Guid service, Guid characteristic, CancellationToken cancellationToken);

    /// <summary>Writes a value.</summary>
    Task WriteAsync(Guid service, Guid characteristic, ReadOnlyMemory<byte> value, WriteKind kind, CancellationToken cancellationToken);

    /// <summary>Enables notifications (or indications, whichever the device offers) and hands them over until the result is
    /// disposed or the link is lost.</summary>
    Task<IAsyncDisposable> SubscribeAsync(Guid service, Guid characteristic, NotificationHandler handler, CancellationToken cancellationToken);
}
