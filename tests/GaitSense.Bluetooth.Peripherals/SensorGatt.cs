using System.Text;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>Services of a sensor and what their characteristics hold, whoever shows them.</summary>
internal static class SensorGatt
{
    public static (Guid Service, Guid[] Characteristics)[] ServicesOf(VirtualSensor sensor)
    {
        Guid[] own = [GattProfile.ImuStream, GattProfile.ControlPoint, GattProfile.SensorIdentity, GattProfile.Clock];
        return
        [
            (GattProfile.Service, [.. own.Where(c => c != GattProfile.Clock || sensor.Defect != SensorDefect.NoClock)]),
            (GattProfile.DeviceInformationService, [GattProfile.ManufacturerName, GattProfile.ModelNumber, GattProfile.SerialNumber, GattProfile.FirmwareRevision]),
            (GattProfile.BatteryService, [GattProfile.BatteryLevel]),
        ];
    }

    /// <summary>What may be done with a characteristic, in BlueZ's words.</summary>
    public static string[] FlagsOf(VirtualSensor sensor, Guid characteristic) =>
        characteristic == GattProfile.ImuStream ? [sensor.Defect == SensorDefect.StreamIndicates ? "indicate" : "notify"]
        : characteristic == GattProfile.ControlPoint ? ["write", "indicate"]
        : characteristic == GattProfile.Clock ? ["write-without-response", "notify"]
        : characteristic == GattProfile.BatteryLevel ? ["read", "notify"]
        : ["read"];

    /// <summary>What a characteristic holds; empty when it cannot be read.</summary>
    public static byte[] Read(VirtualSensor sensor, Guid characteristic) =>
        characteristic == GattProfile.SensorIdentity ? sensor.Identity()
        : characteristic == GattProfile.SerialNumber ? sensor.Serial()
        : characteristic == GattProfile.FirmwareRevision ? Encoding.UTF8.GetBytes("1.0")
        : characteristic == GattProfile.ManufacturerName ? Encoding.UTF8.GetBytes("Virtual Sensors")
        : characteristic == GattProfile.ModelNumber ? Encoding.UTF8.GetBytes("VS-1")
        : characteristic == GattProfile.BatteryLevel ? [sensor.Defect == SensorDefect.BatteryBeyondFull ? (byte)120 : sensor.BatteryPercent]
        : [];
}
