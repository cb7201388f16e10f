using GaitSense.Core.Samples;

namespace GaitSense.Streaming;

/// <summary>Rx: bytes to packets of samples.</summary>
public static class DecodeOperator
{
    /// <summary>Sends packets through a <see cref="DecodeStage"/>. The samples of a packet are valid only during the call.</summary>
    /// <param name="packets">Packets as received.</param>
    /// <param name="options">Options; null for the defaults.</param>
    public static SensorStream<DecodedPacket> Decode(this SensorStream<RawPacket> packets, DecodeOptions? options = null) =>
        packets.Through(sensors => new DecodeStage(sensors, options));
}
