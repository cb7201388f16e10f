using System.Globalization;

namespace GaitSense.Core.Geometry;

/// <summary>A rotation as a unit quaternion (Hamilton convention, active): <c>Rotate</c> maps coordinates of the
/// rotated frame into those of the reference frame.</summary>
/// <param name="W">Scalar part.</param>
/// <param name="X">First vector component.</param>
/// <param name="Y">Second vector component.</param>
/// <param name="Z">Third vector component.</param>
public readonly record struct Quat(double W, double X, double Y, double Z)
{
    /// <summary>No rotation.</summary>
    public static Quat Identity => new(1, 0, 0, 0);

    /// <summary>The inverse rotation.</summary>
    public Quat Conjugate => new(W, -X, -Y, -Z);

    /// <summary>Euclidean norm; 1 for a rotation.</summary>
    public double Norm => Math.Sqrt((W * W) + (X * X) + (Y * Y) + (Z * Z));

    /// <summary>Composition: first <paramref name="b"/>, then <paramref name="a"/>.</summary>
    public static Quat operator *(Quat a, Quat b) => new(
        (a.W * b.W) - (a.X * b.X) - (a.Y * b.Y) - (a.Z * b.Z),
        (a.W * b.X) + (a.X * b.W) + (a.Y * b.Z) - (a.Z * b.Y),
        (a.W * b.Y) - (a.X * b.Z) + (a.Y * b.W) + (a.Z * b.X),
        (a.W * b.Z) + (a.X * b.Y) - (a.Y * b.X) + (a.Z * b.W));

    /// <summary>Exponential map: the rotation by the angle |v| (rad) about v.</summary>
    public static Quat Exp(in Vec3 v)
    {
        double angle = v.Length;
        if (angle < 1e-9)
        {
            return new Quat(1, 0.5 * v.X, 0.5 * v.Y, 0.5 * v.Z).Normalized();
        }

        double s = Math.Sin(0.5 * angle) / angle;
        return new Quat(Math.Cos(0.5 * angle), s * v.X, s * v.Y, s * v.Z);
    }

    /// <summary>The rotation by <paramref name="angleRad"/> about a unit axis.</summary>
    public static Quat FromAxisAngle(in Vec3 axis, double angleRad) => Exp(axis * angleRad);

    /// <summary>The shortest rotation that turns direction <paramref name="from"/> into <paramref name="to"/>
    /// (both of unit length). Opposite directions turn about an arbitrary perpendicular axis.</summary>
    public static Quat Between(in Vec3 from, in Vec3 to)
    {
        double d = Vec3.Dot(from, to);
        if (d < -1 + 1e-14)
        {
            Vec3 helper = Math.Abs(from.X) < 0.9 ? Vec3.UnitX : Vec3.UnitY;
            Vec3 axis = Vec3.Cross(from, helper).Normalized();
            return new Quat(0, axis.X, axis.Y, axis.Z);
        }

        Vec3 c = Vec3.Cross(from, to);
        return new Quat(1 + d, c.X, c.Y, c.Z).Normalized();
    }

    /// <summary>The rotation whose columns are the given orthonormal right-handed axes.</summary>
    public static Quat FromAxes(in Vec3 x, in Vec3 y, in Vec3 z)
    {
        double trace = x.X + y.Y + z.Z;
        if (trace > 0)
        {
            double s = 2 * Math.Sqrt(trace + 1);
            return new Quat(0.25 * s, (y.Z - z.Y) / s, (z.X - x.Z) / s, (x.Y - y.X) / s).Normalized();
        }

        if (x.X > y.Y && x.X > z.Z)
        {
            double s = 2 * Math.Sqrt(1 + x.X - y.Y - z.Z);
            return new Quat((y.Z - z.Y) / s, 0.25 * s, (y.X + x.Y) / s, (z.X + x.Z) / s).Normalized();
        }

        if (y.Y > z.Z)
        {
            double s = 2 * Math.Sqrt(1 + y.Y - x.X - z.Z);
            return new Quat((z.X - x.Z) / s, (y.X + x.Y) / s, 0.25 * s, (z.Y + y.Z) / s).Normalized();
        }

        double t = 2 * Math.Sqrt(1 + z.Z - x.X - y.Y);
        return new Quat((x.Y - y.X) / t, (z.X + x.Z) / t, (z.Y + y.Z) / t, 0.25 * t).Normalized();
    }

    /// <summary>Applies the rotation to a vector.</summary>
    public Vec3 Rotate(in Vec3 v)
    {
        Vec3 u = new(X, Y, Z);
        Vec3 t = 2 * Vec3.Cross(u, v);
        return v + (W * t) + Vec3.Cross(u, t);
    }

    /// <summary>Applies the inverse rotation to a vector.</summary>
    public Vec3 InverseRotate(in Vec3 v) => Conjugate.Rotate(v);

    /// <summary>Logarithmic map: the rotation vector (rad), of length at most pi.</summary>
    public Vec3 Log()
    {
        Quat q = W < 0 ? new Quat(-W, -X, -Y, -Z) : this;
        Vec3 v = new(q.X, q.Y, q.Z);
        double s = v.Length;
        return s < 1e-12 ? 2 * v : v * (2 * Math.Atan2(s, q.W) / s);
    }

    /// <summary>The same rotation with norm one.</summary>
    public Quat Normalized()
    {
        double n = Norm;
        return n < 1e-12 ? Identity : new Quat(W / n, X / n, Y / n, Z / n);
    }

    /// <summary>The four components. Written out because the printer that the compiler makes would follow
    /// <see cref="Conjugate"/> without end.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"({W:0.######}, {X:0.######}, {Y:0.######}, {Z:0.######})");
}
