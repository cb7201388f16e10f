using GaitSense.Bluetooth.Peripherals;
using GaitSense.Devices.Bluetooth;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>Notifications through sockets of their own.</summary>
public sealed class BlueZSocketConformanceTests : TransportConformance
{
    protected override Task<ITransportBench> NewBenchAsync() => BlueZBench.NewAsync(offersSockets: true);
}

/// <summary>Notifications as changed properties.</summary>
public sealed class BlueZPropertyConformanceTests : TransportConformance
{
    protected override Task<ITransportBench> NewBenchAsync() => BlueZBench.NewAsync(offersSockets: false);
}

internal sealed class BlueZBench(BlueZFixture fixture, SensorObjects foot) : ITransportBench
{
    public IBluetoothTransport Transport => fixture.Transport;

    public string DeviceId => foot.Sensor.Address;

    public bool IsLinked => foot.IsLinked;

    public static async Task<ITransportBench> NewAsync(bool offersSockets)
    {
        BlueZFixture fixture = await BlueZFixture.StartAsync(offersSockets);
        return new BlueZBench(fixture, fixture.AddFoot());
    }

    public bool TryNotify(byte[] value) => foot.TrySend(value);

    public void LoseLink() => foot.Unlink();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();
}
