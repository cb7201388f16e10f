using System.Runtime.CompilerServices;
using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>Cheap forms of quaternion operations that are exact to rounding where the filter needs them.</summary>
internal static class UnitQuaternion
{
    private const double SmallHalfAngleSquared = 0.0625;
    private const double AlmostOne = 1e-7;

    /// <summary>The rotation by the angle 2 |<paramref name="half"/>| about it.</summary>
    /// <remarks>Power series of cos(h) and sin(h)/h in h squared; below a quarter radian (2,800 deg/s at 100 Hz) the first
    /// term left out is under 2e-16.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quat Exp(in Vec3 half)
    {
        double x = half.LengthSquared;
        if (!(x < SmallHalfAngleSquared))
        {
            return Quat.Exp(2 * half);
        }

        double s = 1 + (x * ((-1.0 / 6) + (x * ((1.0 / 120) + (x * ((-1.0 / 5040) + (x * ((1.0 / 362880) - (x * (1.0 / 39916800))))))))));
        double c = 1 + (x * (-0.5 + (x * ((1.0 / 24) + (x * ((-1.0 / 720) + (x * ((1.0 / 40320) - (x * (1.0 / 3628800))))))))));
        return new Quat(c, s * half.X, s * half.Y, s * half.Z);
    }

    /// <summary>A quaternion whose norm is one but for rounding, brought back to one by a Newton step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quat Renormalized(in Quat q)
    {
        double off = (q.W * q.W) + (q.X * q.X) + (q.Y * q.Y) + (q.Z * q.Z) - 1;
        if (!(Math.Abs(off) < AlmostOne))
        {
            return q.Normalized();
        }

        double scale = 1 - (0.5 * off);
        return new Quat(scale * q.W, scale * q.X, scale * q.Y, scale * q.Z);
    }

    /// <summary>The rotation halfway between two that are close.</summary>
    public static Quat Middle(in Quat a, in Quat b) => new Quat(a.W + b.W, a.X + b.X, a.Y + b.Y, a.Z + b.Z).Normalized();

    /// <summary>Turned about the vertical of the world by <paramref name="angleRad"/>.</summary>
    public static Quat WithHeading(in Quat q, double angleRad)
    {
        (double s, double c) = Math.SinCos(0.5 * angleRad);
        return new Quat((c * q.W) - (s * q.Z), (c * q.X) - (s * q.Y), (c * q.Y) + (s * q.X), (c * q.Z) + (s * q.W));
    }
}
