using System.Runtime.CompilerServices;
using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>The shortest rotation that turns an averaged specific force upright.</summary>
internal static class Inclination
{
    private const double Shortest = 1e-12;
    private const double UpsideDown = 2e-12;

    /// <summary>Corrects <paramref name="correction"/> so that it turns <paramref name="inertialForce"/> exactly upright.</summary>
    /// <param name="correction">Rotation from the almost inertial frame to the world; changed.</param>
    /// <param name="inertialForce">Averaged specific force in the almost inertial frame, m/s2.</param>
    /// <returns>Direction of that force in the world before the correction, of length one; zero when there is no force.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 Correct(ref Quat correction, in Vec3 inertialForce)
    {
        Vec3 f = correction.Rotate(inertialForce);
        double length = f.Length;
        if (!(length > Shortest))
        {
            return Vec3.Zero;
        }

        double w = length + f.Z;
        if (w > UpsideDown * length)
        {
            double scale = 1 / Math.Sqrt(2 * length * w);
            correction = UnitQuaternion.Renormalized(new Quat(scale * w, scale * f.Y, -scale * f.X, 0) * correction);
        }
        else
        {
            correction = new Quat(0, 1, 0, 0) * correction;
        }

        return f / length;
    }
}
