namespace GaitSense.Protocol;

/// <summary>The sensor's answer to one request, sent as an indication: always with the configuration in force after it.</summary>
/// <param name="Opcode">The opcode of the request as received, known or not.</param>
/// <param name="Status">Done, or why not.</param>
/// <param name="Configuration">What the sensor is set to now.</param>
public readonly record struct ControlResponse(ControlOpcode Opcode, ControlStatus Status, SensorConfiguration Configuration)
{
    /// <summary>Bytes; fits a link whose MTU was never exchanged.</summary>
    public const int Length = 3 + SensorConfiguration.Length;

    /// <summary>First byte of a response.</summary>
    public const byte ResponseCode = 0x80;

    /// <summary>True when the request was carried out.</summary>
    public bool IsDone => Status == ControlStatus.Ok;

    /// <summary>Writes the response.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Length"/>.</exception>
    public int Encode(Span<byte> destination)
    {
        Messages.CheckRoom(destination, Length);
        destination[0] = ResponseCode;
        destination[1] = (byte)Opcode;
        destination[2] = (byte)Status;
        Configuration.Write(destination[3..]);
        return Length;
    }

    /// <summary>Reads a response; never throws for what the bytes hold. Bytes beyond <see cref="Length"/> are ignored.</summary>
    public static DecodeOutcome Decode(ReadOnlySpan<byte> bytes, out ControlResponse response)
    {
        response = default;
        if (bytes.Length < Length)
        {
            return DecodeOutcome.Truncated;
        }

        if (bytes[0] != ResponseCode || !SensorConfiguration.TryRead(bytes[3..], out SensorConfiguration configuration))
        {
            return DecodeOutcome.Malformed;
        }

        response = new ControlResponse((ControlOpcode)bytes[1], (ControlStatus)bytes[2], configuration);
        return DecodeOutcome.Ok;
    }
}
