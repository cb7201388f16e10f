using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Bluetooth;

public sealed class FaultTests
{
    private static readonly BlueZOptions Hasty = new()
    {
        ConnectTimeout = TimeSpan.FromMilliseconds(200),
        SearchTimeout = TimeSpan.FromMilliseconds(200),
        CallTimeout = TimeSpan.FromMilliseconds(200),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_that_are_shown_only_to_who_asks_are_found()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.Tree.Add(new SensorObjects(fixture.Tree, new VirtualSensor("C0:00:00:00:00:09", Core.Sensors.BodySite.LeftFoot)) { ShowsWhenAsked = true });
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync("C0:00:00:00:00:09", TestContext.Current.CancellationToken).Soon();
        Assert.True(link.Has(GattProfile.Service, GattProfile.SensorIdentity));
        Assert.Equal(247, link.Mtu);
    }

    [Fact]
    public async Task A_sensor_that_demands_pairing_is_paired_with_and_read()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:01", BodySite.LeftFoot));
        SensorObjects shy = fixture.Tree.Add(new SensorObjects(fixture.Tree, new VirtualSensor("C0:00:00:00:00:02", BodySite.RightFoot)) { DemandsPairing = true });
        await using IBluetoothLink open = await fixture.Transport.ConnectAsync(foot.Sensor.Address, Token).Soon();
        await using IBluetoothLink closed = await fixture.Transport.ConnectAsync(shy.Sensor.Address, Token).Soon();

