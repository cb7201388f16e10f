namespace GaitSense.Devices.Gateway.Frames;

/// <summary>News of one sensor: kind u8, sensor u8, flags u8 (bit 0 linked, bit 1 battery told, bit 2 signal told), battery u8 in
/// percent, signal i8 in dBm. Not numbered: a later one replaces it.</summary>
/// <param name="Sensor">Index in the gateway's roster.</param>
/// <param name="IsLinked">True while the link stands.</param>
/// <param name="BatteryRatio">Charge, 0 to 1; null when not told.</param>
/// <param name="RssiDbm">Signal, dBm; null when not told.</param>
public readonly record struct StatusFrame(int Sensor, bool IsLinked, double? BatteryRatio, int? RssiDbm)
{
    /// <summary>Length of the frame, bytes.</summary>
    public const int Length = 5;

    /// <summary>Writes it.</summary>
    public byte[] Encode() =>
    [
        (byte)FrameKind.Status,
        (byte)Sensor,
        (byte)((IsLinked ? 1 : 0) | (BatteryRatio is null ? 0 : 2) | (RssiDbm is null ? 0 : 4)),
        (byte)Math.Round(Math.Clamp(BatteryRatio ?? 0, 0, 1) * 100),
        unchecked((byte)(sbyte)Math.Clamp(RssiDbm ?? 0, sbyte.MinValue, sbyte.MaxValue)),
    ];

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlySpan<byte> frame, int sensors, out StatusFrame status)
    {
        status = default;
        FrameOutcome outcome = FrameChecks.Fixed(frame, FrameKind.Status, Length);
        if (outcome != FrameOutcome.Ok)
        {
            return outcome;
        }

        if (frame[1] >= sensors || frame[2] > 7 || frame[3] > 100)
        {
            return FrameOutcome.Malformed;
        }

        status = new StatusFrame(
            frame[1],
            (frame[2] & 1) != 0,
            (frame[2] & 2) != 0 ? frame[3] / 100.0 : null,
            (frame[2] & 4) != 0 ? unchecked((sbyte)frame[4]) : null);
        return FrameOutcome.Ok;
    }
}
