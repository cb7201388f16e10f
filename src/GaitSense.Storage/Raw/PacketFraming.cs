using System.Buffers.Binary;
using System.Numerics;

namespace GaitSense.Storage.Raw;

/// <summary>How packets lie in a row's blob: one frame after another, little-endian.
/// <code>
/// 0   2  marker
/// 2   2  length n of the packet
/// 4   8  running number of the packet in its session
/// 12  8  arrival, ns since the session began
/// 20  n  the packet
/// 20+n 4 CRC-32C of everything before
/// </code>
/// Marker and check sum let a reader find its way again after damage.</summary>
internal static class PacketFraming
{
    /// <summary>Bytes that a frame adds to its packet.</summary>
    public const int Overhead = HeaderLength + ChecksumLength;

    /// <summary>The longest packet that fits.</summary>
    public const int MaxPayload = ushort.MaxValue;

    private const ushort Marker = 0x5347;
    /// <summary>Bytes of a frame before its packet.</summary>
    public const int HeaderLength = 20;

    private const int ChecksumLength = 4;

    /// <summary>Writes one frame; its length.</summary>
    public static int Write(Span<byte> into, long number, long arrivalNs, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(into, Marker);
        BinaryPrimitives.WriteUInt16LittleEndian(into[2..], (ushort)payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(into[4..], number);
        BinaryPrimitives.WriteInt64LittleEndian(into[12..], arrivalNs);
        payload.CopyTo(into[HeaderLength..]);
        int end = HeaderLength + payload.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(into[end..], Checksum(into[..end]));
        return end + ChecksumLength;
    }

    /// <summary>Reads the frame that begins at <paramref name="at"/>; false when none does.</summary>
    public static bool TryRead(ReadOnlySpan<byte> blob, int at, out PacketFrame frame)
    {
        frame = default;
        ReadOnlySpan<byte> rest = blob[at..];
        if (rest.Length < Overhead || BinaryPrimitives.ReadUInt16LittleEndian(rest) != Marker)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
        int end = HeaderLength + length;
        if (rest.Length < end + ChecksumLength
            || BinaryPrimitives.ReadUInt32LittleEndian(rest[end..]) != Checksum(rest[..end]))
        {
            return false;
        }

        frame = new PacketFrame(
            BinaryPrimitives.ReadInt64LittleEndian(rest[4..]),
            BinaryPrimitives.ReadInt64LittleEndian(rest[12..]),
            at + HeaderLength,
            length);
        return true;
    }

    /// <summary>Where the frame after <paramref name="frame"/> begins.</summary>
    public static int EndOf(in PacketFrame frame) => frame.PayloadStart + frame.PayloadLength + ChecksumLength;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}

/// <summary>One packet inside a blob.</summary>
/// <param name="Number">Running number in the session.</param>
/// <param name="ArrivalNs">Arrival, ns since the session began.</param>
/// <param name="PayloadStart">First byte of the packet in the blob.</param>
/// <param name="PayloadLength">Its length.</param>
internal readonly record struct PacketFrame(long Number, long ArrivalNs, int PayloadStart, int PayloadLength);
