using System.Buffers.Binary;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol;

/// <summary>What a sensor is set to; it comes with every response on the control point.</summary>
/// <param name="Site">Where it is worn; a code that is not known reads as unassigned.</param>
/// <param name="Content">What samples hold; bits that are not known are left out.</param>
/// <param name="AccelerationRange">Full scale of the accelerations.</param>
/// <param name="AngularRateRange">Full scale of the angular rates.</param>
/// <param name="RateHz">Sampling rate in force, Hz, to 0.1 Hz.</param>
/// <param name="IsStreaming">True while the stream runs.</param>
/// <param name="AttMtu">MTU of this link as the sensor sees it, bytes.</param>
/// <param name="SamplesPerPacket">Samples that the next packets hold; 0 when the MTU is too small.</param>
public readonly record struct SensorConfiguration(
    BodySite Site,
    PacketContent Content,
    AccelerationRange AccelerationRange,
    AngularRateRange AngularRateRange,
    double RateHz,
    bool IsStreaming,
    ushort AttMtu,
    byte SamplesPerPacket)
{
    /// <summary>Bytes.</summary>
    public const int Length = 9;

    private const byte StreamingBit = 1;

    internal void Write(Span<byte> to)
    {
        to[0] = (byte)Site;
        to[1] = (byte)Content;
        to[2] = ProfileCodes.Ranges(AccelerationRange, AngularRateRange);
        BinaryPrimitives.WriteUInt16LittleEndian(to[3..], ProfileCodes.RateUnits(RateHz));
        to[5] = IsStreaming ? StreamingBit : (byte)0;
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], AttMtu);
        to[8] = SamplesPerPacket;
    }

    internal static bool TryRead(ReadOnlySpan<byte> from, out SensorConfiguration configuration)
    {
        configuration = new SensorConfiguration(
            ProfileCodes.Site(from[0]),
            ProfileCodes.Content(from[1]),
            ProfileCodes.Acceleration(from[2]),
            ProfileCodes.AngularRate(from[2]),
            ProfileCodes.RateHz(from[3..]),
            (from[5] & StreamingBit) != 0,
            BinaryPrimitives.ReadUInt16LittleEndian(from[6..]),
            from[8]);
        return ProfileCodes.AreKnown(configuration.AccelerationRange, configuration.AngularRateRange);
    }
}
