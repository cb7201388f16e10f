using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Devices.Tests.Certification;
using GaitSense.Gait.Engine;
using GaitSense.Protocol;
using GaitSense.Streaming;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>A walk with six sensors through the daemon's objects, of which each is lost once and comes back. Time is virtual: it goes on
/// only when everything that was sent has been taken, and a sensor is back only when it streams.</summary>
public sealed class SixSensorSessionTests
{
    private const double FirstLossS = 14;
    private const double BetweenLossesS = 9;
    private const double AwayS = 2;
    private const double Seconds = 80;

    private static readonly BluetoothSourceOptions Options = new()
    {
        SearchTime = TimeSpan.FromHours(1),
        FirstRetry = TimeSpan.FromMilliseconds(7),
        LongestRetry = TimeSpan.FromMilliseconds(28),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_sensor_may_be_lost_and_come_back_while_the_session_goes_on()
    {
        (ImuRecording walk, SimulationTruth truth) = SimulatedRecording.Create(ScenarioCatalog.Demo, seed: 5, Seconds, rateHz: 100);
        await using BlueZFixture fixture = await BlueZFixture.StartAsync();
        SensorObjects[] sensors = [.. SteadyPackets.Six().Select(fixture.Tree.Add)];
        WatchedTime time = new();
        await using BlueZTransport radio = new(new BlueZOptions { BusAddress = fixture.Address }, time);
        await using BluetoothSource source = await FindAsync(radio, time);
        Session session = new(source.Sensors);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task running = source.RunAsync(session, stop.Token);
        await fixture.Tree.UntilAsync(() => sensors.All(s => s.Sensor.IsStreaming)).Soon();

        Walk sending = new(fixture, sensors, session, time);
        List<(BodySite Site, double FromS, double ToS)> gaps = await sending.SendAsync(walk);

        Assert.All(sensors, s => Assert.True(s.Sensor.IsStreaming));
        Assert.Equal(Enumerable.Repeat(1, 6), Enumerable.Range(0, 6).Select(source.Losses));
        await stop.CancelAsync();
        await running.Soon();
        session.Pipeline.Complete();

        AssertGaps(session, source, gaps);
        AssertSteps(session.Steps, truth, gaps);
    }

    private static void AssertGaps(Session session, BluetoothSource source, List<(BodySite Site, double FromS, double ToS)> gaps)
    {
        IReadOnlyList<SensorHealth> health = session.Pipeline.Health();
        Assert.Equal(6, gaps.Count);
        foreach ((BodySite site, double from, double to) in gaps)
        {
            SensorHealth sensor = health.Single(h => h.Site == site);

            // Nothing but the gap is missing, to the packet.
            double missing = (to - from) * 100;
            Assert.InRange(sensor.Lost, missing - 25, missing + 25);
            Assert.Equal((0L, 0L), (sensor.Rejected, sensor.Discarded));
            Assert.Equal(0, source.Dropped(sensor.Sensor));
            GaitEvent gap = Assert.Single(session.Events, e => e.Kind == GaitEventKind.Gap && e.Site == site);
            Assert.InRange(gap.Onset.Seconds, from - 0.3, from + 0.3);
            Assert.InRange(gap.Duration.TotalSeconds, to - from - 0.3, to - from + 0.3);
        }
    }

    private static void AssertSteps(List<Step> steps, SimulationTruth truth, List<(BodySite Site, double FromS, double ToS)> gaps)
    {
        Assert.All(gaps.Where(g => SideOf(g.Site) is not null), gap =>
        {
            Step[] ofFoot = [.. steps.Where(s => s.Side == SideOf(gap.Site))];
            Assert.DoesNotContain(ofFoot, s => s.InitialContact.Seconds > gap.FromS + 0.2 && s.InitialContact.Seconds < gap.ToS - 0.2);
            Assert.DoesNotContain(ofFoot, s => s.Valid && s.InitialContact.Seconds > gap.FromS && s.InitialContact.Seconds - (s.SwingTime?.TotalSeconds ?? 1) < gap.ToS);
        });

        // What counts was really walked.
        Assert.All(steps.Where(s => s.Valid), s => Assert.Contains(truth.Steps, t =>
            t.Side == s.Side && Math.Abs(t.InitialContact.Seconds - s.InitialContact.Seconds) < 0.15));
        Assert.InRange(steps.Count, 1, truth.Steps.Count);

        // And the walk is measured on, between the losses and after the last.
        Step[] late = [.. truth.Steps.Where(t => t.InitialContact.Seconds > gaps[^1].ToS + 2)];
        Assert.NotEmpty(late);
        int found = late.Count(t => steps.Exists(s => s.Side == t.Side && Math.Abs(t.InitialContact.Seconds - s.InitialContact.Seconds) < 0.15));
        Assert.InRange(found, late.Length - 2, late.Length);
        foreach ((_, _, double to) in gaps)
        {
            Assert.Contains(steps, s => s.Valid && s.InitialContact.Seconds > to && s.InitialContact.Seconds < to + BetweenLossesS - AwayS);
        }
    }

    private static Side? SideOf(BodySite site) => site switch
    {
        BodySite.LeftFoot => Side.Left,
        BodySite.RightFoot => Side.Right,
        _ => null,
    };

    /// <summary>Lets the search's own time pass once it has begun.</summary>
    private static async Task<BluetoothSource> FindAsync(BlueZTransport radio, WatchedTime time)
    {
        KnownSensors known = KnownSensors.InMemory();
        foreach (VirtualSensor sensor in SteadyPackets.Six())
        {
            known.Remember(new KnownSensor(sensor.Address, "", "", sensor.Site));
        }

        Task<BluetoothSource> finding = BluetoothSource.FindAsync(radio, Options, known, time, Token);
        while (!finding.IsCompleted)
        {
            // Once every remembered sensor was heard, the search ends two seconds later.
            Task changed = time.Changed;
            if (time.NextEnd(l => l == TimeSpan.FromSeconds(2)) is { } end)
            {
                time.Advance(end - time.GetUtcNow());
            }
            else
            {
                await Task.WhenAny(finding, changed);
            }
        }

        return await finding.Soon();
    }

    /// <summary>Sends a recorded walk, and loses each sensor in turn.</summary>
    private sealed class Walk(BlueZFixture fixture, SensorObjects[] sensors, Session session, WatchedTime time)
    {
        private readonly List<(BodySite Site, double FromS, double ToS)> _gaps = [];
        private readonly List<RawPacket> _packets = [];
        private readonly DateTimeOffset _begun = time.GetUtcNow();
        private long _sent;

        private double NowS => (time.GetUtcNow() - _begun).TotalSeconds;

        public async Task<List<(BodySite Site, double FromS, double ToS)>> SendAsync(ImuRecording walk)
        {
            RecordingSource recorded = new(walk);
            await recorded.RunAsync(new Into(_packets), Token);
            WalkRadio radio = new(sensors, recorded.Sensors);
            int lost = -1;
            double backS = double.MaxValue;
            foreach (RawPacket packet in _packets)
            {
                double at = packet.Arrival.Seconds;
                if (lost + 1 < sensors.Length && at >= FirstLossS + ((lost + 1) * BetweenLossesS))
                {
                    await LoseAsync(sensors[++lost], at);
                    backS = at + AwayS;
                }

                if (at >= backS)
                {
                    await ReturnAsync(sensors[lost], lost, at);
                    backS = double.MaxValue;
                }

                time.Advance(TimeSpan.FromSeconds(Math.Max(0, at - NowS)));
                bool isSent = sensors.Single(s => s.Sensor.Site == recorded.Sensors[packet.Sensor].Site).Sensor.IsStreaming;
                radio.OnPacket(packet);
                _sent += isSent ? 1 : 0;
                await session.UntilAsync(_sent);
            }

            return _gaps;
        }

        private async Task LoseAsync(SensorObjects sensor, double atS)
        {
            sensor.Sensor.IsOn = false;
            sensor.Unlink();
            await session.UntilLostAsync(_gaps.Count + 1);
            _gaps.Add((sensor.Sensor.Site, atS, double.NaN));
        }

        private async Task ReturnAsync(SensorObjects sensor, int place, double atS)
        {
            sensor.Sensor.IsOn = true;
            sensor.Announce();
            Task streams = fixture.Tree.UntilAsync(() => sensor.Sensor.IsStreaming).Soon();
            while (!streams.IsCompleted)
            {
                Task changed = time.Changed;
                if (time.NextEnd(l => l <= Options.LongestRetry) is { } end)
                {
                    time.Advance(end - time.GetUtcNow());
                }
                else
                {
                    await Task.WhenAny(streams, changed);
                }
            }

            await streams;
            _gaps[place] = (sensor.Sensor.Site, _gaps[place].FromS, atS);
        }
    }

    private sealed class Into(List<RawPacket> packets) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet) => packets.Add(packet with { Payload = packet.Payload.ToArray() });

