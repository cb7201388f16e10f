using System.Globalization;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.VirtualMachine.Tests.Stage;

/// <summary>Our transport against BlueZ's own daemon. Slow, and skipped unless asked for.</summary>
public sealed class RealDaemonTests(MachineFixture machine) : IClassFixture<MachineFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sensors_are_heard_with_name_and_signal()
    {
        MachineFixture.Demand();
        await using BlueZTransport transport = new(machine.Options, TimeProvider.System);
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        Dictionary<string, Advertisement> heard = [];
        await foreach (Advertisement seen in transport.ScanAsync(new ScanFilter { Service = GattProfile.Service, NamePrefix = "GS " }, limit.Token))
        {
            heard[seen.Id] = seen;
            if (heard.Count == machine.Sensors.Count)
            {
                break;
            }
        }

        Assert.Equal(machine.Sensors.Select(s => s.Sensor.Name).Order(), heard.Values.Select(h => h.Name).Order());
        Assert.All(heard.Values, h => Assert.Equal(-50, h.RssiDbm));
        Assert.Empty(machine.Emulator.Controller.Unknown);
    }

    [Fact]
    public async Task A_link_has_mtu_battery_details_and_an_answering_control_point()
    {
        MachineFixture.Demand();
        RadioSensor sensor = machine.Sensors[0];
        await using BlueZTransport transport = new(machine.Options, TimeProvider.System);
        await using IBluetoothLink link = await MachineFixture.Soon(transport.ConnectAsync(sensor.Sensor.Address, Token));
        Assert.Equal(247, link.Mtu);
        Assert.Equal(0.9, await link.ReadBatteryAsync(Token));
        Assert.Equal(sensor.Sensor.Identity(), await link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token));
        Assert.Equal("1.0"u8.ToArray(), await link.ReadAsync(GattProfile.DeviceInformationService, GattProfile.FirmwareRevision, Token));
        TaskCompletionSource<byte[]> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using IAsyncDisposable listening = await link.SubscribeAsync(
            GattProfile.Service, GattProfile.ControlPoint, (value, _) => answer.TrySetResult(value.ToArray()), Token);
        byte[] ask = [(byte)ControlOpcode.ReadConfiguration];
        await link.WriteAsync(GattProfile.Service, GattProfile.ControlPoint, ask, WriteKind.WithResponse, Token);
        Assert.Equal(DecodeOutcome.Ok, ControlResponse.Decode(await MachineFixture.Soon(answer.Task), out _));
    }

    [Fact]
    public async Task Six_sensors_lose_nothing_and_come_back()
    {
        MachineFixture.Demand();
        double seconds = double.Parse(Environment.GetEnvironmentVariable("GAITSENSE_VM_SECONDS") ?? "60", CultureInfo.InvariantCulture);
        await using BlueZTransport transport = new(machine.Options, TimeProvider.System);
        BluetoothSourceOptions options = new()
        {
            RateHz = 60,
            SearchTime = TimeSpan.FromSeconds(20),
            LinkTimeout = TimeSpan.FromSeconds(90),
            AnswerTimeout = TimeSpan.FromSeconds(60),
        };
        TestContext.Current.SendDiagnosticMessage("booted in {0:0.0} s", machine.BootTime.TotalSeconds);
        await using BluetoothSource source = await MachineFixture.Soon(
            BluetoothSource.FindAsync(transport, options, KnownSensors.InMemory(), TimeProvider.System, Token));
        Assert.Empty(source.Notices);
        Assert.Equal(Enum.GetValues<BodySite>()[1..], source.Sensors.Select(s => s.Site));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        StreamCount count = new(machine.Sensors);
        Task running = source.RunAsync(count, stop.Token);
        await UntilAllStreamAsync();

        await count.SendAsync(seconds, 60, Token);
        await MachineFixture.Soon(count.UntilArrivedAsync());
        TestContext.Current.SendDiagnosticMessage(
            "booted in {0:0.0} s; {1:0} s, {2} packets, {3} lost, latency p50 {4:0.0} ms, p99 {5:0.0} ms",
            machine.BootTime.TotalSeconds, seconds, count.Sent, count.Lost, count.LatencyMs(0.5), count.LatencyMs(0.99));
        Assert.Equal(0, count.Lost);
        Assert.True(count.Sent > seconds * 60 * 6 * 0.9);

        machine.Sensors[2].LoseLink();
        await MachineFixture.Soon(machine.Emulator.Controller.UntilAsync(() => machine.Sensors[2].Sensor.IsStreaming));
        Assert.Equal(1, source.Losses(2));

        await AdapterSwitch.SetPoweredAsync(machine.Emulator.BusAddress, false, Token);
        await MachineFixture.Soon(machine.Emulator.Controller.UntilAsync(() => machine.Sensors.All(s => !s.Sensor.IsStreaming)));
        await machine.UntilPoweredAsync(false);
        await AdapterSwitch.SetPoweredAsync(machine.Emulator.BusAddress, true, Token);
        await UntilAllStreamAsync();
        await count.SendAsync(2, 60, Token);
        await MachineFixture.Soon(count.UntilArrivedAsync());
        Assert.Equal(0, count.Lost);

        await stop.CancelAsync();
        await MachineFixture.Soon(running);
        Assert.All(machine.Sensors, s => Assert.False(s.IsLinked));
    }

    private Task UntilAllStreamAsync() =>
        MachineFixture.Soon(machine.Emulator.Controller.UntilAsync(() => machine.Sensors.All(s => s.Sensor.IsStreaming)));
}
