using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;

namespace GaitSense.Devices.Tests.Gateway;

/// <summary>What a gateway and a service still know of each other after one of them was away.</summary>
public sealed class GatewayReturnTests
{
    private readonly GatewayHub _hub = new(GatewayHubOptions.Default, TimeProvider.System);

    [Fact]
    public async Task A_full_backlog_drops_the_oldest_and_both_sides_count_the_same()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        crossing.Append(40);
        await crossing.DrainAsync();
        await crossing.CutAsync();
        crossing.Append(350);
        await crossing.DrainAsync();

        Assert.Equal(250, crossing.Backlog.Dropped);
        Assert.Equal(250, crossing.Report.Counts.Dropped);
        Assert.Equal(140, crossing.Report.Counts.Received);
        Assert.Equal(390UL, crossing.Report.Counts.Taken);
    }

    [Fact]
    public async Task A_backlog_that_has_dropped_more_than_a_window_goes_on_behind_it()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        crossing.Append(40);
        await crossing.DrainAsync();
        await crossing.CutAsync();
        int away = (3 * GatewayHubOptions.Default.Window) + 100;
        crossing.Append(away);
        await crossing.DrainAsync();

        Assert.Equal((140L, away - 100L), (crossing.Report.Counts.Received, crossing.Report.Counts.Dropped));
    }

    [Fact]
    public async Task A_place_that_was_given_here_stands_until_the_gateway_says_another()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        crossing.Append(2);
        await crossing.DrainAsync();
        HeardSensor[] feet = [.. _hub.Sensors];
        (feet[0].Site, feet[1].Site) = (feet[1].Site, feet[0].Site);
        BodySite[] given = [.. feet.Select(s => s.Site)];

        await crossing.CutAsync();
        crossing.Append(2);
        await crossing.DrainAsync();

        Assert.Equal(given, feet.Select(s => s.Site));
    }

    [Fact]
    public async Task A_sensor_that_another_run_of_the_gateway_brings_is_not_lost_with_the_run_before()
    {
        await using Crossing before = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        before.Append(2);
        await before.DrainAsync();
        await using Crossing after = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        after.Append(2);
        await after.DrainAsync();

        await before.CutAsync();
        Assert.All(_hub.Sensors, s => Assert.True(s.IsReached));

        await after.CutAsync();
        Assert.All(_hub.Sensors, s => Assert.False(s.IsReached));
    }

    [Fact]
    public async Task A_server_that_was_killed_goes_on_at_what_it_had_acknowledged()
    {
        Dictionary<Guid, ulong> positions = [];
        GatewayHub first = new(GatewayHubOptions.Default, TimeProvider.System) { BeforeAcknowledging = (s, n) => positions[s] = n };
        await using Crossing crossing = new(first, new PacketRing(Guid.NewGuid(), 4096));
        crossing.Append(300);
        await crossing.DrainAsync();
        await crossing.CutAsync();
        crossing.Append(50);

        crossing.Hub = new GatewayHub(GatewayHubOptions.Default, TimeProvider.System, positions);
        await crossing.DrainAsync();

        Assert.Equal((50L, 0L, 0L), (crossing.Report.Counts.Received, crossing.Report.Counts.Duplicates, crossing.Report.Counts.Dropped));
    }
}
