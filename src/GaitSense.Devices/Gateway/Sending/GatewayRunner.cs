using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Clocks;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Spooling;

namespace GaitSense.Devices.Gateway.Sending;

/// <summary>How a gateway program stands with its server.</summary>
public enum GatewayNews
{
    /// <summary>The server takes packets.</summary>
    Connected,

    /// <summary>The connection broke or could not be made; packets are spooled.</summary>
    Away,

    /// <summary>The server refused the connection.</summary>
    Refused,
}

/// <summary>A gateway program: one source, its spool, and a server that comes and goes.</summary>
/// <remarks><b>How</b> (1) whatever the source hands over is in the spool before anything else; (2) what earlier runs left is sent first,
/// oldest first; (3) then this run's stream, for as long as the connection stands; (4) after every end, a growing wait.</remarks>
/// <param name="spool">The disk.</param>
/// <param name="name">Name of this gateway, shown to a person.</param>
/// <param name="clock">The gateway's clock.</param>
/// <param name="connect">Makes a connection; fails with <see cref="IOException"/>.</param>
/// <param name="time">Paces the waits.</param>
public sealed class GatewayRunner(
    PacketSpool spool, string name, GatewayClock clock, Func<CancellationToken, Task<IFrameLink>> connect, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private volatile bool _isSourceOver;

    /// <summary>Raised when the way to the server changes, with what a person should know.</summary>
    public event Action<GatewayNews, string>? News;

    /// <summary>Runs until it is cancelled, or the source has ended and the server has everything.</summary>
    public async Task RunAsync(IPacketSource source, CancellationToken cancellationToken)
    {
        GatewayRoster roster = new(name, [.. source.Sensors.Select(s => new GatewaySensor(s.Id, s.Name, s.Profile, s.Site, s.NominalRateHz, ""))]);
        SpoolStream current = spool.Begin(roster);
        GatewaySender sender = new(current, () => roster, () => clock.NowNs);
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reading = ReadAsync(source, new Intake(current, sender, clock.NowNs), ending);
        Task sending = SendAsync(current, sender, ending);
        await Task.WhenAny(reading, sending);
        if (reading.IsFaulted || sending.IsCompleted)
        {
            await ending.CancelAsync();
        }

        await Task.WhenAll(reading, sending);
    }

    private async Task ReadAsync(IPacketSource source, Intake intake, CancellationTokenSource ending)
    {
        await source.RunAsync(intake, ending.Token);
        _isSourceOver = true;
        intake.Sender.Wake();
        EndWhenDone(intake.Stream, ending);
    }

    private async Task SendAsync(SpoolStream current, GatewaySender sender, CancellationTokenSource ending)
    {
        sender.Acknowledged += _ => EndWhenDone(current, ending);
        TimeSpan wait = FirstWait;
        while (!ending.IsCancellationRequested)
        {
            // 2.
            bool isThrough = true;
            foreach (SpoolStream earlier in spool.Earlier)
            {
                isThrough = isThrough && await DrainAsync(earlier, ending.Token);
            }

            // 3.
            bool wasConnected = isThrough && await ConnectAsync(sender, ending.Token);
            wait = wasConnected ? FirstWait : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
            if (!ending.IsCancellationRequested)
            {
                await WaitAsync(wait, ending.Token);
            }
        }
    }

    private void EndWhenDone(SpoolStream current, CancellationTokenSource ending)
    {
        if (_isSourceOver && current.Oldest == current.Next && spool.Earlier.Count == 0)
        {
            ending.Cancel();
        }
    }

    // True when the server has all of it.
    private async Task<bool> DrainAsync(SpoolStream earlier, CancellationToken cancellationToken)
    {
        GatewaySender sender = new(earlier, () => earlier.Roster, () => clock.NowNs);
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        sender.Acknowledged += _ =>
        {
            if (earlier.Oldest == earlier.Next)
            {
                done.Cancel();
            }
        };
        await ConnectAsync(sender, done.Token);
        if (earlier.Oldest != earlier.Next)
        {
            return false;
        }

        spool.Forget(earlier);
        return true;
    }

    // True when packets could be sent.
    private async Task<bool> ConnectAsync(GatewaySender sender, CancellationToken cancellationToken)
    {
        bool wasWelcomed = false;
        void OnAcknowledged(ulong next)
        {
            if (!wasWelcomed)
            {
                wasWelcomed = true;
                News?.Invoke(GatewayNews.Connected, "");
            }
        }

        sender.Acknowledged += OnAcknowledged;
        try
        {
            await using IFrameLink link = await connect(cancellationToken);
            await sender.RunAsync(link, cancellationToken);
            if (!cancellationToken.IsCancellationRequested)
            {
                News?.Invoke(sender.Refusal is null ? GatewayNews.Away : GatewayNews.Refused, sender.Refusal?.Text ?? "the server closed the connection");
            }
        }
        catch (IOException e)
        {
            News?.Invoke(GatewayNews.Away, e.Message);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            sender.Acknowledged -= OnAcknowledged;
        }

        return wasWelcomed;
    }

    // 4.
    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
        }
    }

    // 1.
    private sealed class Intake(SpoolStream stream, GatewaySender sender, long startNs) : IPacketReceiver
    {
        public SpoolStream Stream => stream;

        public GatewaySender Sender => sender;

        public void OnPacket(in RawPacket packet)
        {
            stream.Append(packet.Sensor, startNs + packet.Arrival.Nanoseconds, packet.Payload.Span);
            sender.Wake();
        }

        public void OnStatus(in SensorStatus status) =>
            sender.Tell(new StatusFrame(status.Sensor, status.Linked, status.BatteryRatio, (int?)status.RssiDbm));
    }
}
