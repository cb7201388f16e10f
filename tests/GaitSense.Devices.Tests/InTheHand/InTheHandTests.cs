using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.InTheHand;
using GaitSense.Devices.Tests.Bluetooth;
using GaitSense.Protocol;
using InTheHand.Bluetooth;
using Microsoft.Extensions.Time.Testing;
using Radio = InTheHand.Bluetooth.Bluetooth;

namespace GaitSense.Devices.Tests.InTheHand;

/// <summary>The adapter over a stand-in with the library's signatures. The stand-in's radio is one for all: tests of this collection do
/// not run at once.</summary>
[Collection(OneRadio)]
public sealed class InTheHandTests : IDisposable
{
    public const string OneRadio = "the stand-in's radio";

    private readonly FakeTimeProvider _time = new();
    private readonly GattCharacteristic _stream = new(GattProfile.ImuStream);
    private readonly GattCharacteristic _battery = new(GattProfile.BatteryLevel) { Value = [42] };
    private readonly BluetoothDevice _device = new("AA:01", "GS LeftFoot");

    public InTheHandTests()
    {
        _device.Gatt.Services.Add(new GattService(GattProfile.Service, _stream));
        _device.Gatt.Services.Add(new GattService(GattProfile.BatteryService, _battery));
        Radio.InReach.Add(_device);
        Radio.InReach.Add(new BluetoothDevice("BB:02", null));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Radio.InReach.Clear();

    [Fact]
    public async Task A_scan_knows_our_own_by_service_and_others_by_name_and_ends_when_cancelled()
    {
        await using InTheHandTransport transport = new(_time);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        List<Advertisement> seen = [];
        await foreach (Advertisement a in transport.ScanAsync(ScanFilter.Everything, enough.Token))
        {
            seen.Add(a);
            if (seen.Count == 3)
            {
                await enough.CancelAsync();
            }
        }

        Assert.Equal([GattProfile.Service], seen[0].Services);
        Assert.Equal(("AA:01", "GS LeftFoot"), (seen[0].Id, seen[0].Name));
        Assert.Equal("", seen.Single(a => a.Id == "BB:02").Name);
    }

    [Fact]
    public async Task Notifications_are_stamped_when_they_are_raised()
    {
        await using IBluetoothLink link = await LinkAsync();
        List<(byte[] Value, long Arrival)> got = [];
        IAsyncDisposable subscription = await link.SubscribeAsync(
            GattProfile.Service, GattProfile.ImuStream, (value, arrival) => got.Add((value.ToArray(), arrival)), Token);
        Assert.True(_stream.IsNotifying);
        _time.Advance(TimeSpan.FromSeconds(3));
        long now = _time.GetTimestamp();
        _stream.Notify([1, 2]);
        _stream.Notify(null);
        await subscription.DisposeAsync();
        _stream.Notify([3]);
        Assert.Equal(now, Assert.Single(got).Arrival);
        Assert.False(_stream.IsNotifying);
    }

    [Fact]
    public async Task A_link_is_lost_once_and_stays_lost()
    {
        IBluetoothLink link = await LinkAsync();
        Assert.Null(link.Mtu);
        _device.LoseTwice();
        Assert.Contains("lost", (await link.Lost.Soon()).What, StringComparison.Ordinal);
        await link.DisposeAsync();
        Assert.True(_device.Gatt.IsConnected);
    }

    [Fact]
    public async Task Disposing_unlinks()
    {
        IBluetoothLink link = await LinkAsync();
        _device.Gatt.Mtu = 247;
        Assert.Equal(247, link.Mtu);
        Assert.Equal(0.42, await link.ReadBatteryAsync(Token));
        await link.DisposeAsync();
        Assert.False(_device.Gatt.IsConnected);
        Assert.True(link.Lost.IsCompleted);
    }

    [Fact]
    public async Task What_the_library_throws_is_a_fault()
    {
        await using IBluetoothLink link = await LinkAsync();
        _stream.Refusal = new InvalidOperationException("no");
        BluetoothFaultException refused = await Assert.ThrowsAsync<BluetoothFaultException>(() => link.ReadAsync(GattProfile.Service, GattProfile.ImuStream, Token));
        Assert.Equal(BluetoothFaultKind.Refused, refused.Kind);
        await Assert.ThrowsAsync<BluetoothFaultException>(() => link.WriteAsync(GattProfile.Service, GattProfile.ImuStream, new byte[1], WriteKind.WithResponse, Token));
        BluetoothFaultException absent = await Assert.ThrowsAsync<BluetoothFaultException>(() => link.ReadAsync(GattProfile.Service, GattProfile.Clock, Token));
        Assert.Equal(BluetoothFaultKind.NotFound, absent.Kind);
    }

    [Fact]
    public async Task It_is_refused_on_Linux_and_an_unknown_device_is_not_found()
    {
        await using InTheHandTransport transport = new(_time);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there it is refused.");
        await Assert.ThrowsAsync<BluetoothFaultException>(() => transport.CheckAsync(Token));
        BluetoothFaultException absent = await Assert.ThrowsAsync<BluetoothFaultException>(() => transport.ConnectAsync("nobody", Token));
        Assert.Equal(BluetoothFaultKind.NotFound, absent.Kind);
    }

    private async Task<IBluetoothLink> LinkAsync()
    {
        await using InTheHandTransport transport = new(_time);
        return await transport.ConnectAsync("AA:01", Token);
    }
}
