using System.Buffers.Binary;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol;

/// <summary>Where a sensor is worn and what it can do. Names and serial number are in the Device Information Service.</summary>
/// <param name="Site">Where it is worn, kept over power cycles; a code that is not known reads as unassigned.</param>
/// <param name="Content">What samples can hold; bits that are not known are left out.</param>
/// <param name="AccelerationRanges">Bit n is set when the range with code n is offered.</param>
/// <param name="AngularRateRanges">Bit n is set when the range with code n is offered.</param>
/// <param name="MinRateHz">Lowest sampling rate, Hz, to 0.1 Hz.</param>
/// <param name="MaxRateHz">Highest sampling rate, Hz, to 0.1 Hz.</param>
/// <param name="BootCount">Changes with every restart of the device clock, modulo 65536.</param>
public readonly record struct SensorIdentity(
    BodySite Site,
    PacketContent Content,
    byte AccelerationRanges,
    byte AngularRateRanges,
    double MinRateHz,
    double MaxRateHz,
    ushort BootCount)
{
    /// <summary>Bytes; fits a link whose MTU was never exchanged.</summary>
    public const int Length = 11;

    /// <summary>True when the sensor offers that full scale.</summary>
    public bool Offers(AccelerationRange range) => (AccelerationRanges >> (int)range & 1) != 0;

    /// <summary>True when the sensor offers that full scale.</summary>
    public bool Offers(AngularRateRange range) => (AngularRateRanges >> (int)range & 1) != 0;

    /// <summary>Writes the value.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Length"/>.</exception>
    public int Encode(Span<byte> destination)
    {
        Messages.CheckRoom(destination, Length);
        destination[0] = GattProfile.Version;
        destination[1] = (byte)Site;
        destination[2] = (byte)Content;
        destination[3] = AccelerationRanges;
        destination[4] = AngularRateRanges;
        BinaryPrimitives.WriteUInt16LittleEndian(destination[5..], ProfileCodes.RateUnits(MinRateHz));
        BinaryPrimitives.WriteUInt16LittleEndian(destination[7..], ProfileCodes.RateUnits(MaxRateHz));
        BinaryPrimitives.WriteUInt16LittleEndian(destination[9..], BootCount);
        return Length;
    }

    /// <summary>Reads the value; never throws for what the bytes hold. Bytes beyond <see cref="Length"/> are ignored.</summary>
    public static DecodeOutcome Decode(ReadOnlySpan<byte> bytes, out SensorIdentity identity)
    {
        identity = default;
        DecodeOutcome outcome = Messages.Check(bytes, Length);
        if (outcome == DecodeOutcome.Ok)
        {
            identity = new SensorIdentity(
                ProfileCodes.Site(bytes[1]),
                ProfileCodes.Content(bytes[2]),
                bytes[3],
                bytes[4],
                ProfileCodes.RateHz(bytes[5..]),
                ProfileCodes.RateHz(bytes[7..]),
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[9..]));
        }

        return outcome;
    }
}
