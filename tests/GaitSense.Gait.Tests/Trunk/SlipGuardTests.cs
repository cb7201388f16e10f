using GaitSense.Core.Geometry;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

public class SlipGuardTests
{
    private const double Hz = 100;
    private const double Sigma = 0.05 * Angle.RadPerDeg;
    private readonly SlipGuard _guard = new();
    private int _sample;

    [Theory]
    [InlineData(10, true)]
    [InlineData(-10, true)]
    [InlineData(4, false)]
    public void A_jump_of_the_force_that_the_gyroscopes_did_not_see_is_a_slip(double jumpDeg, bool hasMoved)
    {
        Assert.False(Rest(2, 0));
        Move(2, jumpDeg, 0);

        Assert.Equal(hasMoved, Rest(1, jumpDeg));
    }

    [Fact]
    public void A_bow_is_none()
    {
        Rest(2, 0);
        for (int i = 1; i <= 100; i++)
        {
            Move(1 / Hz, 0.3 * i, 30);
        }

        Move(1.5, 30, 0);

        Assert.False(Rest(1, 30));
    }

    [Fact]
    public void Nothing_is_said_when_the_gyroscopes_could_have_drifted_so_far()
    {
        Rest(2, 0);
        Move(60, 10, 0);

        Assert.False(Rest(1, 10));
    }

    private bool Rest(double seconds, double pitchDeg)
    {
        bool moved = false;
        for (int i = 0; i < seconds * Hz; i++)
        {
            moved |= _guard.Notices(_sample++ / Hz, Force(pitchDeg), Vec3.Zero, Sigma, true);
        }

        return moved;
    }

    private void Move(double seconds, double pitchDeg, double rateDegPerS)
    {
        for (int i = 0; i < seconds * Hz; i++)
        {
            Assert.False(_guard.Notices(_sample++ / Hz, Force(pitchDeg), new Vec3(0, rateDegPerS * Angle.RadPerDeg, 0), Sigma, false));
        }
    }

    private static Vec3 Force(double pitchDeg) =>
        Quat.FromAxisAngle(Vec3.UnitY, pitchDeg * Angle.RadPerDeg).InverseRotate(new Vec3(0, 0, 9.81));
}
