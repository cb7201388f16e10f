using GaitSense.App.Gateway;
using GaitSense.Core.Sensors;

namespace GaitSense.App.Tests.Gateway;

public sealed class ShakeAssignmentTests
{
    private readonly ShakeAssignment _shaking = new([BodySite.LeftFoot, BodySite.RightFoot]);

    [Fact]
    public void Whichever_is_shaken_for_a_moment_gets_the_place()
    {
        Assert.Null(_shaking.Observe("a", 0));
        Assert.Null(_shaking.Observe("a", ShakeAssignment.HoldNs - 1));
        Assert.Equal(("a", BodySite.LeftFoot), _shaking.Observe("a", ShakeAssignment.HoldNs));
        Assert.Equal(BodySite.RightFoot, _shaking.Wanted);
        Assert.True(_shaking.WaitsForRest);
    }

    [Fact]
    public void A_short_knock_decides_nothing()
    {
        _shaking.Observe("a", 0);
        _shaking.Observe(null, ShakeAssignment.HoldNs / 2);
        Assert.Null(_shaking.Observe("a", ShakeAssignment.HoldNs));
        Assert.Null(_shaking.Observe("b", ShakeAssignment.HoldNs * 2));
    }

    [Fact]
    public void The_next_place_is_asked_for_only_after_rest_and_never_given_to_the_same_sensor()
    {
        _shaking.Observe("a", 0);
        _shaking.Observe("a", ShakeAssignment.HoldNs);
        Assert.Null(_shaking.Observe("b", ShakeAssignment.HoldNs * 2));
        Assert.Null(_shaking.Observe("b", ShakeAssignment.HoldNs * 4));
        _shaking.Observe(null, ShakeAssignment.HoldNs * 5);
        Assert.False(_shaking.WaitsForRest);
        Assert.Null(_shaking.Observe("a", ShakeAssignment.HoldNs * 6));
        Assert.Null(_shaking.Observe("a", ShakeAssignment.HoldNs * 8));
        Assert.Null(_shaking.Observe("b", ShakeAssignment.HoldNs * 9));
        Assert.Equal(("b", BodySite.RightFoot), _shaking.Observe("b", ShakeAssignment.HoldNs * 10));
        Assert.Null(_shaking.Wanted);
    }

    [Fact]
    public void A_place_can_be_left_out()
    {
        _shaking.Skip();
        Assert.Equal(BodySite.RightFoot, _shaking.Wanted);
    }
}
