using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Coordination;

namespace GaitSense.Gait.Tests.Coordination;

public class StepToPatternTests
{
    [Fact]
    public void Feet_that_are_set_together_move_equally_far_from_the_first_step_on() =>
        Assert.True(StepToPattern.IsStepTo(Walk(0.3, 0.3, 0.05)));

    [Fact]
    public void Feet_that_walk_on_move_twice_as_far_after_the_first_step() =>
        Assert.False(StepToPattern.IsStepTo(Walk(0.3, 0.6, 0.05)));

    [Fact]
    public void Without_a_start_from_level_feet_it_is_not_told()
    {
        Assert.Null(StepToPattern.IsStepTo(Walk(0.6, 0.6, 0.2)));
        Assert.Null(StepToPattern.IsStepTo([]));
    }

    [Fact]
    public void Three_steps_do_not_show_it() => Assert.Null(StepToPattern.IsStepTo([.. Walk(0.3, 0.3, 0.05).Take(4)]));

    private static List<Step> Walk(double firstM, double nextM, double sdM) =>
    [
        .. Enumerable.Range(0, 10).Select(i => Steps.At(i, i % 2 == 0 ? Side.Left : Side.Right) with
        {
            StrideLengthM = i == 0 ? firstM : nextM,
            StepLengthM = firstM,
            StepLengthSdM = sdM,
            Flags = i < 2 ? StepFlags.First : StepFlags.None,
        }),
    ];
}
