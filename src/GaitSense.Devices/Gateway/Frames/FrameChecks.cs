namespace GaitSense.Devices.Gateway.Frames;

/// <summary>What every frame is looked at for.</summary>
internal static class FrameChecks
{
    /// <summary>Whether a frame is as long as it says.</summary>
    public static FrameOutcome Length(int actual, int expected) =>
        actual < expected ? FrameOutcome.Truncated : actual > expected ? FrameOutcome.TooLong : FrameOutcome.Ok;

    /// <summary>Whether a frame of fixed length is of that kind and as long as it should be.</summary>
    public static FrameOutcome Fixed(ReadOnlySpan<byte> frame, FrameKind kind, int length) =>
        frame.Length == 0 ? FrameOutcome.Truncated
        : frame[0] != (byte)kind ? FrameOutcome.UnknownKind
        : Length(frame.Length, length);
}
