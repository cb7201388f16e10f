using System.Globalization;

namespace GaitSense.Core.Geometry;

/// <summary>Three components in one right-handed frame; the unit is said where it is used.</summary>
/// <param name="X">Along the frame's x axis (anterior in a body frame).</param>
/// <param name="Y">Along the frame's y axis (left in a body frame).</param>
/// <param name="Z">Along the frame's z axis (up).</param>
public readonly record struct Vec3(double X, double Y, double Z)
{
    /// <summary>All components zero.</summary>
    public static Vec3 Zero => default;

    /// <summary>The x axis.</summary>
    public static Vec3 UnitX => new(1, 0, 0);

    /// <summary>The y axis.</summary>
    public static Vec3 UnitY => new(0, 1, 0);

    /// <summary>The z axis.</summary>
    public static Vec3 UnitZ => new(0, 0, 1);

    /// <summary>No value: every component is NaN.</summary>
    public static Vec3 NaN => new(double.NaN, double.NaN, double.NaN);

    /// <summary>Euclidean length.</summary>
    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>Square of the Euclidean length.</summary>
    public double LengthSquared => (X * X) + (Y * Y) + (Z * Z);

    /// <summary>True when no component is NaN or infinite.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>Scalar product.</summary>
    public static double Dot(in Vec3 a, in Vec3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>Vector product, right-handed.</summary>
    public static Vec3 Cross(in Vec3 a, in Vec3 b) => new(
        (a.Y * b.Z) - (a.Z * b.Y),
        (a.Z * b.X) - (a.X * b.Z),
        (a.X * b.Y) - (a.Y * b.X));

    /// <summary>Sum.</summary>
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Opposite.</summary>
    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Scaled by <paramref name="s"/>.</summary>
    public static Vec3 operator *(Vec3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    /// <summary>Scaled by <paramref name="s"/>.</summary>
    public static Vec3 operator *(double s, Vec3 a) => a * s;

    /// <summary>Divided by <paramref name="s"/>.</summary>
    public static Vec3 operator /(Vec3 a, double s) => new(a.X / s, a.Y / s, a.Z / s);

    /// <summary>The same direction with length one; a vector shorter than 1e-12 stays zero.</summary>
    public Vec3 Normalized()
    {
        double n = Length;
        return n < 1e-12 ? Zero : this / n;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X:g6}, {Y:g6}, {Z:g6})");
}
