using GaitSense.Core.Time;

namespace GaitSense.Protocol;

/// <summary>Identities and fixed numbers of the GaitSense GATT profile, version 1, as
/// <c>firmware-protocol/profile.json</c> lists them.</summary>
public static class GattProfile
{
    /// <summary>Version that this code writes, and the only one it reads.</summary>
    public const byte Version = 1;

    /// <summary>Name of the profile in a session's roster.</summary>
    public const string ProfileId = "gaitsense-1";

    /// <summary>The GaitSense service; sensors advertise it.</summary>
    public static readonly Guid Service = Own(0x0100);

    /// <summary>IMU stream: notify.</summary>
    public static readonly Guid ImuStream = Own(0x0101);

    /// <summary>Control point: write with response, indicate.</summary>
    public static readonly Guid ControlPoint = Own(0x0102);

    /// <summary>Who the sensor is, where it is worn and what it can do: read.</summary>
    public static readonly Guid SensorIdentity = Own(0x0103);

    /// <summary>Device clock: write without response, notify.</summary>
    public static readonly Guid Clock = Own(0x0104);

    /// <summary>Battery Service of the Bluetooth SIG.</summary>
    public static readonly Guid BatteryService = Assigned(0x180F);

    /// <summary>Battery Level of the Bluetooth SIG: read, notify; percent.</summary>
    public static readonly Guid BatteryLevel = Assigned(0x2A19);

    /// <summary>Device Information Service of the Bluetooth SIG.</summary>
    public static readonly Guid DeviceInformationService = Assigned(0x180A);

    /// <summary>Manufacturer Name String of the Bluetooth SIG: read.</summary>
    public static readonly Guid ManufacturerName = Assigned(0x2A29);

    /// <summary>Model Number String of the Bluetooth SIG: read.</summary>
    public static readonly Guid ModelNumber = Assigned(0x2A24);

    /// <summary>Serial Number String of the Bluetooth SIG: read.</summary>
    public static readonly Guid SerialNumber = Assigned(0x2A25);

    /// <summary>Firmware Revision String of the Bluetooth SIG: read.</summary>
    public static readonly Guid FirmwareRevision = Assigned(0x2A26);

    /// <summary>Hardware Revision String of the Bluetooth SIG: read.</summary>
    public static readonly Guid HardwareRevision = Assigned(0x2A27);

    /// <summary>Ticks of the device clock per second.</summary>
    public const int TicksPerSecond = DeviceTicks.PerSecond;

    /// <summary>Units of the sample period per tick.</summary>
    public const int PeriodUnitsPerTick = 16;

    /// <summary>Units of the sample period per second.</summary>
    public const int PeriodUnitsPerSecond = TicksPerSecond * PeriodUnitsPerTick;

    /// <summary>Units of a sampling rate on the control point per Hz.</summary>
    public const int RateUnitsPerHz = 10;

    /// <summary>Bytes of an ATT notification that are not payload.</summary>
    public const int AttOverhead = 3;

    /// <summary>Most bytes of one attribute value, whatever the MTU.</summary>
    public const int MaxAttributeLength = 512;

    private static Guid Own(ushort alias) =>
        new(0x791A_0000u | alias, 0x0288, 0x4a78, 0x82, 0x21, 0x72, 0x89, 0x7c, 0x60, 0x6c, 0xce);

    private static Guid Assigned(ushort alias) =>
        new(alias, 0x0000, 0x1000, 0x80, 0x00, 0x00, 0x80, 0x5f, 0x9b, 0x34, 0xfb);
}
