using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>Hands packets on and tells how far they have come, at most a hundred times.</summary>
internal sealed class ProgressReceiver(IPacketReceiver next, TimeSpan? duration, IProgress<double>? progress) : IPacketReceiver
{
    private int _percent = -1;

    public void OnPacket(in RawPacket packet)
    {
        next.OnPacket(packet);
        if (progress is not null && duration is { } d && d > TimeSpan.Zero)
        {
            Report((int)Math.Clamp(100 * packet.Arrival.Seconds / d.TotalSeconds, 0, 99));
        }
    }

    public void OnStatus(in SensorStatus status) => next.OnStatus(status);

    private void Report(int percent)
    {
        if (percent > _percent)
        {
            _percent = percent;
            progress!.Report(percent / 100.0);
        }
    }
}
