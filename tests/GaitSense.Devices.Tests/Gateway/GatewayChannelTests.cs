using System.Buffers.Binary;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Devices.Tests.Bluetooth;
using GaitSense.Devices.Tests.Conformance;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class GatewayChannelTests
{
    private readonly GatewayHub _hub = new(GatewayHubOptions.Default, TimeProvider.System);

    [Fact]
    public async Task Packets_arrive_once_and_in_order_over_many_cuts()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 4096));
        crossing.Append(2);
        await crossing.DrainAsync();
        await using GatewaySource source = _hub.Open("browser", waitsForStore: false);
        KeptPackets kept = new();
        using CancellationTokenSource stop = new();
        Task running = source.RunAsync(kept, stop.Token);

        for (int cut = 0; cut < 12; cut++)
        {
            crossing.Append(150);
            await crossing.CutAsync();
            crossing.Append(50);
            crossing.Connect();
        }

        await crossing.DrainAsync();
        await stop.CancelAsync();
        await running.Soon();

        Assert.Equal(Enumerable.Range(2, 12 * 200).Select(n => (ulong)n), kept.Packets.Select(NumberOf));
        Assert.Equal((2402L, 0L), (crossing.Report.Counts.Received, crossing.Report.Counts.Dropped));
        Assert.Equal(0, crossing.Backlog.Dropped);
    }

    [Fact]
    public async Task What_is_not_durable_is_not_acknowledged_and_comes_again_without_doubles()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 4096));
        crossing.Append(2);
        await crossing.DrainAsync();
        await using GatewaySource source = _hub.Open("browser", waitsForStore: true);
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        KeptPackets kept = new() { AfterPacket = n => { if (n == 100) { all.TrySetResult(); } } };
        using CancellationTokenSource stop = new();
        Task running = source.RunAsync(kept, stop.Token);
        crossing.Append(100);
        await all.Task.Soon();

        // Sixty are written; nothing is flushed.
        foreach (KeptPacket packet in kept.Packets.Take(60))
        {
            source.OnStored(packet.Sensor, packet.Arrival);
        }

        Assert.Equal(2UL, crossing.Report.Counts.Taken);
        source.OnFlushed();
        Assert.Equal(62UL, crossing.Report.Counts.Taken);

        // The rest comes again after a cut, and is known.
        KeptPacket[] rest = [.. kept.Packets.Skip(60)];
        await crossing.CutAsync();
        crossing.Connect();
        crossing.Append(1);
        foreach (KeptPacket packet in rest)
        {
            source.OnStored(packet.Sensor, packet.Arrival);
        }

        source.OnFlushed();
        await source.DisposeAsync();
        await crossing.DrainAsync();
        await stop.CancelAsync();
        await running.Soon();

        Assert.Equal((103L, 0L), (crossing.Report.Counts.Received, crossing.Report.Counts.Dropped));
        Assert.Equal(100, kept.Packets.Take(100).Select(NumberOf).Distinct().Count());
    }

    [Fact]
    public async Task A_packet_that_the_store_never_got_is_passed_over()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 64));
        crossing.Append(2);
        await crossing.DrainAsync();
        await using GatewaySource source = _hub.Open("browser", waitsForStore: true);
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        KeptPackets kept = new() { AfterPacket = n => { if (n == 10) { all.TrySetResult(); } } };
        using CancellationTokenSource stop = new();
        Task running = source.RunAsync(kept, stop.Token);
        crossing.Append(10);
        await all.Task.Soon();

        source.OnStored(kept.Packets[6].Sensor, kept.Packets[6].Arrival);
        source.OnFlushed();

        Assert.Equal(9UL, crossing.Report.Counts.Taken);
        await stop.CancelAsync();
        await running.Soon();
    }

    [Fact]
    public async Task News_of_links_that_come_and_go_take_no_room_from_packets()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 4096));
        crossing.Append(2);
        await crossing.DrainAsync();
        await using GatewaySource source = _hub.Open("browser", waitsForStore: false);
        for (int i = 0; i < 20_000; i++)
        {
            source.Post(new SensorStatus(i % 2, Linked: i < 19_000, i == 5 ? 0.5 : null, null));
        }

        crossing.Append(100);
        KeptPackets kept = new();
        using CancellationTokenSource stop = new();
        Task running = source.RunAsync(kept, stop.Token);
        await crossing.DrainAsync();
        await stop.CancelAsync();
        await running.Soon();

        Assert.Equal(Enumerable.Range(2, 100).Select(n => (ulong)n), kept.Packets.Select(NumberOf));
        Assert.Equal(0, crossing.Report.Counts.Dropped);
    }

    [Fact]
    public async Task A_session_that_is_far_behind_takes_no_more_in_and_loses_nothing()
    {
        const int Window = 64;
        GatewayHub hub = new(GatewayHubOptions.Default with { Window = Window, MostGateways = 1 }, TimeProvider.System);
        await using Crossing known = new(hub, new PacketRing(Guid.NewGuid(), 4096));
        known.Append(2);
        await known.DrainAsync();
        await using GatewaySource source = hub.Open("browser", waitsForStore: false, originNs: 0);
        await known.CutAsync();

        // A page that is loaded anew again and again, while the session does not get to its packets.
        List<Crossing> pages = [];
        while (pages.Count == 0 || pages[^1].Sender.Refusal is null)
        {
            Crossing page = new(hub, new PacketRing(Guid.NewGuid(), 4096));
            pages.Add(page);
            page.Append(Window);
            page.Connect();
            await UntilAsync(() => page.Sender.Refusal is not null || hub.Streams.Any(s => s.Stream == page.Backlog.Stream && s.Counts.Received == Window));
            await page.CutAsync();
            Assert.InRange(pages.Count, 1, 20);
        }

        Assert.Equal((RefusalReason.Window, 0L), (pages[^1].Sender.Refusal!.Reason, pages[^1].Report.Counts.Received));
        KeptPackets kept = new();
        using CancellationTokenSource stop = new();
        Task running = source.RunAsync(kept, stop.Token);
        foreach (Crossing page in pages)
        {
            await page.DrainAsync();
            await page.DisposeAsync();
        }

        await stop.CancelAsync();
        await running.Soon();
        Assert.Equal(Window * pages.Count, kept.Packets.Count);
    }

    [Fact]
    public async Task Packets_from_before_the_session_are_left_out_of_it()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        crossing.Append(2);
        await crossing.DrainAsync();
        await using GatewaySource source = _hub.Open("browser", waitsForStore: false, originNs: _hub.NowNs + 3_600_000_000_000);
        crossing.Append(5);
        await crossing.DrainAsync();

        Assert.Equal(5, crossing.Report.Counts.Late);
    }

    [Fact]
    public async Task Sensors_of_a_gateway_that_goes_are_told_as_lost()
    {
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        crossing.Append(2);
        await crossing.DrainAsync();
        GatewaySource source = _hub.Open("browser", waitsForStore: false);
        Assert.Equal([BodySite.LeftFoot, BodySite.RightFoot], source.Sensors.Select(s => s.Site));
        await crossing.CutAsync();
        Assert.All(_hub.Sensors, s => Assert.False(s.IsLinked));
        await crossing.DrainAsync();
        Assert.All(_hub.Sensors, s => Assert.True(s.IsLinked));

        KeptPackets kept = new();
        using CancellationTokenSource stop = new();
        Task running = source.RunAsync(kept, stop.Token);
        await source.DisposeAsync();
        await running.Soon();
        Assert.Equal([(0, false), (0, true), (1, false), (1, true)], kept.Statuses.OrderBy(s => s.Sensor).Select(s => (s.Sensor, s.Linked)));
    }

    [Fact]
    public async Task Whoever_sends_more_than_the_window_is_refused()
    {
        GatewayHub hub = new(GatewayHubOptions.Default with { Window = 4, FirstPings = 0 }, TimeProvider.System);
        (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
        Task serving = hub.ServeAsync(server, CancellationToken.None);
        await gateway.SendAsync(new HelloFrame(Guid.NewGuid(), 0, 0, 0, Crossing.TwoFeet).Encode(), CancellationToken.None);
        byte[] frame = new byte[ChannelLimits.LongestFrame];
        while ((FrameKind)frame[0] != FrameKind.Welcome)
        {
            await gateway.ReceiveAsync(frame, TestContext.Current.CancellationToken);
        }

        await using GatewaySource source = hub.Open("browser", waitsForStore: true, originNs: 0);
        PacketRing ring = new(Guid.Empty, 8);
        for (int i = 0; i < 5; i++)
        {
            ring.Append(0, 0, [1]);
        }

        await gateway.SendAsync(frame.AsMemory(0, ring.Fill(0, 4, frame, out _)), CancellationToken.None);
        await gateway.SendAsync(frame.AsMemory(0, ring.Fill(4, 5, frame, out _)), CancellationToken.None);
        await serving.Soon();

        Assert.Equal(RefusalReason.Window, await RefusalAsync(gateway));
        Assert.Equal(4, hub.Streams.Single().Counts.Received);
    }

    [Fact]
    public async Task Nothing_can_be_opened_without_a_sensor_that_has_a_place()
    {
        Assert.Throws<InputFaultException>(() => _hub.Open("browser", waitsForStore: true));
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 100));
        crossing.Append(1);
        await crossing.DrainAsync();
        _hub.Assign("a", BodySite.Unassigned);
        _hub.Assign("b", BodySite.Unassigned);
        Assert.Throws<InputFaultException>(() => _hub.Open("browser", waitsForStore: true));
        _hub.Assign("a", BodySite.Pelvis);
        _hub.Assign("b", BodySite.Pelvis);
        InputFaultException rivals = Assert.Throws<InputFaultException>(() => _hub.Open("browser", waitsForStore: true));
        Assert.Contains("same place", rivals.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02000100")]
    [InlineData("FF")]
    [InlineData("0301")]
    public async Task A_bad_frame_ends_the_connection_with_a_reason(string frame)
    {
        (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
        Task serving = _hub.ServeAsync(server, CancellationToken.None);
        await gateway.SendAsync(new HelloFrame(Guid.NewGuid(), 0, 0, 0, Crossing.TwoFeet).Encode(), CancellationToken.None);
        await gateway.SendAsync(Convert.FromHexString(frame), CancellationToken.None);
        await serving.Soon();

        Assert.Equal(RefusalReason.BadFrame, await RefusalAsync(gateway));
    }

    [Fact]
    public async Task Packets_before_the_welcome_are_refused()
    {
        (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
        Task serving = _hub.ServeAsync(server, CancellationToken.None);
        await gateway.SendAsync(new HelloFrame(Guid.NewGuid(), 0, 0, 0, Crossing.TwoFeet).Encode(), CancellationToken.None);
        byte[] packets = new byte[ChannelLimits.LongestFrame];
        PacketRing ring = new(Guid.Empty, 4);
        ring.Append(0, 0, [1]);
        int length = ring.Fill(0, 4, packets, out _);
        await gateway.SendAsync(packets.AsMemory(0, length), CancellationToken.None);
        await serving.Soon();

        Assert.Equal(RefusalReason.Window, await RefusalAsync(gateway));
    }

    [Fact]
    public async Task Another_version_is_refused_as_such()
    {
        (IFrameLink gateway, IFrameLink server) = LinkPair.Create();
        Task serving = _hub.ServeAsync(server, CancellationToken.None);
        byte[] hello = new HelloFrame(Guid.NewGuid(), 0, 0, 0, Crossing.TwoFeet).Encode();
        hello[1] = 9;
        await gateway.SendAsync(hello, CancellationToken.None);
        await serving.Soon();

        Assert.Equal(RefusalReason.Version, await RefusalAsync(gateway));
    }

    [Fact]
    public async Task Times_of_a_gateway_come_on_the_servers_clock_within_the_bound()
    {
        const long Ahead = 77_000_000_000_000;
        await using Crossing crossing = new(_hub, new PacketRing(Guid.NewGuid(), 100), () => _hub.NowNs + Ahead);
        crossing.Connect();
        await crossing.DrainAsync();
        await using GatewaySource source = _hub.Open("browser", waitsForStore: false);
        long before = _hub.NowNs;
        crossing.Backlog.Append(0, before + Ahead, [1]);
        crossing.Sender.Wake();
        TaskCompletionSource one = new(TaskCreationOptions.RunContinuationsAsynchronously);
        KeptPackets kept = new() { AfterPacket = _ => one.TrySetResult() };
        using CancellationTokenSource stop = new();
        Task running = source.RunAsync(kept, stop.Token);
        await one.Task.Soon();
        await stop.CancelAsync();
        await running.Soon();

        double expectedS = (before - source.OriginNs) * 1e-9;
        Assert.InRange(Math.Abs(kept.Packets[0].Arrival.Seconds - expectedS), 0, crossing.Report.ClockErrorS!.Value);
    }

    private static async Task<RefusalReason> RefusalAsync(IFrameLink link)
    {
        byte[] buffer = new byte[ChannelLimits.LongestFrame];
        while (true)
        {
            int length = await link.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.True(length > 0, "it ended without a reason");
            if (RefusalFrame.Decode(buffer.AsSpan(0, length), out RefusalFrame? refusal) == FrameOutcome.Ok)
            {
                return refusal!.Reason;
            }
        }
    }

    private static ulong NumberOf(KeptPacket packet) => BinaryPrimitives.ReadUInt64LittleEndian(packet.Bytes);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
