using System.Runtime.CompilerServices;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;
using InTheHand.Bluetooth;

namespace GaitSense.Devices.InTheHand;

/// <summary>The radio of Windows, macOS and Android, by InTheHand.BluetoothLE.</summary>
/// <remarks>A scan of the library runs its whole time and tells neither signal nor services: it is asked in short turns, for our
/// own service by filter and for everything else by name.</remarks>
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

        if (!await InTheHandLink.CallAsync("Bluetooth", global::InTheHand.Bluetooth.Bluetooth.GetAvailabilityAsync(), cancellationToken))
        {
            throw Fault(BluetoothFaultKind.Unavailable, "there is no Bluetooth adapter, or it is switched off", "Switch Bluetooth on");
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Advertisement> ScanAsync(ScanFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        HashSet<string> told = [];
        for (int turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            Guid? service = filter.Service ?? (turn % 2 == 0 ? GattProfile.Service : null);
            foreach (BluetoothDevice device in await TurnAsync(service, filter.NamePrefix, cancellationToken))
            {
                Advertisement seen = new(device.Id, device.Name ?? "", null, service is { } known ? [known] : []);
                if (told.Add($"{seen.Id} {service}") && filter.Takes(seen))
                {
                    yield return seen;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IBluetoothLink> ConnectAsync(string deviceId, CancellationToken cancellationToken)
    {
        BluetoothDevice? device = await InTheHandLink.CallAsync(deviceId, BluetoothDevice.FromIdAsync(deviceId), cancellationToken);
        return device is null
            ? throw Fault(BluetoothFaultKind.NotFound, $"the device {deviceId} is not in reach", "Switch it on and bring it closer")
            : await InTheHandLink.OpenAsync(device, time, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<IReadOnlyCollection<BluetoothDevice>> TurnAsync(Guid? service, string namePrefix, CancellationToken cancellationToken)
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

        try
        {
            return await InTheHandLink.CallAsync("Bluetooth", global::InTheHand.Bluetooth.Bluetooth.ScanForDevicesAsync(options, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private static BluetoothFaultException Fault(BluetoothFaultKind kind, string what, string advice) => new(kind, new InputFault(what, "Bluetooth", advice));
}
