using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>Rx: device ticks to session time.</summary>
public static class OnSessionClockOperator
{
    /// <summary>Sends packets through a <see cref="ClockStage"/>.</summary>
    /// <param name="packets">Packets in order.</param>
    /// <param name="options">Options; null for the defaults.</param>
    public static SensorStream<SiteSample<SensorFrame>> OnSessionClock(
        this SensorStream<DecodedPacket> packets,
        ClockOptions? options = null) => packets.Through(sensors => new ClockStage(sensors, options));
}
