using System.Buffers.Binary;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;

namespace GaitSense.Protocol.Sensors;

/// <summary>Three numbers in a row, and what is believed of them.</summary>
internal static class Triads
{
    public const double RadPerDeg = Angle.RadPerDeg;

    private const double MostMps2 = 1000;
    private const double MostRadPerS = 200;
    private const double MostUt = 1e5;

    public static Vec3 Single(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadSingleLittleEndian(from),
        BinaryPrimitives.ReadSingleLittleEndian(from[4..]),
        BinaryPrimitives.ReadSingleLittleEndian(from[8..]));

    public static Vec3 Int16(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt16LittleEndian(from),
        BinaryPrimitives.ReadInt16LittleEndian(from[2..]),
        BinaryPrimitives.ReadInt16LittleEndian(from[4..]));

    public static Quat Quaternion(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadSingleLittleEndian(from),
        BinaryPrimitives.ReadSingleLittleEndian(from[4..]),
        BinaryPrimitives.ReadSingleLittleEndian(from[8..]),
        BinaryPrimitives.ReadSingleLittleEndian(from[12..]));

    /// <summary>No inertial sensor measures more; a number beyond it was damaged on the way.</summary>
    public static bool IsAcceleration(in Vec3 mps2) => IsWithin(mps2, MostMps2);

    /// <summary>As <see cref="IsAcceleration"/>, for angular rates.</summary>
    public static bool IsAngularRate(in Vec3 radPerS) => IsWithin(radPerS, MostRadPerS);

    /// <summary>As <see cref="IsAcceleration"/>, for magnetic fields.</summary>
    public static bool IsField(in Vec3 ut) => IsWithin(ut, MostUt);

    public static bool IsRotation(in Quat q) => Math.Abs(q.Norm - 1) < 0.1;

    /// <summary>Saturation of values against full scales; a full scale of 0 is not known.</summary>
    public static SampleMarks Marks(in Vec3 mps2, double fullScaleMps2, in Vec3 radPerS, double fullScaleRadPerS) =>
        (IsBound(mps2, fullScaleMps2) ? SampleMarks.AccelerationSaturated : SampleMarks.None)
        | (IsBound(radPerS, fullScaleRadPerS) ? SampleMarks.AngularRateSaturated : SampleMarks.None);

    private static bool IsWithin(in Vec3 v, double most) => Math.Abs(v.X) <= most && Math.Abs(v.Y) <= most && Math.Abs(v.Z) <= most;

    private static bool IsBound(in Vec3 v, double fullScale) =>
        fullScale > 0 && Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z))) >= 0.9995 * fullScale;
}
