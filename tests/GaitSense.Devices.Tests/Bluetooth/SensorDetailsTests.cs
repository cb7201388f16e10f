using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.Devices.Tests.Bluetooth;

public sealed class SensorDetailsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_sensor_that_offers_no_rate_is_refused_and_let_go(double highestHz)
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:01", BodySite.LeftFoot) { MaxRateHz = highestHz });
        BluetoothFaultException fault = await Assert.ThrowsAsync<BluetoothFaultException>(() => BluetoothSource.OpenAsync(
            fixture.Transport, foot.Sensor.Address, BluetoothSourceOptions.Default, TimeProvider.System, Token).Soon());
        Assert.Equal(BluetoothFaultKind.Malformed, fault.Kind);
        Assert.Contains($"{highestHz} Hz", fault.Fault.What, StringComparison.Ordinal);
        Assert.Contains("C0:00:00:00:00:01", fault.Fault.Where, StringComparison.Ordinal);
        Assert.Contains("firmware", fault.Fault.Advice, StringComparison.Ordinal);
        Assert.False(foot.IsLinked);
    }
}
