using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>One notification of the stream.</summary>
/// <param name="Bytes">The packet.</param>
/// <param name="ArrivalS">Seconds since the run began.</param>
internal sealed record CapturedPacket(byte[] Bytes, double ArrivalS);

/// <summary>Keeps what the stream sends from its subscription on.</summary>
internal sealed class StreamCapture : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<CapturedPacket> _packets = [];
    private IAsyncDisposable? _subscription;

    private StreamCapture()
    {
    }

    /// <summary>Packets so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _packets.Count;
            }
        }
    }

    /// <summary>Enables the notifications of the stream.</summary>
    public static async Task<StreamCapture> BeginAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        StreamCapture capture = new();
        capture._subscription = await run.Link.SubscribeAsync(
            GattProfile.Service,
            GattProfile.ImuStream,
            (value, arrival) =>
            {
                lock (capture._gate)
                {
                    capture._packets.Add(new CapturedPacket(value.ToArray(), run.SecondsAt(arrival)));
                }
            },
            cancellationToken);
        return capture;
    }

    /// <summary>Packets so far, or those that came until a time.</summary>
    public IReadOnlyList<CapturedPacket> Packets(double untilS = double.MaxValue)
    {
        lock (_gate)
        {
            return [.. _packets.Where(p => p.ArrivalS <= untilS)];
        }
    }

    /// <summary>Disables the notifications.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _subscription, null) is { } subscription)
        {
            await subscription.DisposeAsync();
        }
    }
}
