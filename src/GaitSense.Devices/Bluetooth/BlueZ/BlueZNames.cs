namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>Names of BlueZ's D-Bus interfaces (its manual pages: org.bluez.Adapter, .Device, .GattCharacteristic, .Battery).</summary>
internal static class BlueZNames
{
    public const string Service = "org.bluez";
    public const string Adapter = "org.bluez.Adapter1";
    public const string Device = "org.bluez.Device1";
    public const string Battery = "org.bluez.Battery1";
    public const string GattService = "org.bluez.GattService1";
    public const string GattCharacteristic = "org.bluez.GattCharacteristic1";
    public const string ObjectManager = "org.freedesktop.DBus.ObjectManager";
    public const string Properties = "org.freedesktop.DBus.Properties";
    public const string Bus = "org.freedesktop.DBus";
}
