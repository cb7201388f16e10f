using System.Buffers.Binary;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>Asks for the gateway's clock: kind u8, 3 zeros, number u32, sent i64 in ns on the server's clock.</summary>
/// <param name="Number">Comes back in the answer.</param>
/// <param name="SentNs">When it was sent, ns on the server's clock.</param>
public readonly record struct PingFrame(uint Number, long SentNs)
{
    /// <summary>Length of the frame, bytes.</summary>
    public const int Length = 16;

    /// <summary>Writes it.</summary>
    public byte[] Encode()
    {
        byte[] frame = new byte[Length];
        frame[0] = (byte)FrameKind.Ping;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Number);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(8), SentNs);
        return frame;
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlySpan<byte> frame, out PingFrame ping)
    {
        FrameOutcome outcome = FrameChecks.Fixed(frame, FrameKind.Ping, Length);
        ping = outcome == FrameOutcome.Ok
            ? new PingFrame(BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]), BinaryPrimitives.ReadInt64LittleEndian(frame[8..]))
            : default;
        return outcome;
    }
}
