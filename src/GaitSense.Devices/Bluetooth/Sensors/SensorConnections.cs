using GaitSense.Core.Recordings;
using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Links to sensors of every known kind.</summary>
internal static class SensorConnections
{
    /// <summary>Links to a sensor, reads what it is, and sets it up.</summary>
    /// <param name="transport">The radio.</param>
    /// <param name="id">Its address.</param>
    /// <param name="profile">What kind it is; null to find out from its characteristics.</param>
    /// <param name="options">What is asked of it.</param>
    /// <param name="time">The transport's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BluetoothFaultException">Any of it did not work.</exception>
    public static async Task<ISensorConnection> OpenAsync(
        IBluetoothTransport transport,
        string id,
        SensorProfile? profile,
        BluetoothSourceOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        IBluetoothLink link = await transport.ConnectAsync(id, cancellationToken);
        try
        {
            profile ??= Recognize(link, options.Profiles);
            return profile.Decoder == SensorDecoders.Own
                ? await SensorConnection.SetUpAsync(link, profile, options, time, cancellationToken)
                : await ForeignConnection.SetUpAsync(link, profile, options, time, cancellationToken);
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    /// <summary>The kind whose characteristics a linked device has; our own where none fits, so that what is missing is said.</summary>
    private static SensorProfile Recognize(IBluetoothLink link, SensorProfiles profiles)
    {
        SensorProfile own = profiles.Find(GattProfile.ProfileId)!;
        return link.Has(GattProfile.Service, GattProfile.SensorIdentity)
            ? own
            : profiles.All
                .Where(p => p != own && p.Streams.All(s => link.Has(s.At.Service, s.At.Characteristic)))
                .OrderByDescending(p => p.IsOf(link.Name, []))
                .ThenByDescending(p => p.Names.Count + p.Advertises.Count)
                .FirstOrDefault()
            ?? throw new BluetoothFaultException(BluetoothFaultKind.NotFound, new InputFault(
                "it is no sensor of a known kind",
                $"sensor {link.DeviceId}",
                "Describe it in a JSON file as seeds/sensors/README.md says"));
    }
}
