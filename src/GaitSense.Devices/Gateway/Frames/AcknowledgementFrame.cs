using System.Buffers.Binary;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>Says what has been taken for good: kind u8, recording u8, 6 zeros, next number u64.</summary>
/// <param name="Next">Every packet with a smaller number is taken and never asked for again.</param>
/// <param name="IsRecording">True while a session keeps the packets.</param>
public readonly record struct AcknowledgementFrame(ulong Next, bool IsRecording)
{
    /// <summary>Length of the frame, bytes.</summary>
    public const int Length = 16;

    /// <summary>Writes it.</summary>
    public void Encode(Span<byte> frame)
    {
        frame[..Length].Clear();
        frame[0] = (byte)FrameKind.Acknowledgement;
        frame[1] = (byte)(IsRecording ? 1 : 0);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[8..], Next);
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlySpan<byte> frame, out AcknowledgementFrame acknowledgement)
    {
        FrameOutcome outcome = FrameChecks.Fixed(frame, FrameKind.Acknowledgement, Length);
        acknowledgement = outcome == FrameOutcome.Ok
            ? new AcknowledgementFrame(BinaryPrimitives.ReadUInt64LittleEndian(frame[8..]), frame[1] != 0)
            : default;
        return outcome;
    }
}
