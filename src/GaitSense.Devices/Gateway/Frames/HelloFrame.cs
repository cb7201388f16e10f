using System.Buffers.Binary;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>A gateway's first words: kind u8, version u8, length of the roster u16, stream 16 bytes, oldest number u64, its arrival
/// i64, now i64, roster as JSON.</summary>
/// <param name="Stream">Which run of numbers and which clock; both go on over connections.</param>
/// <param name="Oldest">Number of the oldest packet that is still held; the next number when none is.</param>
/// <param name="OldestArrivalNs">When that packet arrived, ns on the gateway's clock; now when none is held.</param>
/// <param name="NowNs">The gateway's clock, ns.</param>
/// <param name="Roster">The sensors.</param>
public sealed record HelloFrame(Guid Stream, ulong Oldest, long OldestArrivalNs, long NowNs, GatewayRoster Roster)
{
    private const int HeadLength = 44;

    /// <summary>Writes it.</summary>
    public byte[] Encode()
    {
        byte[] json = Roster.ToJson();
        byte[] frame = new byte[HeadLength + json.Length];
        frame[0] = (byte)FrameKind.Hello;
        frame[1] = ChannelLimits.Version;
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(2), (ushort)json.Length);
        Stream.TryWriteBytes(frame.AsSpan(4));
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(20), Oldest);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(28), OldestArrivalNs);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(36), NowNs);
        json.CopyTo(frame, HeadLength);
        return frame;
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlyMemory<byte> frame, out HelloFrame? hello)
    {
        hello = null;
        ReadOnlySpan<byte> bytes = frame.Span;
        if (bytes.Length < 2)
        {
            return FrameOutcome.Truncated;
        }

        if (bytes[0] != (byte)FrameKind.Hello)
        {
            return FrameOutcome.UnknownKind;
        }

        if (bytes[1] != ChannelLimits.Version)
        {
            return FrameOutcome.UnknownVersion;
        }

        if (bytes.Length < HeadLength)
        {
            return FrameOutcome.Truncated;
        }

        FrameOutcome fits = FrameChecks.Length(bytes.Length, HeadLength + BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]));
        if (fits != FrameOutcome.Ok)
        {
            return fits;
        }

        FrameOutcome outcome = GatewayRoster.Parse(frame[HeadLength..], out GatewayRoster roster);
        if (outcome != FrameOutcome.Ok)
        {
            return outcome;
        }

        hello = new HelloFrame(
            new Guid(bytes.Slice(4, 16)),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[28..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[36..]),
            roster);
        bool isPossible = hello.Oldest <= long.MaxValue && hello.OldestArrivalNs >= 0 && hello.OldestArrivalNs <= hello.NowNs && hello.NowNs <= long.MaxValue / 4;
        return isPossible ? FrameOutcome.Ok : FrameOutcome.Malformed;
    }
}
