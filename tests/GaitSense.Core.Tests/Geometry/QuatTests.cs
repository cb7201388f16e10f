using CsCheck;
using GaitSense.Core.Geometry;

namespace GaitSense.Core.Tests.Geometry;

public class QuatTests
{
    private static readonly Gen<Vec3> Vectors = Gen.Double[-3, 3].Select(Gen.Double[-3, 3], Gen.Double[-3, 3], (x, y, z) => new Vec3(x, y, z));

    [Fact]
    public void A_quarter_turn_about_z_takes_x_to_y()
    {
        Vec3 v = Quat.FromAxisAngle(Vec3.UnitZ, Math.PI / 2).Rotate(Vec3.UnitX);

        Assert.True((v - Vec3.UnitY).Length < 1e-12);
    }

    [Fact]
    public void Positive_rotation_about_left_takes_the_toes_down()
    {
        Vec3 toes = Quat.FromAxisAngle(Vec3.UnitY, 0.1).Rotate(Vec3.UnitX);

        Assert.Equal(-Math.Sin(0.1), toes.Z, 12);
    }

    [Fact]
    public void Log_undoes_exp_below_half_a_turn() =>
        Vectors.Where(v => v.Length < 3).Sample(v => (Quat.Exp(v).Log() - v).Length < 1e-9);

    [Fact]
    public void The_inverse_takes_every_vector_back() =>
        Vectors.Select(Vectors).Sample((r, v) => (Quat.Exp(r).InverseRotate(Quat.Exp(r).Rotate(v)) - v).Length < 1e-9);

    [Fact]
    public void The_shortest_rotation_maps_one_direction_to_the_other() =>
        Vectors.Select(Vectors).Where((a, b) => a.Length > 0.1 && b.Length > 0.1)
            .Sample((a, b) => (Quat.Between(a.Normalized(), b.Normalized()).Rotate(a.Normalized()) - b.Normalized()).Length < 1e-6);

    [Fact]
    public void Opposite_directions_have_a_rotation_too() =>
        Assert.True((Quat.Between(Vec3.UnitZ, -Vec3.UnitZ).Rotate(Vec3.UnitZ) + Vec3.UnitZ).Length < 1e-9);

    [Fact]
    public void Axes_give_the_rotation_that_made_them() => Vectors.Sample(r =>
    {
        Quat q = Quat.Exp(r);
        Quat back = Quat.FromAxes(q.Rotate(Vec3.UnitX), q.Rotate(Vec3.UnitY), q.Rotate(Vec3.UnitZ));
        return (back * q.Conjugate).Log().Length < 1e-6;
    });

    [Theory]
    [InlineData(3 * Math.PI, Math.PI)]
    [InlineData(-Math.PI, Math.PI)]
    [InlineData(0.5, 0.5)]
    [InlineData(-7, -7 + (2 * Math.PI))]
    public void Angles_wrap_into_one_turn(double rad, double wrapped) => Assert.Equal(wrapped, Angle.Wrap(rad), 12);
}
