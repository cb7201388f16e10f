using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class StrideNavigatorTests
{
    private static readonly FootRest Still = new(Vec3.UnitZ, Vec3.Zero);

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(200)]
    public void A_backward_step_of_sixty_centimetres_is_sixty_centimetres(double rateHz)
    {
        StrideSegment s = Segments.From(
            0.8,
            rateHz,
            t => new Vec3(-0.6 * Segments.Smooth(t, 0.8), 0, 0.08 * Segments.Hump(t, 0.8)),
            t => Quat.FromAxisAngle(Vec3.UnitY, 0.4 * Segments.Hump(t, 0.8)));

        NavigationResidual residual = StrideNavigator.Navigate(s, Still, Still, Segments.Gravity);

        Assert.Equal(-0.6, s.Position[s.Count - 1].X, 2e-3);
        Assert.Equal(0, s.Position[s.Count - 1].Y, 1e-6);
        Assert.Equal(0, s.Position[s.Count - 1].Z, 1e-12);
        Assert.InRange(residual.TiltRad, 0, 2e-3);
    }

    [Fact]
    public void The_displacement_does_not_depend_on_how_the_sensor_is_mounted()
    {
        Quat mounting = Quat.Exp(new Vec3(2.1, -0.7, 0.3));
        StrideSegment s = Segments.From(
            0.8,
            100,
            t => new Vec3(-0.5 * Segments.Smooth(t, 0.8), 0, 0),
            t => Quat.FromAxisAngle(Vec3.UnitY, 0.5 * Segments.Hump(t, 0.8)),
            mounting);
        FootRest rest = new(mounting.InverseRotate(Vec3.UnitZ), Vec3.Zero);

        StrideNavigator.Navigate(s, rest, rest, Segments.Gravity);

        Vec3 d = s.Position[s.Count - 1];
        Assert.Equal(0.5, Math.Sqrt((d.X * d.X) + (d.Y * d.Y)), 2e-3);
    }

    [Fact]
    public void A_constant_error_of_rate_and_force_is_taken_back_at_the_end()
    {
        StrideSegment s = Segments.From(
            0.7, 100, t => new Vec3(-0.4 * Segments.Smooth(t, 0.7), 0, 0), t => Quat.FromAxisAngle(Vec3.UnitX, 0.02 * t / 0.7));
        FootRest end = new(Quat.FromAxisAngle(Vec3.UnitX, 0.02).InverseRotate(Vec3.UnitZ), Vec3.Zero);
        for (int i = 0; i < s.Count; i++)
        {
            s.Rate[i] += new Vec3(0, 0.01, 0);
            s.Force[i] += new Vec3(0.05, 0, 0);
        }

        StrideNavigator.Navigate(s, Still, end, Segments.Gravity);

        Assert.Equal(-0.4, s.Position[s.Count - 1].X, 0.01);
    }

    [Fact]
    public void A_foot_that_rolls_at_both_ends_would_be_measured_short_without_its_rolling()
    {
        // The sensor moves with 2 cm/s at both ends: 0.02 m/s x 1 s of the way is made by that alone.
        StrideSegment s = Segments.From(1, 100, t => new Vec3((0.58 * Segments.Smooth(t, 1)) + (0.02 * t), 0, 0), _ => Quat.Identity);
        FootRest rolling = new(Vec3.UnitZ, new Vec3(0.02, 0, 0));

        StrideNavigator.Navigate(s, Still, Still, Segments.Gravity);
        double taken = s.Position[s.Count - 1].X;
        StrideNavigator.Navigate(s, rolling, rolling, Segments.Gravity);

        Assert.Equal(0.58, taken, 1e-3);
        Assert.Equal(0.60, s.Position[s.Count - 1].X, 1e-3);
    }

    [Theory]
    [InlineData(0.5, 0.0, WalkingDirection.Forward)]
    [InlineData(-0.5, 0.0, WalkingDirection.Backward)]
    [InlineData(-0.3, 0.4, WalkingDirection.Backward)]
    [InlineData(0.1, 0.4, WalkingDirection.Lateral)]
    [InlineData(0.1, -0.4, WalkingDirection.Lateral)]
    public void Directions_are_cones_about_the_foot_axis(double forwardM, double leftM, WalkingDirection expected) =>
        Assert.Equal(expected, StrideMeter.DirectionOf(forwardM, leftM, FootOptions.Default));
}
