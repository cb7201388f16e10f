using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Sources;

/// <summary>The packets of a stored session once more, at the times at which they arrived or at a multiple of that speed.
/// They take the same way as on the day: the same bytes through the same pipeline.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="header">The session.</param>
/// <param name="speed">Seconds of the recording per second of the clock.</param>
/// <param name="time">The clock that paces them.</param>
public sealed class StoredReplay(ISessionStore store, SessionHeader header, double speed, TimeProvider time) : IPacketSource
{
    /// <summary>Slowest and fastest replay.</summary>
    public const double MinSpeed = 0.1;

    /// <inheritdoc cref="MinSpeed"/>
    public const double MaxSpeed = 60;

    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    public string Name => header.Source;

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors => header.Sensors;

    /// <inheritdoc/>
    public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        using PeriodicTimer timer = new(Grain, time);
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(t => ((PeriodicTimer)t!).Dispose(), timer);
        double? firstS = null;
        foreach (RawPacket packet in store.Packets(header.Id))
        {
            // Nobody waits for a long silence before the first packet.
            firstS ??= packet.Arrival.Seconds;
            while (time.GetElapsedTime(start).TotalSeconds * speed < packet.Arrival.Seconds - firstS)
            {
                if (!await timer.WaitForNextTickAsync(CancellationToken.None))
                {
                    return;
                }
            }

            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            receiver.OnPacket(packet);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
