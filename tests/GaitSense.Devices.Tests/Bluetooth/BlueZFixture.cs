using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.BlueZ;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>A bus of its own with BlueZ's object tree on it, and a transport that talks to it.</summary>
internal sealed class BlueZFixture : IAsyncDisposable
{
    private readonly PrivateBus _bus;

    private BlueZFixture(PrivateBus bus, BlueZTree tree, BlueZOptions options)
    {
        _bus = bus;
        Tree = tree;
        Transport = new BlueZTransport(options, TimeProvider.System);
    }

    public BlueZTree Tree { get; }

    public BlueZTransport Transport { get; }

    public string Address => _bus.Address;

    /// <summary>Starts it; skips the test where there can be none.</summary>
    public static async Task<BlueZFixture> StartAsync(bool offersSockets = true, string policy = "", BlueZOptions? options = null)
    {
        Assert.SkipWhen(PrivateBus.Missing is not null, PrivateBus.Missing ?? "");
        PrivateBus bus = PrivateBus.Start(policy);
        BlueZTree tree = await BlueZTree.StartAsync(bus.Address, offersSockets);
        return new BlueZFixture(bus, tree, (options ?? new BlueZOptions()) with { BusAddress = bus.Address });
    }

    public SensorObjects AddFoot() => Tree.Add(new VirtualSensor("C0:00:00:00:00:01", BodySite.LeftFoot));

    public async ValueTask DisposeAsync()
    {
        await Transport.DisposeAsync();
        Tree.Dispose();
        _bus.Dispose();
    }
}
