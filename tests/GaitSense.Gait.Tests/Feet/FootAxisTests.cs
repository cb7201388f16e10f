using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class FootAxisTests
{
    [Theory]
    [InlineData(25)]
    [InlineData(-40)]
    [InlineData(0)]
    public void The_axis_is_found_from_pitching_alone(double yawDeg)
    {
        Quat mounting = Quat.FromAxisAngle(Vec3.UnitZ, yawDeg * Angle.RadPerDeg);
        FootAxis axis = new(AxesKnowledge.ForwardWithin45Deg);

        Teach(axis, mounting, 4, 0.5);

        Assert.True(axis.IsSettled);
        Assert.True((mounting.Rotate(axis.Forward(Vec3.UnitZ)) - Vec3.UnitX).Length < 0.01);
    }

    [Fact]
    public void A_foot_that_hardly_rotates_does_not_settle_it()
    {
        FootAxis axis = new(AxesKnowledge.ForwardWithin45Deg);

        Teach(axis, Quat.Identity, 20, 0.01);

        Assert.False(axis.IsSettled);
        Assert.Equal(0, axis.YawRad);
    }

    [Fact]
    public void An_axis_that_is_declared_exact_is_not_learnt()
    {
        FootAxis axis = new(AxesKnowledge.Exact);

        Teach(axis, Quat.FromAxisAngle(Vec3.UnitZ, 10 * Angle.RadPerDeg), 8, 0.5);

        Assert.True(axis.IsSettled);
        Assert.Equal(0, axis.YawRad);
    }

    [Fact]
    public void After_a_slip_toes_that_were_shown_are_shown_no_longer()
    {
        FootAxis axis = new(AxesKnowledge.Unknown);
        axis.Declare(-Vec3.UnitX, Vec3.UnitZ);
        Assert.True(axis.HasKnownSense);

        axis.Forget();

        Assert.False(axis.HasKnownSense);
    }

    private static void Teach(FootAxis axis, Quat mounting, int strides, double pitchRad)
    {
        for (int i = 0; i < strides; i++)
        {
            StrideSegment s = Segments.From(
                0.7, 100, _ => Vec3.Zero, t => Quat.FromAxisAngle(Vec3.UnitY, pitchRad * Segments.Hump(t, 0.7)), mounting);
            axis.Learn(s, Vec3.UnitZ);
        }
    }
}
