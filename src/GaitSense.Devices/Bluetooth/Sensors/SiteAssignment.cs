using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Tells a sensor where it is worn; one of our own profile keeps that over power cycles, one of another maker cannot,
/// and is only remembered.</summary>
public static class SiteAssignment
{
    /// <summary>Links, assigns and unlinks.</summary>
    /// <returns>What the sensor says of itself afterwards.</returns>
    /// <exception cref="BluetoothFaultException">It cannot be reached, or it refused.</exception>
    public static async Task<SensorDetails> AssignAsync(
        IBluetoothTransport transport,
        string id,
        BodySite site,
        BluetoothSourceOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using ISensorConnection connection = await SensorConnections.OpenAsync(transport, id, null, options, time, cancellationToken);
        if (connection is not SensorConnection own)
        {
            return connection.Details;
        }

        await own.Control.SendAsync(ControlRequest.AssignSite(site), cancellationToken);
        return await SensorDetails.ReadAsync(connection.Link, cancellationToken);
    }
}
