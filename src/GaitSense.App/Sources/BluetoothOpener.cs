using GaitSense.App.Cli;
using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.App.Sources;

/// <summary>Looks for body-worn sensors by radio, afresh for every session.</summary>
/// <param name="transport">The radio; disposed with this.</param>
/// <param name="folder">Folder of the store, in which sensors are remembered.</param>
/// <param name="time">The transport's clock.</param>
/// <param name="log">Takes what was left out.</param>
public sealed class BluetoothOpener(IBluetoothTransport transport, string folder, TimeProvider time, ILogger<BluetoothOpener> log)
    : ISourceOpener, IAsyncDisposable
{
    /// <summary>What "--source" calls it.</summary>
    public const string Name = "bluetooth";

    /// <summary>On the system's own radio.</summary>
    public static BluetoothOpener OnThisMachine(string folder, TimeProvider time, ILogger<BluetoothOpener> log) =>
        new(new BlueZTransport(new BlueZOptions(), time), folder, time, log);

    /// <inheritdoc/>
    public SourceDescription Description { get; } = new(Name, IsSimulated: false, IsAvailable: true);

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await transport.CheckAsync(cancellationToken);
        }
        catch (BluetoothFaultException refused)
        {
            throw new InputFaultException(refused.Fault);
        }
    }

    /// <inheritdoc/>
    public async Task<IPacketSource> OpenAsync(ExerciseProtocol exercise, CancellationToken cancellationToken)
    {
        BluetoothSource source = await FindAsync(cancellationToken);
        foreach (InputFault notice in source.Notices)
        {
            log.LogWarning("Left out: {Notice}", notice);
        }

        return source;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => transport.DisposeAsync();

    private async Task<BluetoothSource> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await BluetoothSource.FindAsync(
                transport, BluetoothSourceOptions.Default, KnownSensors.In(folder), time, cancellationToken);
        }
        catch (Exception e) when (e is not InputFaultException && Faults.TryDescribe(e, folder) is { } fault)
        {
            throw new InputFaultException(fault);
        }
    }
}
