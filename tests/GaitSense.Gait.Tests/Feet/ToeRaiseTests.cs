using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Tests.Feet;

public class ToeRaiseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(180)]
    [InlineData(-130)]
    public void Two_raises_tell_backward_from_forward_under_any_mounting(double yawDeg)
    {
        FootWalk walk = new(Mounting(yawDeg), AxesKnowledge.Unknown);

        walk.Stand(3).RaiseToes(0.35).RaiseToes(0.35).Step(-0.4).Step(-0.4).Step(0.4).Feed();

        Assert.True(walk.Tracker.HasKnownSense);
        Assert.Equal(
            [WalkingDirection.Backward, WalkingDirection.Backward, WalkingDirection.Forward],
            walk.Strides.Select(s => s.Direction));
    }

    [Fact]
    public void One_raise_does_not_settle_it()
    {
        FootWalk walk = new(Mounting(100), AxesKnowledge.Unknown);

        walk.Stand(3).RaiseToes(0.35).Step(-0.4).Feed();

        Assert.False(walk.Tracker.HasKnownSense);
    }

    [Fact]
    public void A_raise_is_no_stride()
    {
        FootWalk walk = new();

        walk.Stand(3).RaiseToes(0.35).RaiseToes(0.35).Feed();

        Assert.Empty(walk.Strides);
    }

    private static Quat Mounting(double yawDeg) =>
        Quat.FromAxisAngle(Vec3.UnitZ, yawDeg * Angle.RadPerDeg) * Quat.FromAxisAngle(new Vec3(0.6, 0.8, 0), 0.5);
}
