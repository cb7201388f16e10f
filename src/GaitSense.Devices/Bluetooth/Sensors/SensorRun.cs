using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>One sensor during a session: starts it, tells how it is, and brings it back whenever it is lost.</summary>
internal sealed class SensorRun(
    int sensor, string id, SensorProfile profile, IBluetoothTransport transport, BluetoothSourceOptions options, TimeProvider time)
{
    /// <summary>How often the link was lost.</summary>
    public int Losses { get; private set; }

    /// <summary>What went wrong last; null when nothing did.</summary>
    public InputFault? LastFault { get; private set; }

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="first">A connection that stands already; null to make one.</param>
    /// <param name="queue">Takes packets and news.</param>
    /// <param name="start">Time stamp at which the session began.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(ISensorConnection? first, PacketQueue queue, long start, CancellationToken cancellationToken)
    {
        Backoff backoff = new(options.FirstRetry, options.LongestRetry);
        void OnPacket(ReadOnlySpan<byte> value, long arrival) =>
            queue.TryPost(sensor, new HostTime(time.GetElapsedTime(start, arrival).Ticks * 100), value);

        try
        {
            while (true)
            {
                try
                {
                    await using ISensorConnection connection = first
                        ?? await SensorConnections.OpenAsync(transport, id, profile, options, time, cancellationToken);
                    await connection.StartAsync(OnPacket, cancellationToken);
                    backoff.Reset();
                    await WatchAsync(connection.Link, queue, cancellationToken);
                }
                catch (BluetoothFaultException e)
                {
                    LastFault = e.Fault;
                }

                first = null;
                queue.Post(new SensorStatus(sensor, Linked: false, null, null));
                await Task.Delay(backoff.Next(), time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task WatchAsync(IBluetoothLink link, PacketQueue queue, CancellationToken cancellationToken)
    {
        while (true)
        {
            queue.Post(new SensorStatus(sensor, Linked: true, await BatteryAsync(link, cancellationToken), link.RssiDbm));
            try
            {
                LastFault = await link.Lost.WaitAsync(options.StatusInterval, time, cancellationToken);
                Losses++;
                queue.Post(new SensorStatus(sensor, Linked: false, null, null));
                return;
            }
            catch (TimeoutException)
            {
                // It still stands.
            }
        }
    }

    private static async Task<double?> BatteryAsync(IBluetoothLink link, CancellationToken cancellationToken)
    {
        try
        {
            return await link.ReadBatteryAsync(cancellationToken);
        }
        catch (BluetoothFaultException)
        {
            return null;
        }
    }
}
