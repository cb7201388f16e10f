using GaitSense.Core.Geometry;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class FlatPoseTests
{
    private readonly FlatPose _pose = new();

    [Fact]
    public void A_sensor_that_turned_by_twelve_degrees_is_noticed_at_the_fifth_stance_and_once()
    {
        Assert.All(Stances(20, 0), Assert.False);
        Assert.Equal([false, false, false, false, true], Stances(5, 12));
        Assert.All(Stances(20, 12), Assert.False);
    }

    [Fact]
    public void A_single_stance_on_a_doorstep_is_no_slip()
    {
        Assert.All(Stances(8, 0), Assert.False);
        Assert.All(Stances(4, 15), Assert.False);
        Assert.All(Stances(1, 0), Assert.False);
        Assert.All(Stances(4, 15), Assert.False);
    }

    [Fact]
    public void Stances_that_differ_from_each_other_are_no_slip()
    {
        Assert.All(Stances(8, 0), Assert.False);
        for (int i = 0; i < 6; i++)
        {
            Assert.All(Stances(1, i % 2 == 0 ? 15 : -15), Assert.False);
        }
    }

    [Fact]
    public void It_comes_back_when_the_sensor_is_put_right()
    {
        Stances(8, 0);
        Assert.True(Stances(5, 20)[^1]);
        Assert.True(Stances(5, 0)[^1]);
    }

    private bool[] Stances(int count, double tiltDeg) =>
        [.. Enumerable.Range(0, count).Select(_ => _pose.HasSlipped(Quat.FromAxisAngle(Vec3.UnitX, tiltDeg * Angle.RadPerDeg).Rotate(Vec3.UnitZ)))];
}
