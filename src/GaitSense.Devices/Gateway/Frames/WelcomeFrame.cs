using System.Buffers.Binary;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>The server is ready: kind u8, version u8, recording u8, zero u8, window u32, next number u64.</summary>
/// <param name="Next">The number that it wants first; everything before is taken.</param>
/// <param name="Window">How many packets may be unacknowledged at once.</param>
/// <param name="IsRecording">True while a session keeps the packets.</param>
public readonly record struct WelcomeFrame(ulong Next, int Window, bool IsRecording)
{
    /// <summary>Length of the frame, bytes.</summary>
    public const int Length = 16;

    /// <summary>Writes it.</summary>
    public byte[] Encode()
    {
        byte[] frame = new byte[Length];
        frame[0] = (byte)FrameKind.Welcome;
        frame[1] = ChannelLimits.Version;
        frame[2] = (byte)(IsRecording ? 1 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), (uint)Window);
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(8), Next);
        return frame;
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlySpan<byte> frame, out WelcomeFrame welcome)
    {
        welcome = default;
        if (frame.Length >= 2 && frame[0] == (byte)FrameKind.Welcome && frame[1] != ChannelLimits.Version)
        {
            return FrameOutcome.UnknownVersion;
        }

        FrameOutcome outcome = FrameChecks.Fixed(frame, FrameKind.Welcome, Length);
        if (outcome != FrameOutcome.Ok)
        {
            return outcome;
        }

        uint window = BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]);
        ulong next = BinaryPrimitives.ReadUInt64LittleEndian(frame[8..]);
        welcome = new WelcomeFrame(next, (int)Math.Min(window, int.MaxValue), frame[2] != 0);
        return window == 0 || next > long.MaxValue ? FrameOutcome.Malformed : FrameOutcome.Ok;
    }
}
