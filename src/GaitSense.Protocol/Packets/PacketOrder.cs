namespace GaitSense.Protocol;

/// <summary>Where one packet of a stream stands after another, across the wrap of both counters.</summary>
public static class PacketOrder
{
    /// <summary>Samples missing between the end of one packet and the beginning of another: 0 when it continues, negative
    /// when it came twice or late. Beyond 32767 the answer is wrong; <see cref="TicksBetween"/> tells such gaps.</summary>
    public static int MissingBetween(in ImuPacketHeader previous, in ImuPacketHeader next) =>
        (short)(next.Sequence - previous.Sequence - previous.SampleCount);

    /// <summary>Ticks of the device clock from the first sample of one packet to the first of another; right up to 18 h
    /// either way.</summary>
    public static int TicksBetween(in ImuPacketHeader previous, in ImuPacketHeader next) =>
        unchecked((int)(next.Ticks - previous.Ticks));
}
