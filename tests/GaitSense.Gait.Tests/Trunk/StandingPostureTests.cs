using GaitSense.Core.Geometry;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

public class StandingPostureTests
{
    private readonly StandingPosture _standing = new();

    [Fact]
    public void The_last_rest_of_two_seconds_on_each_side_of_the_first_step_counts()
    {
        Rest(3, Vec3.UnitX, false);
        Rest(2.5, Vec3.UnitZ, false);
        Rest(1.5, Vec3.UnitY, false);
        Rest(2, Vec3.UnitZ, true);
        Rest(4, Vec3.UnitZ, true);
        Rest(1, Vec3.UnitZ, true);

        Assert.Equal(2.5, _standing.Before.Seconds, 1e-9);
        Assert.Equal(new Vec3(0, 0, 2.5), _standing.Before.UpSum);
        Assert.Equal(4, _standing.After.Seconds, 1e-9);
    }

    [Fact]
    public void Lying_on_a_table_afterwards_is_no_standing()
    {
        Rest(3, Vec3.UnitZ, false);
        Rest(3, Vec3.UnitX, true);

        Assert.Equal(0, _standing.After.Seconds);
    }

    private void Rest(double seconds, Vec3 up, bool isWalking)
    {
        _standing.Begin();
        for (int i = 0; i < seconds * 2; i++)
        {
            _standing.Add(up * 0.5, 0.5, isWalking);
        }
    }
}
