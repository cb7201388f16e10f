using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Protocol.Sensors;
using GaitSense.Streaming;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>Sensors of other makers, from the advertisement over the daemon's objects to the steps of a simulated walk. Time is
/// virtual: every notification is stamped with the instant at which the simulated sensor sends it.</summary>
public sealed class ForeignSensorTests
{
    private const double Seconds = 24;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("movella-dot", "Movella DOT", 60)]
    [InlineData("movesense-imu6", "Movesense 1234", 104)]
    [InlineData("metamotion", "MetaWear", 100)]
    public async Task A_walk_through_the_daemon_gives_its_steps(string profileId, string name, double rateHz)
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find(profileId)!;
        ImuRecording walk = Walk(rateHz);
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        FakeTimeProvider time = new();
        await using BlueZTransport transport = new(new BlueZOptions { BusAddress = fixture.Address }, time);
        KnownSensors known = KnownSensors.InMemory();
        ForeignObjects[] sensors = [.. walk.Tracks.Select((t, i) => Put(fixture, known, profile, $"D0:00:00:00:00:0{i + 1}", name, t.Sensor.Site))];
        await using BluetoothSource source = await FindAsync(fixture, transport, known, time, rateHz);
        Assert.Equal(walk.Tracks.Count, source.Sensors.Count);
        Assert.All(source.Sensors, s => Assert.Equal((profileId, profile.Clock.Kind, rateHz), (s.Profile, s.Clock, s.NominalRateHz)));

        Relay relay = new();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task running = source.RunAsync(relay, stop.Token);
        await fixture.Tree.UntilAsync(() => sensors.All(s => s.IsStreaming)).Soon();
        await SendAsync(walk, source, sensors, relay, time);
        await stop.CancelAsync();
        await running.Soon();
        Assert.All(sensors, s => Assert.False(s.IsStreaming));

        AnalysisResult expected = await Analyze(new RecordingSource(walk));
        AnalysisResult got = await Analyze(new Stored(source.Sensors, relay.Packets));
        Assert.InRange(expected.Steps.Count, 8, 200);
        Assert.InRange(got.Steps.Count, expected.Steps.Count - 2, expected.Steps.Count + 2);
        Assert.All(got.Summary.Sensors, s => Assert.Equal((0L, 0L), (s.Lost, s.Rejected)));
    }

    [Fact]
    public async Task A_stranger_of_a_known_kind_is_left_alone_until_its_site_is_told()
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find("movella-dot")!;
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.AddFoot();
        ForeignObjects stranger = fixture.Tree.Add(new ForeignObjects(fixture.Tree, profile, "D0:00:00:00:00:09", "Movella DOT"));
        await using BluetoothSource source = await BluetoothSource.FindAsync(
            fixture.Transport, BluetoothSourceOptions.Default with { SearchTime = TimeSpan.FromSeconds(1) }, KnownSensors.InMemory(), TimeProvider.System, Token).Soon();
        Assert.Single(source.Sensors);
        Assert.Equal(0, stranger.Links);
        Assert.Contains(source.Notices, n => n.Where.Contains("D0:00:00:00:00:09", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_assigned_sensor_is_recognized_by_its_characteristics()
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find("movesense-imu6")!;
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        fixture.Tree.Add(new ForeignObjects(fixture.Tree, profile, "D0:00:00:00:00:09", "Movesense 9"));
        SensorDetails details = await SiteAssignment.AssignAsync(
            fixture.Transport, "D0:00:00:00:00:09", BodySite.Pelvis, BluetoothSourceOptions.Default, TimeProvider.System, Token).Soon();
        Assert.Equal("movesense-imu6", details.Profile);
        Assert.Equal(BodySite.Unassigned, details.Site);
    }

    [Fact]
    public async Task A_lost_sensor_is_started_anew()
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find("movella-dot")!;
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        KnownSensors known = KnownSensors.InMemory();
        ForeignObjects sensor = Put(fixture, known, profile, "D0:00:00:00:00:01", "Movella DOT", BodySite.LeftFoot);
        await using BluetoothSource source = await BluetoothSource.FindAsync(
            fixture.Transport,
            BluetoothSourceOptions.Default with { SearchTime = TimeSpan.FromSeconds(1), FirstRetry = TimeSpan.FromMilliseconds(1) },
            known,
            TimeProvider.System,
            Token).Soon();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task running = source.RunAsync(new Relay(), stop.Token);
        await fixture.Tree.UntilAsync(() => sensor.IsStreaming).Soon();
        sensor.Unlink();
        await fixture.Tree.UntilAsync(() => sensor.Links == 2 && sensor.IsStreaming).Soon();
        await stop.CancelAsync();
        await running.Soon();
        Assert.Equal(1, source.Losses(0));
    }

    private static ImuRecording Walk(double rateHz)
    {
        ImuRecording all = SimulatedRecording.Create(ScenarioCatalog.Demo, seed: 5, Seconds, rateHz).Recording;
        return all with { Tracks = [.. all.Tracks.Where(t => t.Sensor.Site is BodySite.LeftFoot or BodySite.RightFoot or BodySite.Pelvis)] };
    }

    private static ForeignObjects Put(
        BlueZFixture fixture, KnownSensors known, SensorProfile profile, string address, string name, BodySite site)
    {
        known.Remember(new KnownSensor(address, "", name, site) { Profile = profile.Id });
        return fixture.Tree.Add(new ForeignObjects(fixture.Tree, profile, address, name));
    }

    /// <summary>Finds them while virtual time goes on, which ends the search.</summary>
    private static async Task<BluetoothSource> FindAsync(BlueZFixture fixture, BlueZTransport transport, KnownSensors known, FakeTimeProvider time, double rateHz)
    {
        Task<BluetoothSource> finding = BluetoothSource.FindAsync(
            transport, BluetoothSourceOptions.Default with { SearchTime = TimeSpan.FromHours(1), RateHz = rateHz }, known, time, Token);
        await fixture.Tree.UntilAsync(() => fixture.Tree.IsDiscovering).Soon();
        using PeriodicTimer pace = new(TimeSpan.FromMilliseconds(20));
        while (fixture.Tree.IsDiscovering && !finding.IsCompleted && await pace.WaitForNextTickAsync(Token))
        {
            // The search settles 2 s after every remembered sensor was heard; links are then made while time stands.
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return await finding.Soon();
    }

    private static async Task SendAsync(ImuRecording walk, BluetoothSource source, ForeignObjects[] sensors, Relay relay, FakeTimeProvider time)
    {
        var said = walk.Tracks
            .SelectMany((t, i) => ForeignVoice.Say(sensors[i].Profile, t, skewPpm: 20 - (15 * i)).Select(n => (Sensor: i, Said: n)))
            .OrderBy(s => s.Said.SentS)
            .ToList();
        int[] places = [.. walk.Tracks.Select(t => source.Sensors.ToList().FindIndex(s => s.Site == t.Sensor.Site))];
        Assert.DoesNotContain(-1, places);
        double now = 0;
        long sent = 0;
        foreach ((int sensor, ForeignNotification notification) in said)
        {
            if (notification.SentS > now)
            {
                // The instant must not change under what is still on its way.
                await relay.UntilAsync(sent);
                time.Advance(TimeSpan.FromSeconds(notification.SentS - now));
                now = notification.SentS;
            }

            Assert.True(sensors[sensor].TrySend(notification));
            sent++;
        }

        await relay.UntilAsync(sent);
    }

    private static Task<AnalysisResult> Analyze(IPacketSource source) =>
        OfflineAnalysis.RunAsync("walk", source, Exercise, GaitOptions.Default, null, Token);

    private static ExerciseProtocol Exercise { get; } = new()
    {
        Id = "reverse-walking", Version = 1, Name = "Reverse walking", Summary = "Walk backwards.",
        RequiredSites = [BodySite.LeftFoot], Phases = [], Cues = [],
    };

    /// <summary>Keeps what it is given, as a store does, and lets a test wait for it.</summary>
    private sealed class Relay : IPacketReceiver
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Answers beside what is said come as packets too, and are not waited for.</summary>
        private long _extra;

        public List<RawPacket> Packets { get; } = [];

        public async Task UntilAsync(long count)
        {
            while (true)
            {
                Task came;
                lock (_gate)
                {
                    if (Packets.Count - _extra >= count)
                    {
                        return;
                    }

                    came = _came.Task;
                }

                await came.Soon();
            }
        }

        public void OnPacket(in RawPacket packet)
        {
            lock (_gate)
            {
                // The control point's own answers to the start have no factor behind them.
                _extra += packet.Payload.Span is [1, 0xF0, 2, _, 0] ? 1 : 0;
                Packets.Add(packet with { Payload = packet.Payload.ToArray() });
                _came.TrySetResult();
                _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public void OnStatus(in SensorStatus status)
        {
        }
    }

    private sealed class Stored(IReadOnlyList<SensorDescriptor> sensors, IReadOnlyList<RawPacket> packets) : IPacketSource
    {
        public string Name => "stored";

        public IReadOnlyList<SensorDescriptor> Sensors { get; } = sensors;

        public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
        {
            foreach (RawPacket packet in packets)
            {
                receiver.OnPacket(packet);
            }

            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
