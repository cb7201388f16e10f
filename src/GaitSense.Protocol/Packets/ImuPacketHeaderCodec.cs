using System.Buffers.Binary;

namespace GaitSense.Protocol;

/// <summary>Writes and reads the header of a packet.</summary>
internal static class ImuPacketHeaderCodec
{
    public static ImuPacketHeader Read(ReadOnlySpan<byte> packet)
    {
        byte ranges = packet[ImuPacketLayout.Ranges];
        return new ImuPacketHeader(
            packet[ImuPacketLayout.Version],
            ProfileCodes.Site(packet[ImuPacketLayout.Site]),
            ProfileCodes.Content(packet[ImuPacketLayout.Content]),
            ProfileCodes.Acceleration(ranges),
            ProfileCodes.AngularRate(ranges),
            BinaryPrimitives.ReadUInt16LittleEndian(packet[ImuPacketLayout.Sequence..]),
            BinaryPrimitives.ReadUInt32LittleEndian(packet[ImuPacketLayout.Ticks..]),
            BinaryPrimitives.ReadUInt16LittleEndian(packet[ImuPacketLayout.Period..]),
            packet[ImuPacketLayout.SampleCount]);
    }

    public static void Write(in ImuPacketHeader header, int sampleLength, Span<byte> to)
    {
        to[ImuPacketLayout.Version] = header.Version;
        to[ImuPacketLayout.Site] = (byte)header.Site;
        to[ImuPacketLayout.Content] = (byte)header.Content;
        to[ImuPacketLayout.Ranges] = ProfileCodes.Ranges(header.AccelerationRange, header.AngularRateRange);
        BinaryPrimitives.WriteUInt16LittleEndian(to[ImuPacketLayout.Sequence..], header.Sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(to[ImuPacketLayout.Ticks..], header.Ticks);
        BinaryPrimitives.WriteUInt16LittleEndian(to[ImuPacketLayout.Period..], header.PeriodUnits);
        to[ImuPacketLayout.SampleCount] = header.SampleCount;
        to[ImuPacketLayout.SampleLength] = (byte)sampleLength;
    }

    public static bool IsAllowed(in ImuPacketHeader header) =>
        ProfileCodes.AreKnown(header.AccelerationRange, header.AngularRateRange)
        && header.PeriodUnits > 0
        && header.SampleCount > 0;
}
