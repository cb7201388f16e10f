using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>Switches the adapter of a daemon, as a person does in the system's settings.</summary>
internal static class AdapterSwitch
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task SetPoweredAsync(string busAddress, bool isOn, CancellationToken cancellationToken)
    {
        using BusConnection bus = BusConnection.Open(busAddress);
        BusCall call = new(BlueZNames.Service, BlueZTree.AdapterPath, BlueZNames.Properties, "Set", w => w
            .String(BlueZNames.Adapter)
            .String("Powered")
            .Variant(isOn));
        await bus.CallAsync(call, static _ => true, Limit, cancellationToken);
    }

    public static async Task<bool> IsPoweredAsync(string busAddress, CancellationToken cancellationToken)
    {
        using BusConnection bus = BusConnection.Open(busAddress);
        BusCall call = new(BlueZNames.Service, BlueZTree.AdapterPath, BlueZNames.Properties, "Get", w => w
            .String(BlueZNames.Adapter)
            .String("Powered"));
        return await bus.CallAsync(call, static m => m.ReadVariant() is true, Limit, cancellationToken);
    }
}
