using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Bluetooth;

public sealed class BluetoothSourceTests
{
    private static readonly BluetoothSourceOptions Quick = new()
    {
        RateHz = 60,
        SearchTime = TimeSpan.FromSeconds(1),
        FirstRetry = TimeSpan.FromMilliseconds(1),
        LongestRetry = TimeSpan.FromMilliseconds(20),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sensors_are_found_set_up_and_remembered_by_site()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects[] sensors = [.. SteadyPackets.Six().Reverse().Select(fixture.Tree.Add)];
        KnownSensors known = KnownSensors.InMemory();
        await using BluetoothSource source = await FindAsync(fixture, Quick with { RateHz = 100 }, known);

        Assert.Equal(Enum.GetValues<BodySite>()[1..], source.Sensors.Select(s => s.Site));
        Assert.All(source.Sensors, s =>
        {
            Assert.Equal(100, s.NominalRateHz);
            Assert.Equal(ClockKind.FreeRunning, s.Clock);
        });
        Assert.All(sensors, s => Assert.Equal(AccelerationRange.G16, s.Sensor.AccelerationRange));
        Assert.Equal("1.0", source.Details[0].Firmware);
        Assert.Equal(0.9, source.Details[0].BatteryRatio);
        Assert.Empty(source.Notices);
        Assert.Equal(6, known.All.Count);
        Assert.Equal(BodySite.Pelvis, known.Find("", "SNC00000000003")!.Site);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Six_sensors_lose_nothing(bool usesSockets)
    {
        const int Packets = 600; // 10 s at 60 Hz
        await using Session session = await Session.StartAsync(usesSockets, Quick with { QueueLength = 6 * Packets });
        for (int i = 0; i < Packets; i++)
        {
            session.SendToAll();
        }

        await session.Kept.UntilAsync(k => k.Packets.All(n => n == Packets));
        await session.StopAsync();
        Assert.All(session.Sensors, s => Assert.Equal(usesSockets, s.Sockets > 0));
        Assert.Equal(0, session.Kept.Broken);
        Assert.Equal(session.Kept.Arrivals.OrderBy(a => a.Nanoseconds), session.Kept.Arrivals);
        for (int sensor = 0; sensor < 6; sensor++)
        {
            Assert.Equal(Packets, session.Source.Received(sensor));
            Assert.Equal(0, session.Source.Dropped(sensor));
            Assert.Equal(Enumerable.Range(0, Packets), session.Kept.Headers[sensor].Select(h => (int)h.Sequence));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_sensor_comes_back_with_a_gap_and_the_others_go_on(bool usesSockets)
    {
        await using Session session = await Session.StartAsync(usesSockets);
        for (int lost = 0; lost < 6; lost++)
        {
            SensorObjects gone = session.Sensors[lost];
            await session.SendAndArriveAsync();
            int statuses = session.Kept.Statuses.Count;
            gone.Sensor.IsOn = false;
            gone.Unlink();
            await session.Kept.UntilAsync(k => k.Statuses.Skip(statuses).Any(s => s.Sensor == lost && !s.Linked));

            long before = session.Sent[lost];
            session.Packets[lost].Skip(30);
            await session.SendAndArriveAsync();
            Assert.Equal(before, session.Sent[lost]);

            gone.Sensor.IsOn = true;
            gone.Announce();
            await UntilStreamsAsync(session, gone);
            await session.SendAndArriveAsync();
            Assert.Equal(before + 1, session.Sent[lost]);
            Assert.Equal(lost + 1, Enumerable.Range(0, 6).Count(i => session.Source.Losses(i) == 1));

            // Nothing was made up: the newest packet is numbered anew, and its ticks show all that is missing.
            List<ImuPacketHeader> headers = session.Kept.Headers[lost];
            Assert.Equal(0, headers[^1].Sequence);
            Assert.InRange(headers[^1].Ticks - headers[^2].Ticks, 30 * 546u, 40 * 547u);
        }

        Assert.Equal(2, session.Sensors[0].Links);
        await session.StopAsync();

        static Task UntilStreamsAsync(Session session, SensorObjects sensor) =>
            session.Fixture.Tree.UntilAsync(() => sensor.Sensor.IsStreaming).Soon();
    }

    [Fact]
    public async Task The_adapter_may_be_switched_off_and_on()
    {
        await using Session session = await Session.StartAsync(usesSockets: true);
        session.Fixture.Tree.SetPowered(false);
        await session.Kept.UntilAsync(k => Enumerable.Range(0, 6).All(i => k.Statuses.Any(s => s.Sensor == i && !s.Linked)));
        session.Fixture.Tree.SetPowered(true);
        await session.Fixture.Tree.UntilAsync(() => session.Sensors.All(s => s.Sensor.IsStreaming)).Soon();
        session.SendToAll();
        await session.Kept.UntilAsync(k => k.Packets.All(n => n == 1));
        await session.StopAsync();
    }

    [Fact]
    public async Task A_daemon_that_starts_anew_gets_its_sensors_again()
    {
        await using Session session = await Session.StartAsync(usesSockets: false);
        await session.Fixture.Tree.RestartAsync().Soon();
        await session.Kept.UntilAsync(k => Enumerable.Range(0, 6).All(i => k.Statuses.Any(s => s.Sensor == i && !s.Linked)));
        await session.Fixture.Tree.UntilAsync(() => session.Sensors.All(s => s.Sensor.IsStreaming)).Soon();
        session.SendToAll();
        await session.Kept.UntilAsync(k => k.Packets.All(n => n == 1));
        await session.StopAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_flood_that_the_receiver_does_not_take_is_counted_to_the_packet(bool usesSockets)
    {
        const int Packets = 3000;
        const int Room = 64;
        await using Session session = await Session.StartAsync(usesSockets, Quick with { QueueLength = Room });
        session.Kept.Gate.Reset();
        for (int i = 0; i < Packets; i++)
        {
            session.SendToAll();
        }

        await UntilReceivedAsync(session, Packets);
        session.Kept.Gate.Set();
        long dropped = Enumerable.Range(0, 6).Sum(session.Source.Dropped);
        await session.Kept.UntilAsync(k => k.Packets.Sum() == (6 * Packets) - dropped);
        await session.StopAsync();
        Assert.Equal((6 * Packets) - Room, dropped);
        Assert.Equal(0, session.Kept.Broken);
        for (int sensor = 0; sensor < 6; sensor++)
        {
            Assert.Equal(Packets, session.Source.Received(sensor));
            Assert.Equal(Packets - session.Source.Dropped(sensor), session.Kept.Packets[sensor]);
        }
    }

    [Fact]
    public async Task Battery_and_signal_are_told()
    {
        await using Session session = await Session.StartAsync(usesSockets: true, Quick with { StatusInterval = TimeSpan.FromMilliseconds(5) });
        session.Sensors[2].Sensor.BatteryPercent = 12;
        await session.Kept.UntilAsync(k => k.Statuses.Any(s => s is { Sensor: 2, Linked: true, BatteryRatio: 0.12, RssiDbm: -50 }));
        await session.StopAsync();
    }

    [Fact]
    public async Task Stopping_stops_every_stream_and_unlinks()
    {
        await using Session session = await Session.StartAsync(usesSockets: true);
        await session.StopAsync();
        Assert.All(session.Sensors, s =>
        {
            Assert.False(s.Sensor.IsStreaming);
            Assert.False(s.IsLinked);
        });
    }

    [Fact]
    public async Task A_receiver_that_fails_is_not_silenced()
    {
        await using Session session = await Session.StartAsync(usesSockets: true);
        session.Kept.Gate.Dispose();
        session.SendToAll();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.Running.Soon());
    }

    [Fact]
    public async Task Unassigned_and_doubled_sensors_are_left_out_and_told()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:01", BodySite.LeftFoot) { RssiDbm = -80 });
        fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:02", BodySite.LeftFoot) { RssiDbm = -40 });
        fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:03", BodySite.Unassigned));
        await using BluetoothSource source = await FindAsync(fixture, Quick, KnownSensors.InMemory());
        Assert.Equal("C0:00:00:00:00:02", Assert.Single(source.Sensors).Id);
        Assert.Contains(source.Notices, n => n.Where.Contains("00:01", StringComparison.Ordinal));
        Assert.Contains(source.Notices, n => n.Advice.Contains("sensors assign C0:00:00:00:00:03", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_remembered_gives_a_site_and_wins_over_a_stronger_stranger()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:01", BodySite.Pelvis) { RssiDbm = -80 });
        fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:02", BodySite.Pelvis) { RssiDbm = -40 });
        fixture.Tree.Add(new VirtualSensor("C0:00:00:00:00:03", BodySite.Unassigned));
        KnownSensors known = KnownSensors.InMemory();
        known.Remember(new KnownSensor("C0:00:00:00:00:01", "", "", BodySite.Pelvis));
        known.Remember(new KnownSensor("C0:00:00:00:00:03", "", "", BodySite.Thorax));
        await using BluetoothSource source = await FindAsync(fixture, Quick, known);
        Assert.Equal(["C0:00:00:00:00:01", "C0:00:00:00:00:03"], source.Sensors.Select(s => s.Id));
        Assert.Equal([BodySite.Pelvis, BodySite.Thorax], source.Sensors.Select(s => s.Site));
    }

    [Fact]
    public async Task No_sensor_is_a_fault_that_says_what_to_do()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        BluetoothSourceOptions impatient = Quick with { SearchTime = TimeSpan.FromMilliseconds(50) };
        InputFaultException fault = await Assert.ThrowsAsync<InputFaultException>(
            () => FindAsync(fixture, impatient, KnownSensors.InMemory()));
        Assert.Contains("sensors scan", fault.Fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_sensor_is_asked_again_and_one_that_refuses_is_named()
    {
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects foot = fixture.AddFoot();
        foot.Sensor.NextStatus = ControlStatus.Busy;
        foot.Sensor.RefusalsLeft = 2;
        await (await FindAsync(fixture, Quick, KnownSensors.InMemory())).DisposeAsync();
        Assert.Equal(0, foot.Sensor.RefusalsLeft);

        foot.Sensor.NextStatus = ControlStatus.SensorFault;
        foot.Sensor.RefusalsLeft = 1;
        InputFaultException fault = await Assert.ThrowsAsync<InputFaultException>(() => FindAsync(fixture, Quick, KnownSensors.InMemory()));
        Assert.Contains("inertial", fault.Fault.What, StringComparison.Ordinal);
    }

    private static Task<BluetoothSource> FindAsync(BlueZFixture fixture, BluetoothSourceOptions options, KnownSensors known) =>
        BluetoothSource.FindAsync(fixture.Transport, options, known, TimeProvider.System, Token).Soon();

    private static async Task UntilReceivedAsync(Session session, long packets)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(1));
        while (Enumerable.Range(0, 6).Any(i => session.Source.Received(i) < packets))
        {
            await look.WaitForNextTickAsync(Token);
        }
    }

    /// <summary>Six sensors that stream to a receiver.</summary>
    private sealed class Session : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        private Session(BlueZFixture fixture, SensorObjects[] sensors, BluetoothSource source)
        {
            Fixture = fixture;
            Sensors = sensors;
            Source = source;
            Packets = [.. sensors.Select(s => new SteadyPackets(s.Sensor))];
            Running = source.RunAsync(Kept, _stop.Token);
        }

        public BlueZFixture Fixture { get; }

        public SensorObjects[] Sensors { get; }

        public BluetoothSource Source { get; }

        public SteadyPackets[] Packets { get; }

        public long[] Sent { get; } = new long[6];

        public SessionPackets Kept { get; } = new(6);

        public Task Running { get; }

        public static async Task<Session> StartAsync(bool usesSockets, BluetoothSourceOptions? options = null)
        {
            BlueZFixture fixture = await BlueZFixture.StartAsync(usesSockets);
            SensorObjects[] sensors = [.. SteadyPackets.Six().Select(fixture.Tree.Add)];
            Session session = new(fixture, sensors, await FindAsync(fixture, options ?? Quick, KnownSensors.InMemory()));
            await fixture.Tree.UntilAsync(() => sensors.All(s => s.Sensor.IsStreaming)).Soon();
            return session;
        }

        public void SendToAll()
        {
            byte[] packet = new byte[GattProfile.MaxAttributeLength];
            for (int i = 0; i < Sensors.Length; i++)
            {
                if (Packets[i].TryNext(packet, out int length))
                {
                    Assert.True(Sensors[i].TrySend(packet.AsSpan(0, length)));
                    Sent[i]++;
                }
            }
        }

        /// <summary>Sends one packet of every sensor that streams, and waits until all have arrived.</summary>
        public Task SendAndArriveAsync()
        {
            SendToAll();
            return Kept.UntilAsync(k => k.Packets.SequenceEqual(Sent));
        }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            try
            {
                await Running.Soon();
            }
            catch (TimeoutException)
            {
                Assert.Fail("still running: " + string.Join("; ", Sensors.Select((s, i) => FormattableString.Invariant(
                    $"{i}: linked {s.IsLinked}, streams {s.Sensor.IsStreaming}, last {Source.LastFault(i)}"))));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Source.DisposeAsync();
            await Fixture.DisposeAsync();
            _stop.Dispose();
        }
    }
}
