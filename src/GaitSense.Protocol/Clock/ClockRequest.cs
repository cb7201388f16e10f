using System.Buffers.Binary;

namespace GaitSense.Protocol;

/// <summary>Asks for the device clock. The host notes its own time when it writes this.</summary>
/// <param name="Token">Any number of the host's choice; the response repeats it.</param>
public readonly record struct ClockRequest(uint Token)
{
    /// <summary>Bytes.</summary>
    public const int Length = 5;

    /// <summary>Writes the request.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Length"/>.</exception>
    public int Encode(Span<byte> destination)
    {
        Messages.CheckRoom(destination, Length);
        destination[0] = GattProfile.Version;
        BinaryPrimitives.WriteUInt32LittleEndian(destination[1..], Token);
        return Length;
    }

    /// <summary>Reads a request, as a sensor does; never throws. Bytes beyond <see cref="Length"/> are ignored.</summary>
    public static DecodeOutcome Decode(ReadOnlySpan<byte> bytes, out ClockRequest request)
    {
        request = default;
        DecodeOutcome outcome = Messages.Check(bytes, Length);
        if (outcome == DecodeOutcome.Ok)
        {
            request = new ClockRequest(BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]));
        }

        return outcome;
    }
}
