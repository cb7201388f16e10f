using System.Buffers.Binary;

namespace GaitSense.Protocol;

/// <summary>The device clock, as the answer to a <see cref="ClockRequest"/>. With the host's times of writing (h0) and of
/// receiving (h1), the device stood at the middle of <see cref="ReceivedTicks"/> and <see cref="SentTicks"/> at host time
/// (h0 + h1) / 2, to half of what the round trip took outside the device.</summary>
/// <param name="Token">The request's token.</param>
/// <param name="ReceivedTicks">Device clock when the request was taken, 1/32768 s, modulo 2^32.</param>
/// <param name="SentTicks">Device clock when this was handed to the radio.</param>
public readonly record struct ClockResponse(uint Token, uint ReceivedTicks, uint SentTicks)
{
    /// <summary>Bytes.</summary>
    public const int Length = 13;

    /// <summary>Writes the response.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Length"/>.</exception>
    public int Encode(Span<byte> destination)
    {
        Messages.CheckRoom(destination, Length);
        destination[0] = GattProfile.Version;
        BinaryPrimitives.WriteUInt32LittleEndian(destination[1..], Token);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[5..], ReceivedTicks);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[9..], SentTicks);
        return Length;
    }

    /// <summary>Reads a response; never throws. Bytes beyond <see cref="Length"/> are ignored.</summary>
    public static DecodeOutcome Decode(ReadOnlySpan<byte> bytes, out ClockResponse response)
    {
        response = default;
        DecodeOutcome outcome = Messages.Check(bytes, Length);
        if (outcome == DecodeOutcome.Ok)
        {
            response = new ClockResponse(
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[5..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[9..]));
        }

        return outcome;
    }
}
