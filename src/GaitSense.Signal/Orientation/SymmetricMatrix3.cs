using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>A symmetric 3 x 3 matrix as a value.</summary>
internal readonly record struct SymmetricMatrix3(double XX, double XY, double XZ, double YY, double YZ, double ZZ)
{
    private const double Singular = 2.220446049250313e-16;

    /// <summary>Upper bound of the largest eigenvalue of a covariance: the largest absolute row sum (Gershgorin).</summary>
    public double LargestRowSum => Math.Max(
        Math.Abs(XX) + Math.Abs(XY) + Math.Abs(XZ),
        Math.Max(Math.Abs(XY) + Math.Abs(YY) + Math.Abs(YZ), Math.Abs(XZ) + Math.Abs(YZ) + Math.Abs(ZZ)));

    public static SymmetricMatrix3 operator +(in SymmetricMatrix3 a, in SymmetricMatrix3 b) =>
        new(a.XX + b.XX, a.XY + b.XY, a.XZ + b.XZ, a.YY + b.YY, a.YZ + b.YZ, a.ZZ + b.ZZ);

    public static Vec3 operator *(in SymmetricMatrix3 m, in Vec3 v) => new(
        (m.XX * v.X) + (m.XY * v.Y) + (m.XZ * v.Z),
        (m.XY * v.X) + (m.YY * v.Y) + (m.YZ * v.Z),
        (m.XZ * v.X) + (m.YZ * v.Y) + (m.ZZ * v.Z));

    public static SymmetricMatrix3 Scaled(double d) => new(d, 0, 0, d, 0, d);

    /// <summary>The matrix less <paramref name="a"/> <paramref name="b"/>^T, which must be symmetric.</summary>
    public SymmetricMatrix3 MinusOuter(in Vec3 a, in Vec3 b) => new(
        XX - (a.X * b.X), XY - (a.X * b.Y), XZ - (a.X * b.Z), YY - (a.Y * b.Y), YZ - (a.Y * b.Z), ZZ - (a.Z * b.Z));

    /// <summary>The inverse; zero for a singular matrix.</summary>
    public SymmetricMatrix3 Inverse()
    {
        double xx = (YY * ZZ) - (YZ * YZ);
        double xy = (XZ * YZ) - (XY * ZZ);
        double xz = (XY * YZ) - (XZ * YY);
        double det = (XX * xx) + (XY * xy) + (XZ * xz);
        if (Math.Abs(det) <= Singular)
        {
            return default;
        }

        double s = 1 / det;
        return new(xx * s, xy * s, xz * s, ((XX * ZZ) - (XZ * XZ)) * s, ((XY * XZ) - (XX * YZ)) * s, ((XX * YY) - (XY * XY)) * s);
    }
}
