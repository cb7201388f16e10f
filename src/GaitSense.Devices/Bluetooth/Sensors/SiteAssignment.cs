using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Tells a sensor where it is worn; it keeps that over power cycles.</summary>
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
        await using SensorConnection connection = await SensorConnection.OpenAsync(transport, id, options, time, cancellationToken);
        await connection.Control.SendAsync(ControlRequest.AssignSite(site), cancellationToken);
        return await SensorDetails.ReadAsync(connection.Link, cancellationToken);
    }
}
