using System.Text;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>What a linked sensor says of itself.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Name">Its name; empty when it tells none.</param>
/// <param name="Serial">Serial number; empty when it tells none.</param>
/// <param name="Firmware">Firmware revision; empty when it tells none.</param>
/// <param name="Identity">Where it is worn and what it can do.</param>
/// <param name="BatteryRatio">Charge, 0 to 1; null when it does not tell.</param>
/// <param name="RssiDbm">Signal strength, dBm; null when not told.</param>
/// <param name="Mtu">MTU of the link, bytes; null when not told.</param>
public sealed record SensorDetails(
    string Id,
    string Name,
    string Serial,
    string Firmware,
    SensorIdentity Identity,
    double? BatteryRatio,
    int? RssiDbm,
    int? Mtu)
{
    /// <summary>Where the sensor itself says that it is worn.</summary>
    public BodySite Site => Identity.Site;

    /// <summary>What kind of sensor it is.</summary>
    public string Profile { get; init; } = GattProfile.ProfileId;

    /// <summary>Reads what a sensor of another maker says of itself, which is never where it is worn.</summary>
    /// <exception cref="BluetoothFaultException">It refused or was lost.</exception>
    internal static async Task<SensorDetails> ReadForeignAsync(IBluetoothLink link, string profile, CancellationToken cancellationToken) => new(
        link.DeviceId,
        link.Name,
        await TextAsync(link, GattProfile.SerialNumber, cancellationToken),
        await TextAsync(link, GattProfile.FirmwareRevision, cancellationToken),
        default,
        await link.ReadBatteryAsync(cancellationToken),
        link.RssiDbm,
        link.Mtu)
    {
        Profile = profile,
    };

    /// <summary>Reads them.</summary>
    /// <exception cref="BluetoothFaultException">It is no GaitSense sensor, speaks another version, or was lost.</exception>
    public static async Task<SensorDetails> ReadAsync(IBluetoothLink link, CancellationToken cancellationToken)
    {
        byte[] value = await link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, cancellationToken);
        DecodeOutcome outcome = SensorIdentity.Decode(value, out SensorIdentity identity);
        if (outcome != DecodeOutcome.Ok)
        {
            throw new BluetoothFaultException(BluetoothFaultKind.Malformed, new InputFault(
                outcome == DecodeOutcome.UnknownVersion ? "it speaks another version of the profile" : $"its identity cannot be read: {outcome}",
                $"sensor {link.DeviceId}",
                "Update the sensor's firmware or this program"));
        }

        if (identity.MaxRateHz <= 0 || identity.MaxRateHz < identity.MinRateHz)
        {
            throw new BluetoothFaultException(BluetoothFaultKind.Malformed, new InputFault(
                FormattableString.Invariant($"it offers rates from {identity.MinRateHz} to {identity.MaxRateHz} Hz"),
                $"sensor {link.DeviceId}",
                "Update the sensor's firmware"));
        }

        return new SensorDetails(
            link.DeviceId,
            link.Name,
            await TextAsync(link, GattProfile.SerialNumber, cancellationToken),
            await TextAsync(link, GattProfile.FirmwareRevision, cancellationToken),
            identity,
            await link.ReadBatteryAsync(cancellationToken),
            link.RssiDbm,
            link.Mtu);
    }

    // Some daemons keep the device information to themselves: its absence is no fault.
    private static async Task<string> TextAsync(IBluetoothLink link, Guid characteristic, CancellationToken cancellationToken) =>
        link.Has(GattProfile.DeviceInformationService, characteristic)
            ? Encoding.UTF8.GetString(await link.ReadAsync(GattProfile.DeviceInformationService, characteristic, cancellationToken)).TrimEnd('\0')
            : "";
}
