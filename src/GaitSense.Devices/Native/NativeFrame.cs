using System.Buffers.Binary;
using System.IO.Hashing;
using GaitSense.Core.Samples;

namespace GaitSense.Devices.Native;

/// <summary>One packet in a native recording: sensor u16, length u16, arrival i64 in ns, CRC-32 u32 of all the rest, bytes;
/// little-endian.</summary>
internal static class NativeFrame
{
    /// <summary>Bytes before the packet's bytes.</summary>
    public const int HeadLength = 16;

    /// <summary>Longest packet; a GATT attribute value is no longer.</summary>
    public const int LongestPacket = 512;

    private const int CoveredHead = 12;

    /// <summary>Writes the head of a packet's frame.</summary>
    public static void WriteHead(in RawPacket packet, Span<byte> head)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)packet.Sensor);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], (ushort)packet.Payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(head[4..], packet.Arrival.Nanoseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(head[CoveredHead..], Checksum(head, packet.Payload.Span));
    }

    /// <summary>Index of the sensor.</summary>
    public static int Sensor(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadUInt16LittleEndian(head);

    /// <summary>Length of the packet.</summary>
    public static int Length(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);

    /// <summary>Arrival, ns.</summary>
    public static long ArrivalNs(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadInt64LittleEndian(head[4..]);

    /// <summary>True when head and bytes are as they were written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload) =>
        BinaryPrimitives.ReadUInt32LittleEndian(head[CoveredHead..]) == Checksum(head, payload);

    private static uint Checksum(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload)
    {
        Span<byte> whole = stackalloc byte[CoveredHead + LongestPacket];
        head[..CoveredHead].CopyTo(whole);
        payload.CopyTo(whole[CoveredHead..]);
        return Crc32.HashToUInt32(whole[..(CoveredHead + payload.Length)]);
    }
}
