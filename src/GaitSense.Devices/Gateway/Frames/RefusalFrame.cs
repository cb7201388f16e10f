using System.Buffers.Binary;
using System.Text;

namespace GaitSense.Devices.Gateway.Frames;

/// <summary>Why the server ends a connection.</summary>
public enum RefusalReason : byte
{
    /// <summary>A frame could not be read.</summary>
    BadFrame = 1,

    /// <summary>Another version of the channel is spoken.</summary>
    Version = 2,

    /// <summary>More packets were sent than the window allows.</summary>
    Window = 3,

    /// <summary>A roster took sensors away or exchanged them.</summary>
    Roster = 4,

    /// <summary>Too many gateways are connected.</summary>
    Crowded = 5,

    /// <summary>The same stream came again over another connection.</summary>
    Replaced = 6,

    /// <summary>The service ends.</summary>
    Ending = 7,
}

/// <summary>The server's last words: kind u8, reason u8, length u16, text in UTF-8.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Text">The same for a person.</param>
public sealed record RefusalFrame(RefusalReason Reason, string Text)
{
    private const int HeadLength = 4;

    /// <summary>Writes it.</summary>
    public byte[] Encode()
    {
        byte[] text = Encoding.UTF8.GetBytes(Text);
        byte[] frame = new byte[HeadLength + text.Length];
        frame[0] = (byte)FrameKind.Refusal;
        frame[1] = (byte)Reason;
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(2), (ushort)text.Length);
        text.CopyTo(frame, HeadLength);
        return frame;
    }

    /// <summary>Reads it.</summary>
    public static FrameOutcome Decode(ReadOnlySpan<byte> frame, out RefusalFrame? refusal)
    {
        refusal = null;
        if (frame.Length < HeadLength)
        {
            return FrameOutcome.Truncated;
        }

        FrameOutcome outcome = FrameChecks.Fixed(frame, FrameKind.Refusal, HeadLength + BinaryPrimitives.ReadUInt16LittleEndian(frame[2..]));
        if (outcome == FrameOutcome.Ok)
        {
            refusal = new RefusalFrame((RefusalReason)frame[1], Encoding.UTF8.GetString(frame[HeadLength..]));
        }

        return outcome;
    }
}