        public void OnStatus(in SensorStatus status)
        {
        }
    }

    /// <summary>The session, of which a test can wait until it has taken what was sent.</summary>
    private sealed class Session : IPacketReceiver, IGaitReceiver
    {
        private readonly Lock _gate = new();
        private readonly List<(Func<bool> IsMet, TaskCompletionSource Met)> _waiting = [];
        private readonly HashSet<int> _lost = [];
        private long _taken;

        public Session(IReadOnlyList<SensorDescriptor> sensors) => Pipeline = new SessionPipeline(sensors, GaitOptions.Default, this);

        public SessionPipeline Pipeline { get; }

        public List<Step> Steps { get; } = [];

        public List<GaitEvent> Events { get; } = [];

        public Task UntilAsync(long taken) => UntilAsync(() => _taken >= taken);

        public Task UntilLostAsync(int sensors) => UntilAsync(() => _lost.Count >= sensors);

        public void OnPacket(in RawPacket packet)
        {
            lock (_gate)
            {
                Pipeline.OnPacket(packet);
                _taken++;
                Look();
            }
        }

        public void OnStatus(in SensorStatus status)
        {
            lock (_gate)
            {
                Pipeline.OnStatus(status);
                if (!status.Linked)
                {
                    _lost.Add(status.Sensor);
                }

                Look();
            }
        }

        public void OnContact(in ProvisionalContact contact)
        {
        }

        public void OnStep(Step step) => Steps.Add(step);

        public void OnEvent(in GaitEvent gaitEvent) => Events.Add(gaitEvent);

        public void OnPosture(in PostureFrame posture)
        {
        }

        private Task UntilAsync(Func<bool> isMet)
        {
            lock (_gate)
            {
                TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add((isMet, met));
                Look();
                return met.Task.Soon();
            }
        }

        private void Look()
        {
            foreach ((Func<bool> _, TaskCompletionSource met) in _waiting.Where(w => w.IsMet()).ToArray())
            {
                met.TrySetResult();
            }

            _waiting.RemoveAll(w => w.Met.Task.IsCompleted);
        }
    }
}
