namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>What is asked of the daemon's objects.</summary>
internal static class ObjectTreeQueries
{
    /// <summary>Path of the adapter of that name, or of the first one; null when there is none.</summary>
    public static string? Adapter(this ObjectTree tree, string? name) => tree.With(BlueZNames.Adapter)
        .FirstOrDefault(p => name is null || p.EndsWith("/" + name, StringComparison.Ordinal));

    public static bool IsPowered(this ObjectTree tree, string adapter) =>
        tree.Get(adapter, BlueZNames.Adapter, "Powered") is true;

    /// <summary>Path of the device with that address below an adapter; null when the daemon does not know it.</summary>
    public static string? Device(this ObjectTree tree, string adapter, string address) => tree.With(BlueZNames.Device)
        .FirstOrDefault(p => p.StartsWith(adapter + "/", StringComparison.Ordinal)
            && tree.Get(p, BlueZNames.Device, "Address") is string a
            && a.Equals(address, StringComparison.OrdinalIgnoreCase));

    public static bool IsLinked(this ObjectTree tree, string device) =>
        tree.Get(device, BlueZNames.Device, "Connected") is true;

    public static bool IsResolved(this ObjectTree tree, string device) =>
        tree.Get(device, BlueZNames.Device, "ServicesResolved") is true;

    public static int? RssiDbm(this ObjectTree tree, string device) =>
        tree.Get(device, BlueZNames.Device, "RSSI") is short rssi ? rssi : null;

    public static string Name(this ObjectTree tree, string device) =>
        tree.Get(device, BlueZNames.Device, "Name") as string ?? "";

    /// <summary>What a device says of itself; null when it has no address, as no device should.</summary>
    public static Advertisement? Advertisement(this ObjectTree tree, string device) =>
        tree.Get(device, BlueZNames.Device, "Address") is string address
            ? new Advertisement(address, tree.Name(device), tree.RssiDbm(device), Uuids(tree.Get(device, BlueZNames.Device, "UUIDs")))
            : null;

    /// <summary>Path of a characteristic of a linked device; null when it has none.</summary>
    public static string? Characteristic(this ObjectTree tree, string device, Guid service, Guid characteristic) =>
        tree.With(BlueZNames.GattCharacteristic).FirstOrDefault(p =>
            p.StartsWith(device + "/", StringComparison.Ordinal)
            && Uuid(tree.Get(p, BlueZNames.GattCharacteristic, "UUID")) == characteristic
            && tree.Get(p, BlueZNames.GattCharacteristic, "Service") is string owner
            && Uuid(tree.Get(owner, BlueZNames.GattService, "UUID")) == service);

    /// <summary>What a characteristic can be asked for; null when the daemon does not tell.</summary>
    public static GattProperties? Properties(this ObjectTree tree, string characteristic) =>
        tree.Get(characteristic, BlueZNames.GattCharacteristic, "Flags") is string[] flags
            ? flags.Aggregate(GattProperties.None, static (all, flag) => all | flag switch
            {
                "read" => GattProperties.Read,
                "write" => GattProperties.Write,
                "write-without-response" => GattProperties.WriteWithoutResponse,
                "notify" => GattProperties.Notify,
                "indicate" => GattProperties.Indicate,
                _ => GattProperties.None,
            })
            : null;

    /// <summary>MTU that the characteristics of a device tell; null when none does.</summary>
    public static int? Mtu(this ObjectTree tree, string device) => tree.With(BlueZNames.GattCharacteristic)
        .Where(p => p.StartsWith(device + "/", StringComparison.Ordinal))
        .Select(p => tree.Get(p, BlueZNames.GattCharacteristic, "MTU") is ushort mtu ? mtu : (int?)null)
        .Max();

    private static Guid? Uuid(object? value) => Guid.TryParseExact(value as string, "D", out Guid uuid) ? uuid : null;

    private static Guid[] Uuids(object? value) => value is string[] texts
        ? [.. texts.Select(Uuid).OfType<Guid>()]
        : [];
}
