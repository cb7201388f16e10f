using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class GatewaySourceTests
{
    [Fact]
    public async Task A_sensor_has_the_clock_of_its_kind()
    {
        GatewaySensor[] sensors =
        [
            new("a", "GS a", "gaitsense-1", BodySite.LeftFoot, 60, ""),
            new("b", "Thingy", "nordic-thingy-52", BodySite.RightFoot, 60, ""),
            new("c", "Nobody's", "no-such-kind", BodySite.Pelvis, 60, ""),
        ];
        GatewayHub hub = new(GatewayHubOptions.Default, TimeProvider.System);
        await using Crossing crossing = new(hub, new PacketRing(Guid.NewGuid(), 64), roster: new GatewayRoster("phone", sensors));
        crossing.Append(2);
        await crossing.DrainAsync();
        await using GatewaySource source = hub.Open("browser", waitsForStore: false);

        // The Thingy tells neither stamp nor count: its samples are counted. What nobody knows is taken for a clock that runs by itself.
        Assert.Equal(
            [("a", ClockKind.FreeRunning), ("b", ClockKind.SampleCount), ("c", ClockKind.FreeRunning)],
            source.Sensors.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => (s.Id, s.Clock)));
        Assert.Equal(
            SensorProfiles.BuiltIn.Find("nordic-thingy-52")!.Capability,
            source.Sensors.Single(s => s.Id == "b").Capability);
    }
}
