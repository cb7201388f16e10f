using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Bluetooth;

public sealed class ScanTests
{
    [Fact]
    public async Task A_scan_hands_over_who_is_there_and_who_comes_later()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.AddFoot();
        await using IAsyncEnumerator<Advertisement> seen = Scan(fixture);
        Advertisement first = await NextAsync(seen);
        fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:02", BodySite.RightFoot));
        Advertisement second = first;
        while (second.Id == first.Id)
        {
            second = await NextAsync(seen);
        }

        Assert.Equal("C0:00:00:00:00:01", first.Id);
        Assert.Equal("GS LeftFoot", first.Name);
        Assert.Equal(-50, first.RssiDbm);
        Assert.Equal([GattProfile.Service], first.Services);
        Assert.Equal("C0:00:00:00:00:02", second.Id);
    }

    [Fact]
    public async Task A_scan_tells_again_when_the_signal_changes()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        await using IAsyncEnumerator<Advertisement> seen = Scan(fixture);
        await NextAsync(seen);
        foot.Sensor.RssiDbm = -81;
        foot.Announce();
        Advertisement next;
        do
        {
            next = await NextAsync(seen);
        }
        while (next.RssiDbm != -81);
    }

    [Fact]
    public async Task Ending_a_scan_switches_the_search_off_and_ends_the_stream_normally()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.AddFoot();
        using CancellationTokenSource enough = new();
        await foreach (Advertisement _ in fixture.Transport.ScanAsync(ScanFilter.Everything, enough.Token))
        {
            Assert.True(fixture.Tree.IsDiscovering);
            await enough.CancelAsync();
        }

        Assert.False(fixture.Tree.IsDiscovering);
    }

    [Fact]
    public async Task Two_scans_share_the_search_and_the_last_one_ends_it()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.AddFoot();
        IAsyncEnumerator<Advertisement> one = Scan(fixture);
        IAsyncEnumerator<Advertisement> other = Scan(fixture);
        await NextAsync(one);
        await NextAsync(other);
        await one.DisposeAsync();
        Assert.True(fixture.Tree.IsDiscovering);
        await other.DisposeAsync();
        Assert.False(fixture.Tree.IsDiscovering);
    }

    [Theory]
    [InlineData("GS", null, true)]
    [InlineData("gs", null, false)]
    [InlineData("", -50, true)]
    [InlineData("", -49, false)]
    public void A_filter_compares_prefix_and_signal(string prefix, int? weakest, bool takes)
    {
        Advertisement seen = new("C0", "GS LeftFoot", -50, [GattProfile.Service]);
        Assert.Equal(takes, new ScanFilter { NamePrefix = prefix, MinRssiDbm = weakest }.Takes(seen));
    }

    [Fact]
    public void A_filter_compares_all_bits_of_the_service_and_takes_no_silence_for_a_signal()
    {
        Advertisement seen = new("C0", "", null, [GattProfile.ImuStream]);
        Assert.False(new ScanFilter { Service = GattProfile.Service }.Takes(seen));
        Assert.True(new ScanFilter { Service = GattProfile.ImuStream }.Takes(seen));
        Assert.False(new ScanFilter { MinRssiDbm = -100 }.Takes(seen));
    }

    [Fact]
    public async Task Switching_the_adapter_off_ends_a_scan_with_what_to_do()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.AddFoot();
        await using IAsyncEnumerator<Advertisement> seen = Scan(fixture);
        await NextAsync(seen);
        fixture.Tree.SetPowered(false);
        BluetoothFaultException off = await Assert.ThrowsAsync<BluetoothFaultException>(async () =>
        {
            while (true)
            {
                await NextAsync(seen);
            }
        });
        Assert.Equal(BluetoothFaultKind.SwitchedOff, off.Kind);
        Assert.Contains("power on", off.Fault.Advice, StringComparison.Ordinal);
    }

    private static IAsyncEnumerator<Advertisement> Scan(BlueZFixture fixture)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        return fixture.Transport.ScanAsync(ScanFilter.Everything, token).GetAsyncEnumerator(token);
    }

    private static async Task<Advertisement> NextAsync(IAsyncEnumerator<Advertisement> seen)
    {
        Assert.True(await seen.MoveNextAsync().AsTask().Soon());
        return seen.Current;
    }
}
