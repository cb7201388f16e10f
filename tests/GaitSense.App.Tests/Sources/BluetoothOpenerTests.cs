using GaitSense.App.Sources;
using GaitSense.App.Tests.Hosting;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Gait.Exercises;
using Microsoft.Extensions.Logging.Abstractions;

namespace GaitSense.App.Tests.Sources;

public sealed class BluetoothOpenerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_machine_without_a_bus_is_refused_before_the_service_starts()
    {
        using ScratchFolder folder = new();
        await using BluetoothOpener opener = OpenerOn("unix:path=/nowhere/at/all", folder.Path);
        InputFaultException refused = await Assert.ThrowsAsync<InputFaultException>(() => opener.CheckAsync(Token));
        Assert.Contains("DBUS_SYSTEM_BUS_ADDRESS", refused.Fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensors_are_found_and_remembered_in_the_folder_of_the_store()
    {
        Assert.SkipWhen(PrivateBus.Missing is not null, PrivateBus.Missing ?? "");
        using PrivateBus bus = PrivateBus.Start();
        using BlueZTree tree = await BlueZTree.StartAsync(bus.Address);
        Array.ForEach(SteadyPackets.Six(), s => tree.Add(s));
        using ScratchFolder folder = new();
        KnownSensors known = KnownSensors.In(folder.Path);
        Array.ForEach(SteadyPackets.Six(), s => known.Remember(new KnownSensor(s.Address, "", s.Name, s.Site)));

        await using BluetoothOpener opener = OpenerOn(bus.Address, folder.Path);
        await opener.CheckAsync(Token);
        await using IPacketSource source = await opener.OpenAsync(ExerciseCatalog.BuiltIn.All[0], Token);
        Assert.Equal("bluetooth", source.Name);
        Assert.Equal(6, source.Sensors.Count);
        Assert.All(KnownSensors.In(folder.Path).All, k => Assert.StartsWith("SN", k.Serial, StringComparison.Ordinal));
    }

    private static BluetoothOpener OpenerOn(string bus, string folder) => new(
        new BlueZTransport(new BlueZOptions { BusAddress = bus }, TimeProvider.System),
        folder,
        TimeProvider.System,
        NullLogger<BluetoothOpener>.Instance);
}
