using System.Buffers.Binary;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol;

/// <summary>Codes that several messages share, and what a reader makes of codes that it does not know.</summary>
internal static class ProfileCodes
{
    public const PacketContent KnownContent = PacketContent.Magnetometer | PacketContent.Quaternion;

    public static BodySite Site(byte code) =>
        code <= (byte)BodySite.Thorax ? (BodySite)code : BodySite.Unassigned;

    public static PacketContent Content(byte flags) => (PacketContent)flags & KnownContent;

    public static AccelerationRange Acceleration(byte ranges) => (AccelerationRange)(ranges & 0x0F);

    public static AngularRateRange AngularRate(byte ranges) => (AngularRateRange)(ranges >> 4);

    public static byte Ranges(AccelerationRange acceleration, AngularRateRange angularRate) =>
        (byte)((int)acceleration | ((int)angularRate << 4));

    public static ushort RateUnits(double rateHz) =>
        (ushort)Math.Clamp(Math.Round(rateHz * GattProfile.RateUnitsPerHz), 0, ushort.MaxValue);

    public static double RateHz(ReadOnlySpan<byte> from) =>
        BinaryPrimitives.ReadUInt16LittleEndian(from) / (double)GattProfile.RateUnitsPerHz;

    /// <summary>A range that is not known leaves counts without a meaning, so that nothing may be read from them.</summary>
    public static bool AreKnown(AccelerationRange acceleration, AngularRateRange angularRate) =>
        acceleration is >= AccelerationRange.G2 and <= AccelerationRange.G32
        && angularRate is >= AngularRateRange.Dps125 and <= AngularRateRange.Dps4000;
}
