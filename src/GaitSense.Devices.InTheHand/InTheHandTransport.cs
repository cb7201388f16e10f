using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using InTheHand.Bluetooth;
using Radio = InTheHand.Bluetooth.Bluetooth;

namespace GaitSense.Devices.InTheHand;

/// <summary>The radio of Windows, macOS and Android, by InTheHand.BluetoothLE.</summary>
/// <param name="time">Clock of the arrival stamps.</param>
public sealed class InTheHandTransport(TimeProvider time) : IBluetoothTransport
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
        {
            // There the library pairs on every link, which most sensors do not survive.
            throw Fault(BluetoothFaultKind.Unavailable, "this adapter is not for Linux", "Use the transport that is built in");
        }

        if (!await Radio.GetAvailabilityAsync().OrFaultAsync("Bluetooth", cancellationToken))
        {
            throw Fault(BluetoothFaultKind.Unavailable, "there is no Bluetooth adapter, or it is switched off", "Switch Bluetooth on");
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Advertisement> ScanAsync(ScanFilter filter, CancellationToken cancellationToken) => TurnScan.RunAsync(filter, ListenAsync, cancellationToken);

    /// <inheritdoc/>
    public async Task<IBluetoothLink> ConnectAsync(string deviceId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BluetoothDevice? device = await BluetoothDevice.FromIdAsync(deviceId).OrFaultAsync($"sensor {deviceId}", cancellationToken);
        return device is null
            ? throw Fault(BluetoothFaultKind.NotFound, $"the device {deviceId} is not in reach", "Switch it on and bring it closer")
            : await InTheHandLink.OpenAsync(device, time, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<IEnumerable<(string Id, string Name)>> ListenAsync(Guid? service, string namePrefix, CancellationToken cancellationToken)
    {
        RequestDeviceOptions options = new() { Timeout = Turn, AcceptAllDevices = service is null && namePrefix.Length == 0 };
        if (!options.AcceptAllDevices)
        {
            BluetoothLEScanFilter wanted = new() { NamePrefix = namePrefix };
            if (service is { } uuid)
            {
                wanted.Services.Add(uuid);
            }

            options.Filters.Add(wanted);
        }

        return (await Radio.ScanForDevicesAsync(options, cancellationToken).OrFaultAsync("Bluetooth", cancellationToken)).Select(d => (d.Id, d.Name ?? ""));
    }

    private static BluetoothFaultException Fault(BluetoothFaultKind kind, string what, string advice) => new(kind, new InputFault(what, "Bluetooth", advice));
}
