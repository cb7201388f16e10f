using System.Buffers.Binary;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol;

/// <summary>One request on the control point: an opcode and at most one number.</summary>
/// <param name="Opcode">What is asked.</param>
/// <param name="Value">The parameter as it stands in the bytes; 0 where the opcode has none.</param>
public readonly record struct ControlRequest(ControlOpcode Opcode, ushort Value)
{
    /// <summary>Longest request, bytes.</summary>
    public const int MaxLength = 3;

    /// <summary>Asks for the configuration.</summary>
    public static ControlRequest ReadConfiguration => new(ControlOpcode.ReadConfiguration, 0);

    /// <summary>Starts the stream.</summary>
    public static ControlRequest Start => new(ControlOpcode.Start, 0);

    /// <summary>Stops the stream.</summary>
    public static ControlRequest Stop => new(ControlOpcode.Stop, 0);

    /// <summary>Bytes of this request.</summary>
    public int Length => 1 + ParameterLength(Opcode);

    /// <summary>Sets the sampling rate.</summary>
    /// <param name="rateHz">Rate, Hz, to 0.1 Hz.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate does not fit the field: below 0.1 or above 6553.5 Hz.</exception>
    public static ControlRequest SetRate(double rateHz)
    {
        double units = Math.Round(rateHz * GattProfile.RateUnitsPerHz);
        return units is >= 1 and <= ushort.MaxValue
            ? new ControlRequest(ControlOpcode.SetRate, (ushort)units)
            : throw new ArgumentOutOfRangeException(nameof(rateHz), rateHz, "0.1 to 6553.5 Hz can be asked for");
    }

    /// <summary>Sets both full scales.</summary>
    public static ControlRequest SetRanges(AccelerationRange acceleration, AngularRateRange angularRate) =>
        new(ControlOpcode.SetRanges, ProfileCodes.Ranges(acceleration, angularRate));

    /// <summary>Sets what samples hold beside acceleration and angular rate.</summary>
    public static ControlRequest SetContent(PacketContent content) => new(ControlOpcode.SetContent, (ushort)content);

    /// <summary>Makes the sensor show itself for that many seconds; 0 ends it.</summary>
    public static ControlRequest Identify(byte seconds) => new(ControlOpcode.Identify, seconds);

    /// <summary>Says where the sensor is worn.</summary>
    public static ControlRequest AssignSite(BodySite site) => new(ControlOpcode.AssignSite, (ushort)site);

    /// <summary>Writes the request.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Length"/>.</exception>
    public int Encode(Span<byte> destination)
    {
        Messages.CheckRoom(destination, Length);
        destination[0] = (byte)Opcode;
        switch (ParameterLength(Opcode))
        {
            case 1:
                destination[1] = (byte)Value;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(destination[1..], Value);
                break;
        }

        return Length;
    }

    /// <summary>Reads a request, as a sensor does; never throws for what the bytes hold.</summary>
    /// <param name="bytes">The value written.</param>
    /// <param name="request">The request; meaningful when the answer is <see cref="ControlStatus.Ok"/>.</param>
    /// <returns>Ok, or the status to refuse it with. Whether the sensor offers the value is its own matter.</returns>
    public static ControlStatus Decode(ReadOnlySpan<byte> bytes, out ControlRequest request)
    {
        request = default;
        if (bytes.IsEmpty)
        {
            return ControlStatus.InvalidParameter;
        }

        var opcode = (ControlOpcode)bytes[0];
        if (opcode is < ControlOpcode.ReadConfiguration or > ControlOpcode.AssignSite)
        {
            return ControlStatus.NotSupported;
        }

        if (bytes.Length != 1 + ParameterLength(opcode))
        {
            return ControlStatus.InvalidParameter;
        }

        ushort value = bytes.Length switch
        {
            1 => 0,
            2 => bytes[1],
            _ => BinaryPrimitives.ReadUInt16LittleEndian(bytes[1..]),
        };
        request = new ControlRequest(opcode, value);
        return ControlStatus.Ok;
    }

    private static int ParameterLength(ControlOpcode opcode) => opcode switch
    {
        ControlOpcode.SetRate => 2,
        ControlOpcode.SetRanges or ControlOpcode.SetContent or ControlOpcode.Identify or ControlOpcode.AssignSite => 1,
        _ => 0,
    };
}
