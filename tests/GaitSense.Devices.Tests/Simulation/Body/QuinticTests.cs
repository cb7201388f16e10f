using CsCheck;
using GaitSense.Devices.Simulation.Body;

namespace GaitSense.Devices.Tests.Simulation.Body;

public sealed class QuinticTests
{
    [Fact]
    public void It_meets_position_velocity_and_acceleration_at_both_ends()
    {
        Gen<double> any = Gen.Double[-5, 5];
        Gen.Select(Gen.Double[0.2, 3], any, any, any, any, any, any).Sample((duration, p0, v0, a0, p1, v1, a1) =>
        {
            Quintic q = new(duration, new Motion(p0, v0, a0), new Motion(p1, v1, a1));
            Assert.Equal(p0, q.At(0), 1e-9);
            Assert.Equal(p1, q.At(1), 1e-9);
            Assert.Equal(v0, Slope(q, 0, duration), 1e-3);
            Assert.Equal(v1, Slope(q, 1, duration), 1e-3);
            Assert.Equal(a0, Curvature(q, 0, duration), 0.02);
            Assert.Equal(a1, Curvature(q, 1, duration), 0.02);
        });
    }

    [Fact]
    public void The_bump_is_one_in_the_middle_and_nothing_at_the_ends()
    {
        Assert.Equal(1, Quintic.Bump(0.5));
        Assert.Equal(0, Quintic.Bump(0));
        Assert.Equal(0, Quintic.Bump(1));
    }

    private static double Slope(Quintic q, double s, double duration) => (q.At(s + 1e-6) - q.At(s - 1e-6)) / (2e-6 * duration);

    private static double Curvature(Quintic q, double s, double duration) =>
        (q.At(s + 1e-4) - (2 * q.At(s)) + q.At(s - 1e-4)) / (1e-8 * duration * duration);
}
