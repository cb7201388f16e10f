using GaitSense.App.Gateway;
using GaitSense.App.Tests.Hosting;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.BlueZ;

namespace GaitSense.App.Tests.Gateway;

public sealed class RadioWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sensor_that_is_in_use_is_not_told_its_place()
    {
        using ScratchFolder folder = new();
        await using RadioWatch watch = new(() => throw new InvalidOperationException("the radio was opened"), folder.Path, TimeProvider.System);

        InputFaultException refused = await Assert.ThrowsAsync<InputFaultException>(
            () => watch.AssignAsync("F0:01", BodySite.LeftFoot, () => false, Token));

        Assert.Contains("in use", refused.Fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_begins_while_the_radio_is_busy_keeps_its_sensors()
    {
        Assert.SkipWhen(PrivateBus.Missing is not null, PrivateBus.Missing ?? "");
        using PrivateBus bus = PrivateBus.Start();
        using BlueZTree tree = await BlueZTree.StartAsync(bus.Address);
        SensorObjects foot = tree.Add(new VirtualSensor("F0:00:00:00:00:01", BodySite.LeftFoot));
        using ScratchFolder folder = new();
        await using RadioWatch watch = new(
            () => new BlueZTransport(new BlueZOptions { BusAddress = bus.Address }, TimeProvider.System), folder.Path, TimeProvider.System);
        bool isFree = true;
        Task<IReadOnlyList<NearSensor>> scan = watch.ScanAsync(() => isFree, Token);
        await tree.UntilAsync(() => tree.IsDiscovering).WaitAsync(Token);
        Task assigning = watch.AssignAsync("F0:00:00:00:00:01", BodySite.RightFoot, () => isFree, Token);

        // Both wait for the search when the session begins.
        isFree = false;
        NearSensor heard = Assert.Single(await scan);
        await Assert.ThrowsAsync<InputFaultException>(() => assigning);

        Assert.Null(heard.BatteryRatio);
        Assert.Equal(0, foot.Links);
    }
}
