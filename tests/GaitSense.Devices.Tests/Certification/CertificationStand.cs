using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Certification;
using GaitSense.Devices.Tests.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Certification;

/// <summary>A bus with virtual sensors on it, which are certified in virtual time: time goes on only while the certification waits for it,
/// and only when everything that was sent has been taken.</summary>
public sealed class CertificationStand : IAsyncLifetime
{
    private const string Reason = "needs dbus-daemon and libsystemd";

    private BlueZFixture? _fixture;
    private int _sensors;

    /// <summary>Lengths that tell the waits of a certification apart.</summary>
    public static CertificationOptions Options { get; } = new()
    {
        StreamTime = TimeSpan.FromSeconds(4),
        SettingTime = TimeSpan.FromSeconds(1.1),
        SilenceTime = TimeSpan.FromSeconds(1.3),
        LinkPause = TimeSpan.FromSeconds(2.1),
        AnswerTimeout = TimeSpan.FromSeconds(3.3),
        SearchTime = TimeSpan.FromSeconds(9.9),
    };

    public async ValueTask InitializeAsync() =>
        _fixture = PrivateBus.Missing is null ? await BlueZFixture.StartAsync(offersSockets: false) : null;

    public async ValueTask DisposeAsync()
    {
        if (_fixture is not null)
        {
            await _fixture.DisposeAsync();
        }
    }

    /// <summary>Certifies a sensor that gets one thing wrong, or nothing.</summary>
    internal async Task<CertificationReport> CertifyAsync(SensorDefect defect, CancellationToken cancellationToken)
    {
        Assert.SkipWhen(_fixture is null, PrivateBus.Missing ?? Reason);
        WatchedTime time = new();
        SensorObjects objects = _fixture.Tree.Add(Sensor(defect, time, $"C1:00:00:00:00:{Interlocked.Increment(ref _sensors):X2}"));
        await using CountingTransport radio = new(new BlueZTransport(new BlueZOptions { BusAddress = _fixture.Address }, time));
        SensorCertification certification = new(radio, Options, time);
        Task<CertificationReport> running = Task.Run(() => certification.RunAsync(objects.Sensor.Address, null, cancellationToken), cancellationToken);
        await DriveAsync(objects, radio, time, running);
        CertificationReport report = await running.Soon();
        objects.Sensor.IsOn = false;
        return report;
    }

    private static VirtualSensor Sensor(SensorDefect defect, WatchedTime time, string address)
    {
        // The ticks wrap within the run.
        const uint ShortOfWrap = uint.MaxValue - (8 * GattProfile.TicksPerSecond);
        VirtualSensor sensor = new(address, BodySite.LeftFoot)
        {
            Defect = defect,
            Rates = defect == SensorDefect.SlowRatesOnly ? [25, 50] : [25, 52, 104],
            OfferedContent = PacketContent.Magnetometer | PacketContent.Quaternion,
            Clock = new DeviceClock(time, skewPpm: defect == SensorDefect.DriftingClock ? 3000 : 20, ShortOfWrap),
        };
        if (defect == SensorDefect.SlowAnswerToIdentify)
        {
            sensor.BeforeAnswer = opcode => time.Advance(TimeSpan.FromSeconds(opcode == ControlOpcode.Identify ? 1.5 : 0));
        }

        if (defect == SensorDefect.SlowClock)
        {
            sensor.BeforeTime = () => time.Advance(TimeSpan.FromSeconds(0.06));
        }

        return sensor;
    }

    private static async Task DriveAsync(SensorObjects objects, CountingTransport radio, WatchedTime time, Task running)
    {
        RestingPackets packets = new(objects);
        long sent = 0;
        bool IsLetPass(TimeSpan length) =>
            length == Options.StreamTime || length == Options.SettingTime || length == Options.SilenceTime || length == Options.LinkPause
            || (length == Options.AnswerTimeout && objects.Sensor.HasSwallowed)
            || (length == Options.SearchTime && objects.Sensor.Defect == SensorDefect.NotAdvertised);

        while (!running.IsCompleted)
        {
            Task changed = time.Changed;
            if (time.NextEnd(IsLetPass) is not { } end)
            {
                await Task.WhenAny(running, changed);
                continue;
            }

            TimeSpan left = end - time.GetUtcNow();
            TimeSpan step = packets.NextS is { } due && TimeSpan.FromSeconds(due - objects.Sensor.Clock.NowS) is var wait && wait < left
                ? TimeSpan.FromTicks(Math.Max(1, wait.Ticks))
                : left;
            time.Advance(step);
            foreach (byte[] packet in packets.Due())
            {
                sent += objects.TrySend(packet) ? 1 : 0;
            }

            await radio.UntilAsync(sent).Soon();
        }
    }
}
