using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Trunk;

/// <summary>Axes of a body segment inside its sensor.</summary>
internal static class LevelFrame
{
    private const double SteepX = 0.9;

    /// <summary>Rotation from the sensor's frame to the segment's: z up in the neutral pose, x as far as the sensor's own x axis
    /// tells, turned left by <paramref name="yawRad"/>.</summary>
    /// <remarks>The sensor's x axis points forward however it is tilted, rolled or turned upside down. Where it points up or down,
    /// y, which stays to the left, serves.</remarks>
    public static Quat Of(in Vec3 neutralUp, double yawRad)
    {
        Vec3 up = neutralUp.Normalized();
        Vec3 left = Math.Abs(up.X) < SteepX
            ? Vec3.Cross(up, Vec3.UnitX).Normalized()
            : (Vec3.UnitY - (up.Y * up)).Normalized();
        left = Quat.FromAxisAngle(up, yawRad).Rotate(left);
        return Quat.FromAxes(Vec3.Cross(left, up), left, up).Conjugate;
    }
}
