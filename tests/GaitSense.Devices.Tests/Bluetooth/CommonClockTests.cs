using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Devices.Tests.Certification;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>Virtual DOT sensors that take nothing but the right message at the right time, in virtual time.</summary>
public sealed class CommonClockTests
{
    private static readonly BluetoothSourceOptions Options = BluetoothSourceOptions.Default with { SearchTime = TimeSpan.FromHours(1), RateHz = 60 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_sensors_are_put_on_the_clock_of_the_first()
    {
        await using Stand stand = await Stand.StartAsync(2);
        await using BluetoothSource source = await stand.FindAsync(leave: true);
        Assert.All(stand.Dots, d =>
        {
            // 02 07 01, the root's address backwards, and the byte that makes the sum 0.
            Assert.Equal(["020701" + "0100000000D0" + "25"], d.Taken);
            Assert.Empty(d.Refused);
            Assert.Equal(1, d.Asked);
        });
        Assert.Empty(source.Notices);
        Assert.All(source.Sensors, s => Assert.Equal(("dot-D0:00:00:00:00:01", SensorCapability.SharedClockSdS), (s.SharedClock, s.Capability.TimingSdS)));
        Assert.All(stand.Sensors, s => Assert.Equal(2, s.Links));

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task running = source.RunAsync(new SessionPackets(2), stop.Token);
        await stand.Fixture.Tree.UntilAsync(() => stand.Sensors.All(s => s.IsStreaming)).Soon();
        await stop.CancelAsync();
        await running.Soon();
    }

    [Fact]
    public async Task Sensors_that_do_not_leave_are_unlinked()
    {
        await using Stand stand = await Stand.StartAsync(2);
        await using BluetoothSource source = await stand.FindAsync(leave: false);
        Assert.All(source.Sensors, s => Assert.NotEmpty(s.SharedClock));
        Assert.All(stand.Sensors, s => Assert.Equal(2, s.Links));
    }

    [Fact]
    public async Task One_that_does_not_reach_the_clock_leaves_all_on_their_own_and_is_told()
    {
        await using Stand stand = await Stand.StartAsync(3, far: 1);
        await using BluetoothSource source = await stand.FindAsync(leave: true);
        Assert.All(source.Sensors, s => Assert.Equal(("", 0.003), (s.SharedClock, s.Capability.TimingSdS)));
        Assert.Equal("sensor D0:00:00:00:00:02", Assert.Single(source.Notices).Where);
    }

    [Fact]
    public async Task A_sensor_alone_is_left_as_it_is()
    {
        await using Stand stand = await Stand.StartAsync(1);
        await using BluetoothSource source = await stand.FindAsync(leave: false);
        Assert.Empty(stand.Dots[0].Taken);
        Assert.Equal("", source.Sensors[0].SharedClock);
        Assert.Equal(1, stand.Sensors[0].Links);
    }

    [Fact]
    public async Task What_comes_too_early_or_is_wrong_is_refused_by_the_virtual_sensor()
    {
        await using Stand stand = await Stand.StartAsync(2);
        await using BluetoothSource source = await stand.FindAsync(leave: true, options: Options with { SharedClockTime = TimeSpan.FromSeconds(4) });
        Assert.NotEmpty(source.Notices);
        Assert.All(source.Sensors, s => Assert.Equal("", s.SharedClock));
        Assert.False(stand.Dots[0].Take([2, 7, 1, 0, 0, 0, 0, 0, 0, 0]));
    }

    private sealed class Stand : IAsyncDisposable
    {
        private readonly WatchedTime _time;
        private readonly BlueZTransport _radio;
        private readonly KnownSensors _known = KnownSensors.InMemory();

        private Stand(BlueZFixture fixture, int sensors, int far)
        {
            Fixture = fixture;
            _time = new WatchedTime();
            _radio = new BlueZTransport(new BlueZOptions { BusAddress = fixture.Address }, _time);
            SensorProfile profile = SensorProfiles.BuiltIn.Find("movella-dot")!;
            Dots = [.. Enumerable.Range(0, sensors).Select(i => new VirtualDot(_time) { IsFar = i == far })];
            Sensors = [.. Dots.Select((d, i) => fixture.Tree.Add(new ForeignObjects(fixture.Tree, profile, $"D0:00:00:00:00:0{i + 1}", "Movella DOT", d)))];
            for (int i = 0; i < sensors; i++)
            {
                _known.Remember(new KnownSensor($"D0:00:00:00:00:0{i + 1}", "", "", (BodySite)(i + 1)) { Profile = profile.Id });
            }
        }

        public BlueZFixture Fixture { get; }

        public VirtualDot[] Dots { get; }

        public ForeignObjects[] Sensors { get; }

        public static async Task<Stand> StartAsync(int sensors, int far = -1) => new(await BlueZFixture.StartAsync(), sensors, far);

        /// <summary>Finds them, letting time pass where the source waits for it.</summary>
        public async Task<BluetoothSource> FindAsync(bool leave, BluetoothSourceOptions? options = null)
        {
            options ??= Options;
            Task<BluetoothSource> finding = BluetoothSource.FindAsync(_radio, options, _known, _time, Token);
            while (!finding.IsCompleted)
            {
                Task changed = _time.Changed;
                if (_time.NextEnd(l => l == TimeSpan.FromSeconds(2) || l == options.SharedClockTime) is not { } end)
                {
                    await Task.WhenAny(finding, changed);
                    continue;
                }

                if (leave && Dots.All(d => d.Taken.Count > 0))
                {
                    foreach (ForeignObjects sensor in Sensors)
                    {
                        sensor.Unlink();
                    }
                }

                _time.Advance(end - _time.GetUtcNow());
            }

            return await finding.Soon();
        }

        public async ValueTask DisposeAsync()
        {
            await _radio.DisposeAsync();
            await Fixture.DisposeAsync();
        }
    }
}
