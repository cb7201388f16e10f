using System.Buffers.Binary;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>Packets one after another: kind u8, zero u8, count u16, number of the first u64; for each: sensor u8, zero u8, length
/// u16, arrival i64 in ns on the gateway's clock, the bytes. Numbers rise by one within a frame.</summary>
public static class PacketsFrame
{
    /// <summary>Bytes before the first packet.</summary>
    public const int HeadLength = 12;

    /// <summary>Bytes before the bytes of each packet.</summary>
    public const int PacketHeadLength = 12;

    /// <summary>Writes the head.</summary>
    public static void WriteHead(Span<byte> frame, ulong first, int count)
    {
        frame[0] = (byte)FrameKind.Packets;
        frame[1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(frame[2..], (ushort)count);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[4..], first);
    }

    /// <summary>Writes one packet.</summary>
    /// <returns>Bytes written; 0 when it does not fit.</returns>
    public static int WritePacket(Span<byte> destination, int sensor, long arrivalNs, ReadOnlySpan<byte> payload)
    {
        int length = PacketHeadLength + payload.Length;
        if (destination.Length < length)
        {
            return 0;
        }

        destination[0] = (byte)sensor;
        destination[1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(destination[2..], (ushort)payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(destination[4..], arrivalNs);
        payload.CopyTo(destination[PacketHeadLength..]);
        return length;
    }

    /// <summary>Looks a whole frame through before anything in it is used.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="sensors">How many sensors the roster has.</param>
    /// <param name="packets">The packets, when it is <see cref="FrameOutcome.Ok"/>.</param>
    public static FrameOutcome Decode(ReadOnlyMemory<byte> frame, int sensors, out FramedPackets packets)
    {
        packets = default;
        ReadOnlySpan<byte> bytes = frame.Span;
        if (bytes.Length < HeadLength)
        {
            return FrameOutcome.Truncated;
        }

        if (bytes[0] != (byte)FrameKind.Packets)
        {
            return FrameOutcome.UnknownKind;
        }

        int count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        ulong first = BinaryPrimitives.ReadUInt64LittleEndian(bytes[4..]);
        if (count is 0 or > ChannelLimits.MostPackets || first > long.MaxValue)
        {
            return FrameOutcome.Malformed;
        }

        int at = HeadLength;
        for (int i = 0; i < count; i++)
        {
            if (bytes.Length - at < PacketHeadLength)
            {
                return FrameOutcome.Truncated;
            }

            int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 2)..]);
            long arrivalNs = BinaryPrimitives.ReadInt64LittleEndian(bytes[(at + 4)..]);
            if (bytes[at] >= sensors || length is 0 or > ChannelLimits.LongestPacket || arrivalNs is < 0 or > long.MaxValue / 4)
            {
                return FrameOutcome.Malformed;
            }

            at += PacketHeadLength + length;
            if (at > bytes.Length)
            {
                return FrameOutcome.Truncated;
            }
        }

        packets = new FramedPackets(frame[HeadLength..], first, count);
        return at == bytes.Length ? FrameOutcome.Ok : FrameOutcome.TooLong;
    }
}

/// <summary>The packets of a frame that was looked through.</summary>
/// <param name="Bytes">What follows the head.</param>
/// <param name="First">Number of the first.</param>
/// <param name="Count">How many.</param>
public readonly record struct FramedPackets(ReadOnlyMemory<byte> Bytes, ulong First, int Count)
{
    /// <summary>Reads the packet at a position and moves on to the next.</summary>
    /// <param name="position">Where it begins; 0 for the first.</param>
    public FramedPacket Read(ref int position)
    {
        ReadOnlySpan<byte> head = Bytes.Span[position..];
        int length = BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);
        FramedPacket packet = new(
            head[0], BinaryPrimitives.ReadInt64LittleEndian(head[4..]), Bytes.Slice(position + PacketsFrame.PacketHeadLength, length));
        position += PacketsFrame.PacketHeadLength + length;
        return packet;
    }
}

/// <summary>One packet of a frame.</summary>
/// <param name="Sensor">Index in the gateway's roster.</param>
/// <param name="ArrivalNs">When it reached the gateway, ns on its clock.</param>
/// <param name="Payload">The bytes; valid as long as the frame.</param>
public readonly record struct FramedPacket(int Sensor, long ArrivalNs, ReadOnlyMemory<byte> Payload);
