namespace GaitSense.Devices.Bluetooth;

/// <summary>The radio: finds devices and links to them. Any number of scans and links at once.</summary>
/// <remarks>Every method fails with <see cref="BluetoothFaultException"/> when the surroundings make it impossible, and with
/// <see cref="OperationCanceledException"/> when cancelled.</remarks>
public interface IBluetoothTransport : IAsyncDisposable
{
    /// <summary>Finds out whether there is anything to talk to: library, bus, daemon, permission. A radio that is switched
    /// off passes, since it can be switched on later.</summary>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Listens until it is cancelled, which ends the stream normally. A device comes again whenever its signal or
    /// what it says changes. A reader that takes its time misses the oldest.</summary>
    IAsyncEnumerable<Advertisement> ScanAsync(ScanFilter filter, CancellationToken cancellationToken);

    /// <summary>Links to a device without pairing, and waits until its services are known. A device that was not seen lately
    /// is looked for first.</summary>
    /// <param name="deviceId">The address of an <see cref="Advertisement"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IBluetoothLink> ConnectAsync(string deviceId, CancellationToken cancellationToken);
}
