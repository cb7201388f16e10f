using GaitSense.Core.Samples;

namespace GaitSense.Storage.Raw;

/// <summary>A packet with its place in the session.</summary>
/// <param name="Number">Running number in the order of appending.</param>
/// <param name="Packet">The packet.</param>
internal readonly record struct NumberedPacket(long Number, RawPacket Packet)
{
    /// <summary>True when sensor, arrival, number and bytes are the same.</summary>
    public bool IsSameAs(in NumberedPacket other) =>
        Number == other.Number
        && Packet.Sensor == other.Packet.Sensor
        && Packet.Arrival == other.Packet.Arrival
        && Packet.Payload.Span.SequenceEqual(other.Packet.Payload.Span);
}
