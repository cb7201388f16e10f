using GaitSense.App.Live;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests.Sensors;

/// <summary>The page as a gateway, in a real browser on virtual sensors.</summary>
[Collection(OneDashboard.Name)]
public sealed class SensorPageTests
{
    private const int Burst = 20;

    [Fact]
    public async Task Six_sensors_are_connected_and_every_packet_arrives_over_cuts_of_the_socket()
    {
        await using SensorStage stage = await SensorStage.StartAsync();
        foreach (SensorObjects sensor in stage.Sensors)
        {
            await stage.ConnectAsync(sensor);
        }

        PracticeReply started = await stage.Practice.StartAsync(new PracticeRequest("P01", "reverse-walking"), TestContext.Current.CancellationToken);
        Assert.Equal(PracticeOutcome.Done, started.Outcome);
        long sent = 0;
        long before = stage.Received;
        for (int burst = 0; burst < 15; burst++)
        {
            for (int i = 0; i < Burst; i++)
            {
                sent += stage.SendOne();
            }

            if (burst % 5 == 2)
            {
                await stage.Page.EvaluateAsync("import('/js/sensor-page.js').then(m => m.cut())");
            }

            await SensorStage.UntilAsync(() => stage.Received - before == sent, $"{sent} packets arrive; {stage.Received - before} did");
        }

        await stage.Practice.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(15 * Burst * 6, sent);
        StreamReport report = Assert.Single(stage.Hub.Streams);
        Assert.Equal(0, report.Counts.Dropped);
        Assert.All(stage.Hub.Sensors, s => Assert.Equal(0, s.Read(stage.Hub.NowNs).Lost));
        AssertStoredOnce(stage, started.Session!.Id, 15 * Burst);
    }

    [Fact]
    public async Task A_sensor_that_is_lost_comes_back_and_goes_on()
    {
        await using SensorStage stage = await SensorStage.StartAsync();
        SensorObjects left = stage.Sensors[0];
        await stage.ConnectAsync(left);
        stage.SendOne();
        await SensorStage.UntilAsync(() => stage.Received == 1, "the first packet arrives");

        left.Sensor.IsOn = false;
        left.Unlink();
        await Expect(stage.Page.Locator(".card[data-linked=false]")).ToBeVisibleAsync();
        left.Sensor.IsOn = true;
        await Expect(stage.Page.Locator(".card[data-linked=true]")).ToBeVisibleAsync();
        await SensorStage.UntilAsync(() => left.Sensor.IsStreaming, "it streams again");
        stage.SendOne();
        await SensorStage.UntilAsync(() => stage.Received == 2, "a packet after the loss arrives");

        Assert.Equal(2, left.Links);
        await Expect(stage.Page.Locator(".card dd").Last).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task A_place_is_told_to_the_sensor_and_remembered()
    {
        await using SensorStage stage = await SensorStage.StartAsync();
        SensorObjects sensor = stage.Sensors[2];
        await stage.ConnectAsync(sensor);
        await Expect(stage.Page.Locator(".card")).ToHaveAttributeAsync("data-site", "Pelvis");

        await stage.Page.SelectOptionAsync("[data-site-of]", "Thorax");

        await Expect(stage.Page.Locator(".card")).ToHaveAttributeAsync("data-site", "Thorax");
        await SensorStage.UntilAsync(() => sensor.Sensor is { Site: Core.Sensors.BodySite.Thorax, IsStreaming: true }, "the sensor itself knows");
    }

    [Fact]
    public async Task What_keeps_a_browser_from_connecting_is_said()
    {
        await using SensorStage stage = await SensorStage.StartAsync();
        await stage.Page.AddInitScriptAsync("delete Navigator.prototype.bluetooth");
        await stage.Page.ReloadAsync();
        await Expect(stage.Page.Locator("[data-browser=unsupported]")).ToBeVisibleAsync();
        await Expect(stage.Page.Locator("[data-connect]")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_list_that_is_closed_is_no_fault()
    {
        await using SensorStage stage = await SensorStage.StartAsync();
        await stage.Page.ClickAsync("[data-connect]");
        await Expect(stage.Page.Locator("[data-notice]")).ToHaveTextAsync("No sensor was chosen.");
    }

    [Fact]
    public async Task The_services_own_radio_lists_what_is_near()
    {
        await using SensorStage stage = await SensorStage.StartAsync();
        await stage.Page.ClickAsync("[data-scan]");
        await Expect(stage.Page.Locator("[data-near]")).ToHaveCountAsync(6);
        await Expect(stage.Page.Locator("[data-near]").First).ToContainTextAsync("90");
        await stage.Page.SelectOptionAsync("[data-site-of='C0:00:00:00:00:06']", "Pelvis");
        await SensorStage.UntilAsync(() => stage.Sensors[5].Sensor.Site == Core.Sensors.BodySite.Pelvis, "the sensor was told");
    }

    [Fact]
    public async Task A_search_of_the_services_own_radio_leaves_linked_sensors_alone()
    {
        await using SensorStage stage = await SensorStage.StartAsync();
        await stage.ConnectAsync(stage.Sensors[0]);
        await stage.Page.ClickAsync("[data-scan]");
        await Expect(stage.Page.Locator("[data-near]").First).ToBeVisibleAsync();
        Assert.True(stage.Sensors[0].IsLinked);
        Assert.Equal(1, stage.Sensors[0].Links);
        Assert.All(stage.Sensors.Skip(1), s => Assert.Equal(0, s.Links));
    }

    /// <summary>Every number of every sensor is stored exactly once.</summary>
    internal static void AssertStoredOnce(SensorStage stage, SessionId session, int each)
    {
        RawImuSample[] samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
        Dictionary<int, List<ushort>> numbers = [];
        foreach (RawPacket packet in stage.Store.Packets(session))
        {
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, samples));
            numbers.TryAdd(packet.Sensor, []);
            numbers[packet.Sensor].Add(header.Sequence);
        }

        Assert.Equal(6, numbers.Count);
        Assert.All(numbers.Values, n => Assert.Equal(Enumerable.Range(0, each).Select(i => (ushort)i), n));
    }
}
