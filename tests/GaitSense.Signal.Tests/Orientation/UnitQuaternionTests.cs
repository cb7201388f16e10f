using CsCheck;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class UnitQuaternionTests
{
    [Fact]
    public void Short_and_long_rotations_are_exact() => Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-12, 0.5]).Sample(
        (x, y, z, exponent) =>
        {
            Vec3 half = Math.Pow(10, exponent) * new Vec3(x, y, z);

            Quat q = UnitQuaternion.Exp(half);

            Assert.InRange((q.W, q.X, q.Y, q.Z).Distance(Exact(half)), 0, 1e-15);
        });

    [Fact]
    public void A_norm_that_has_drifted_a_little_or_a_lot_becomes_one()
    {
        Assert.Equal(1, UnitQuaternion.Renormalized(new Quat(0.6 * (1 + 1e-9), 0, 0, 0.8 * (1 + 1e-9))).Norm, 1e-15);
        Assert.Equal(1, UnitQuaternion.Renormalized(new Quat(3, 0, 0, 4)).Norm, 1e-15);
    }

    [Fact]
    public void Heading_turns_about_the_vertical_of_the_world()
    {
        Quat q = Quat.FromAxisAngle(new Vec3(0.6, 0, 0.8), 1.1);

        Quat turned = UnitQuaternion.WithHeading(q, 0.7);

        Assert.InRange((turned * (Quat.FromAxisAngle(Vec3.UnitZ, 0.7) * q).Conjugate).Log().Length, 0, 1e-14);
    }

    [Fact]
    public void The_middle_is_halfway()
    {
        Quat a = Quat.FromAxisAngle(Vec3.UnitX, 0.4);

        Quat middle = UnitQuaternion.Middle(a, a * Quat.FromAxisAngle(Vec3.UnitY, 0.2));

        Assert.InRange((middle * (a * Quat.FromAxisAngle(Vec3.UnitY, 0.1)).Conjugate).Log().Length, 0, 1e-14);
    }

    private static (double W, double X, double Y, double Z) Exact(Vec3 half)
    {
        double h = half.Length;
        double s = h == 0 ? 1 : Math.Sin(h) / h;
        return (Math.Cos(h), s * half.X, s * half.Y, s * half.Z);
    }
}

file static class Components
{
    public static double Distance(this (double W, double X, double Y, double Z) a, (double W, double X, double Y, double Z) b) =>
        Math.Max(Math.Max(Math.Abs(a.W - b.W), Math.Abs(a.X - b.X)), Math.Max(Math.Abs(a.Y - b.Y), Math.Abs(a.Z - b.Z)));
}
