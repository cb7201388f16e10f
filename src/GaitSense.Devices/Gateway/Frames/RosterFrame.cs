using System.Buffers.Binary;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>The sensors have changed: kind u8, zero u8, length u16, roster as JSON.</summary>
public static class RosterFrame
{
    private const int HeadLength = 4;

    /// <summary>Writes it.</summary>
    public static byte[] Encode(GatewayRoster roster)
    {
        byte[] json = roster.ToJson();
        byte[] frame = new byte[HeadLength + json.Length];
        frame[0] = (byte)FrameKind.Roster;
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(2), (ushort)json.Length);
        json.CopyTo(frame, HeadLength);
        return frame;
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlyMemory<byte> frame, out GatewayRoster roster)
    {
        roster = new GatewayRoster("", []);
        if (frame.Length < HeadLength)
        {
            return FrameOutcome.Truncated;
        }

        FrameOutcome fits = FrameChecks.Fixed(
            frame.Span, FrameKind.Roster, HeadLength + BinaryPrimitives.ReadUInt16LittleEndian(frame.Span[2..]));
        return fits == FrameOutcome.Ok ? GatewayRoster.Parse(frame[HeadLength..], out roster) : fits;
    }
}
