using GaitSense.Protocol;

namespace GaitSense.Devices.Pacing;

/// <summary>How many samples share a packet.</summary>
internal static class PacketSizing
{
    /// <summary>MTU that phones and computers agree on with a sensor, bytes.</summary>
    private const int AttMtu = 247;

    private const double SpanS = 0.05;

    /// <summary>As many samples as are taken in 50 ms, at least one, and no more than fit: a few, so that cues come in time.</summary>
    public static int SamplesPerPacket(double rateHz, PacketContent content) =>
        Math.Clamp((int)Math.Round(rateHz * SpanS), 1, ImuPacketCodec.MaxSamples(AttMtu, content));
}
