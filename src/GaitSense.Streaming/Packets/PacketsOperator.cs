using System.Reactive.Linq;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>From a source's callbacks to a stream.</summary>
public static class PacketsOperator
{
    /// <summary>The packets of a source. Subscribing runs the source, unsubscribing cancels it; packets come on the
    /// source's thread, and a subscriber that takes its time slows the source down. The bytes of a packet are valid only
    /// during the call: whoever buffers or changes threads copies them.</summary>
    /// <param name="source">The source.</param>
    public static SensorStream<RawPacket> Packets(this IPacketSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source.Sensors, Observable.Create<RawPacket>((observer, stop) => source.RunAsync(new Receiver(observer), stop)));
    }

    private sealed class Receiver(IObserver<RawPacket> observer) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet) => observer.OnNext(packet);

        public void OnStatus(in SensorStatus status)
        {
            // A stream of packets alone; a session takes both.
        }
    }
}
