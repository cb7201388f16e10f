using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>A 3 x 3 matrix as a value, for per-sample code that must not allocate.</summary>
internal readonly record struct Matrix3(
    double M00,
    double M01,
    double M02,
    double M10,
    double M11,
    double M12,
    double M20,
    double M21,
    double M22)
{
    public static Matrix3 Identity => Diagonal(1, 1, 1);

    public Matrix3 Transposed => new(M00, M10, M20, M01, M11, M21, M02, M12, M22);

    public static Matrix3 Diagonal(double a, double b, double c) => new(a, 0, 0, 0, b, 0, 0, 0, c);

    public static Matrix3 FromQuat(in Quat q) => new(
        1 - (2 * q.Y * q.Y) - (2 * q.Z * q.Z),
        2 * ((q.X * q.Y) - (q.W * q.Z)),
        2 * ((q.X * q.Z) + (q.W * q.Y)),
        2 * ((q.X * q.Y) + (q.W * q.Z)),
        1 - (2 * q.X * q.X) - (2 * q.Z * q.Z),
        2 * ((q.Y * q.Z) - (q.W * q.X)),
        2 * ((q.X * q.Z) - (q.W * q.Y)),
        2 * ((q.Y * q.Z) + (q.W * q.X)),
        1 - (2 * q.X * q.X) - (2 * q.Y * q.Y));

    public Vec3 Times(in Vec3 v) => new(
        (M00 * v.X) + (M01 * v.Y) + (M02 * v.Z),
        (M10 * v.X) + (M11 * v.Y) + (M12 * v.Z),
        (M20 * v.X) + (M21 * v.Y) + (M22 * v.Z));

    public Matrix3 Times(in Matrix3 b) => new(
        (M00 * b.M00) + (M01 * b.M10) + (M02 * b.M20),
        (M00 * b.M01) + (M01 * b.M11) + (M02 * b.M21),
        (M00 * b.M02) + (M01 * b.M12) + (M02 * b.M22),
        (M10 * b.M00) + (M11 * b.M10) + (M12 * b.M20),
        (M10 * b.M01) + (M11 * b.M11) + (M12 * b.M21),
        (M10 * b.M02) + (M11 * b.M12) + (M12 * b.M22),
        (M20 * b.M00) + (M21 * b.M10) + (M22 * b.M20),
        (M20 * b.M01) + (M21 * b.M11) + (M22 * b.M21),
        (M20 * b.M02) + (M21 * b.M12) + (M22 * b.M22));

    public Matrix3 Minus(in Matrix3 b) => new(
        M00 - b.M00, M01 - b.M01, M02 - b.M02, M10 - b.M10, M11 - b.M11, M12 - b.M12, M20 - b.M20, M21 - b.M21, M22 - b.M22);

    public Matrix3 AddDiagonal(in Vec3 d) => this with { M00 = M00 + d.X, M11 = M11 + d.Y, M22 = M22 + d.Z };

    /// <summary>Adds to each diagonal element that lies below the limit.</summary>
    public Matrix3 GrowDiagonal(double amount, double limit) => this with
    {
        M00 = M00 < limit ? M00 + amount : M00,
        M11 = M11 < limit ? M11 + amount : M11,
        M22 = M22 < limit ? M22 + amount : M22,
    };

    /// <summary>The inverse by cofactors; the matrix must be regular.</summary>
    public Matrix3 Inverse()
    {
        double a = (M11 * M22) - (M12 * M21);
        double b = (M12 * M20) - (M10 * M22);
        double c = (M10 * M21) - (M11 * M20);
        double inv = 1 / ((M00 * a) + (M01 * b) + (M02 * c));
        return new Matrix3(
            a * inv,
            ((M02 * M21) - (M01 * M22)) * inv,
            ((M01 * M12) - (M02 * M11)) * inv,
            b * inv,
            ((M00 * M22) - (M02 * M20)) * inv,
            ((M02 * M10) - (M00 * M12)) * inv,
            c * inv,
            ((M01 * M20) - (M00 * M21)) * inv,
            ((M00 * M11) - (M01 * M10)) * inv);
    }
}