        await open.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token).Soon();
        await closed.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token).Soon();
        Assert.False(foot.IsPaired);
        Assert.True(shy.IsPaired);
    }

    [Fact]
    public async Task Pairing_that_fails_says_how_to_pair_by_hand()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects shy = fixture.Tree.Add(new SensorObjects(fixture.Tree, new VirtualSensor("C0:00:00:00:00:02", BodySite.RightFoot)) { DemandsPairing = true });
        fixture.Tree.Intercept = (_, member) => member == "Pair" ? Reply.Refuse("org.bluez.Error.AuthenticationFailed", "Authentication Failed") : null;
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync(shy.Sensor.Address, Token).Soon();
        BluetoothFaultException fault = await FaultAsync(() => link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token));
        Assert.Equal(BluetoothFaultKind.PairingDemanded, fault.Kind);
        Assert.Contains("bluetoothctl pair C0:00:00:00:00:02", fault.Fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bus_that_denies_says_what_to_do()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync(policy: "<deny send_destination=\"org.bluez\"/>");
        BluetoothFaultException fault = await FaultAsync(() => fixture.Transport.CheckAsync(Token));
        Assert.Equal(BluetoothFaultKind.PermissionDenied, fault.Kind);
        Assert.Contains("group bluetooth", fault.Fault.Advice, StringComparison.Ordinal);
        Assert.Contains("polkit", fault.Fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bus_without_a_daemon_says_so()
    {
        Assert.SkipWhen(PrivateBus.Missing is not null, PrivateBus.Missing ?? "");
        using PrivateBus bus = PrivateBus.Start();
        await using BlueZTransport transport = new(new BlueZOptions { BusAddress = bus.Address }, TimeProvider.System);
        BluetoothFaultException fault = await FaultAsync(() => transport.CheckAsync(Token));
        Assert.Equal(BluetoothFaultKind.Unavailable, fault.Kind);
        Assert.Contains("systemctl start bluetooth", fault.Fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_bus_is_a_fault_and_no_crash()
    {
        await using BlueZTransport transport = new(new BlueZOptions { BusAddress = "unix:path=/nowhere/at/all" }, TimeProvider.System);
        BluetoothFaultException fault = await FaultAsync(() => transport.CheckAsync(Token));
        Assert.Equal(BluetoothFaultKind.Unavailable, fault.Kind);
    }

    [Fact]
    public void No_library_says_which_package_has_it()
    {
        BluetoothFaultException fault = Assert.IsType<BluetoothFaultException>(BlueZFaults.From(new DllNotFoundException(), "Bluetooth"));
        Assert.Equal(BluetoothFaultKind.Unavailable, fault.Kind);
        Assert.Contains("libsystemd0", fault.Fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_fault_of_the_bus_passes_through()
    {
        InvalidOperationException bug = new("bug");
        Assert.Same(bug, BlueZFaults.From(bug, "Bluetooth"));
    }

    [Fact]
    public async Task An_adapter_that_is_off_says_how_to_switch_it_on()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        fixture.Tree.SetPowered(false);
        await fixture.Transport.CheckAsync(Token).Soon();
        BluetoothFaultException fault = await FaultAsync(() => fixture.Transport.ConnectAsync(foot.Sensor.Address, Token));
        Assert.Equal(BluetoothFaultKind.SwitchedOff, fault.Kind);
    }

    [Fact]
    public async Task An_adapter_that_does_not_exist_is_named()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync(options: new BlueZOptions { Adapter = "hci7" });
        BluetoothFaultException fault = await FaultAsync(() => fixture.Transport.ConnectAsync("C0:00:00:00:00:01", Token));
        Assert.Equal(BluetoothFaultKind.Unavailable, fault.Kind);
        Assert.Contains("hci7", fault.Fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switching_the_adapter_off_loses_the_link()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync(foot.Sensor.Address, Token).Soon();
        fixture.Tree.SetPowered(false);
        await link.Lost.Soon();
    }

    [Fact]
    public async Task A_daemon_that_starts_anew_loses_the_link_and_gives_it_again()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync(foot.Sensor.Address, Token).Soon();
        await fixture.Tree.RestartAsync().Soon();
        await link.Lost.Soon();
        await UntilWorksAsync(() => fixture.Transport.ConnectAsync(foot.Sensor.Address, Token));
        Assert.Equal(2, foot.Links);
    }

    [Fact]
    public async Task A_device_that_nobody_hears_is_given_up()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync(options: Hasty);
        BluetoothFaultException fault = await FaultAsync(() => fixture.Transport.ConnectAsync("C0:00:00:00:00:09", Token));
        Assert.Equal(BluetoothFaultKind.NotFound, fault.Kind);
        Assert.False(fixture.Tree.IsDiscovering);
    }

    [Fact]
    public async Task A_device_that_lists_no_services_is_given_up_and_unlinked()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync(options: Hasty);
        SensorObjects mute = fixture.Tree.Add(new SensorObjects(fixture.Tree, new VirtualSensor("C0:00:00:00:00:01", BodySite.LeftFoot)) { IsMute = true });
        BluetoothFaultException fault = await FaultAsync(() => fixture.Transport.ConnectAsync(mute.Sensor.Address, Token));
        Assert.Equal(BluetoothFaultKind.TimedOut, fault.Kind);
        await fixture.Tree.UntilAsync(() => !mute.IsLinked).Soon();
    }

    [Fact]
    public async Task A_call_without_an_answer_times_out()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync(options: Hasty);
        SensorObjects foot = fixture.AddFoot();
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync(foot.Sensor.Address, Token).Soon();
        fixture.Tree.Intercept = (_, member) => member == "ReadValue" ? Reply.Silence : null;
        BluetoothFaultException fault = await FaultAsync(() => link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token));
        Assert.Equal(BluetoothFaultKind.TimedOut, fault.Kind);
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_a_fault()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync(foot.Sensor.Address, Token).Soon();
        foreach (Reply nonsense in new[] { Reply.Done, Reply.With(w => w.String("nonsense")), Reply.With(w => w.Bool(true)) })
        {
            fixture.Tree.Intercept = (_, member) => member == "ReadValue" ? nonsense : null;
            BluetoothFaultException fault = await FaultAsync(() => link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token));
            Assert.Equal(BluetoothFaultKind.Malformed, fault.Kind);
        }
    }

    [Fact]
    public async Task Objects_that_cannot_be_read_are_a_fault()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.Tree.Intercept = (_, member) => member == "GetManagedObjects" ? Reply.With(w => w.Strings(["nonsense"])) : null;
        BluetoothFaultException fault = await FaultAsync(() => fixture.Transport.CheckAsync(Token));
        Assert.Equal(BluetoothFaultKind.Malformed, fault.Kind);
    }

    [Fact]
    public async Task Properties_of_the_wrong_type_are_as_if_absent()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync(foot.Sensor.Address, Token).Soon();
        string device = BlueZTree.AdapterPath + "/dev_C0_00_00_00_00_01";
        fixture.Tree.Changed(device, BlueZNames.Device, "RSSI", "strong");
        fixture.Tree.Changed(device, BlueZNames.Device, "Name", (short)7);
        fixture.Tree.Changed(device, BlueZNames.Device, "UUIDs", "none");
        await link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token).Soon();
        Assert.Null(link.RssiDbm);
        Assert.Equal("", link.Name);
        Assert.False(link.Lost.IsCompleted);
    }

    [Fact]
    public async Task A_socket_that_is_no_socket_falls_back_to_properties()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        fixture.Tree.Intercept = (_, member) => member == "AcquireNotify" ? Reply.With(w => w.String("no socket")) : null;
        await using IBluetoothLink link = await fixture.Transport.ConnectAsync(foot.Sensor.Address, Token).Soon();
        TaskCompletionSource<int> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await link.SubscribeAsync(GattProfile.Service, GattProfile.ImuStream, (value, _) => heard.TrySetResult(value[0]), Token).Soon();
        Assert.False(foot.UsesSocket);
        Assert.True(foot.TrySend([7]));
        Assert.Equal(7, await heard.Task.Soon());
    }

    private static Task<BluetoothFaultException> FaultAsync(Func<Task> ask) =>
        Assert.ThrowsAsync<BluetoothFaultException>(() => ask().Soon());

    private static async Task UntilWorksAsync(Func<Task<IBluetoothLink>> link)
    {
        while (true)
        {
            try
            {
                await (await link().Soon()).DisposeAsync();
                return;
            }
            catch (BluetoothFaultException)
            {
                await Task.Yield();
            }
        }
    }
}
