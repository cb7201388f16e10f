using GaitSense.Core.Ports;
using GaitSense.Core.Samples;

namespace GaitSense.Devices.Pacing;

/// <summary>Hands the packets of a stream to a receiver when they are due.</summary>
/// <remarks>A receiver that takes its time delays what follows; nothing is queued and nothing is lost, since packets are
/// only made or read when it is their turn.</remarks>
internal static class PacedDelivery
{
    /// <summary>How finely packets are paced.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs until the stream ends or the token is cancelled; ends normally either way.</summary>
    /// <param name="stream">The packets.</param>
    /// <param name="receiver">Who takes them.</param>
    /// <param name="pace">When they are due.</param>
    /// <param name="clock">The clock that says so.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static Task RunAsync(
        IPacketStream stream,
        IPacketReceiver receiver,
        Pace pace,
        TimeProvider clock,
        CancellationToken cancellationToken) => pace.IsUnpaced
            ? Task.Run(() => Drain(stream, receiver, cancellationToken), CancellationToken.None)
            : PaceAsync(stream, receiver, pace, clock, cancellationToken);

    private static void Drain(IPacketStream stream, IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && stream.TryNext(out RawPacket packet))
        {
            receiver.OnPacket(packet);
        }
    }

    private static async Task PaceAsync(
        IPacketStream stream,
        IPacketReceiver receiver,
        Pace pace,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        using PeriodicTimer timer = new(Grain, clock);
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(t => ((PeriodicTimer)t!).Dispose(), timer);
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!cancellationToken.IsCancellationRequested && stream.TryNext(out RawPacket packet))
        {
            double dueS = packet.Arrival.Seconds / pace.Factor;
            while (clock.GetElapsedTime(start).TotalSeconds < dueS)
            {
                if (!await timer.WaitForNextTickAsync(CancellationToken.None))
                {
                    return;
                }
            }

            receiver.OnPacket(packet);
        }
    }
}
