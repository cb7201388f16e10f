using System.Buffers.Binary;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>Answers a ping: kind u8, 3 zeros, number u32, ping sent i64 (as it came), ping received i64 and pong sent i64 on the
/// gateway's clock, ns.</summary>
/// <param name="Ping">The ping.</param>
/// <param name="ReceivedNs">When it came, ns on the gateway's clock.</param>
/// <param name="SentNs">When this left, ns on the gateway's clock.</param>
public readonly record struct PongFrame(PingFrame Ping, long ReceivedNs, long SentNs)
{
    /// <summary>Length of the frame, bytes.</summary>
    public const int Length = 32;

    /// <summary>Writes it.</summary>
    public byte[] Encode()
    {
        byte[] frame = new byte[Length];
        frame[0] = (byte)FrameKind.Pong;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Ping.Number);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(8), Ping.SentNs);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(16), ReceivedNs);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(24), SentNs);
        return frame;
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlySpan<byte> frame, out PongFrame pong)
    {
        pong = default;
        FrameOutcome outcome = FrameChecks.Fixed(frame, FrameKind.Pong, Length);
        if (outcome != FrameOutcome.Ok)
        {
            return outcome;
        }

        pong = new PongFrame(
            new PingFrame(BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]), BinaryPrimitives.ReadInt64LittleEndian(frame[8..])),
            BinaryPrimitives.ReadInt64LittleEndian(frame[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(frame[24..]));
        bool isPossible = pong.ReceivedNs is >= 0 and <= long.MaxValue / 4 && pong.SentNs >= pong.ReceivedNs && pong.SentNs <= long.MaxValue / 4;
        return isPossible ? FrameOutcome.Ok : FrameOutcome.Malformed;
    }
}
