using GaitSense.Core.Sensors;
using GaitSense.Gait.Engine;

namespace GaitSense.Gait.Tests.Engine;

public class StepLengthFilterTests
{
    [Fact]
    public void From_level_feet_the_first_steps_follow_from_the_strides()
    {
        StepLengthFilter filter = new();
        filter.OnStanding();

        Assert.True(filter.TryLand(Side.Left, -0.3, false, out double first, out double sd));
        Assert.True(filter.TryLand(Side.Right, -0.6, false, out double second, out _));
        Assert.True(filter.TryLand(Side.Left, -0.6, true, out double third, out _));

        Assert.Equal(0.3, first, 0.01);
        Assert.Equal(0.3, second, 0.02);
        Assert.Equal(0.3, third, 0.02);
        Assert.InRange(sd, 0.03, 0.06);
    }

    [Fact]
    public void Without_a_known_start_nothing_is_told_at_first()
    {
        StepLengthFilter filter = new();

        Assert.False(filter.TryLand(Side.Left, -0.5, false, out _, out double sd));
        Assert.True(sd > 0.2);
    }

    [Fact]
    public void Strides_that_differ_by_an_error_of_measurement_do_not_pull_the_feet_apart()
    {
        StepLengthFilter filter = new();
        filter.OnStanding();
        filter.TryLand(Side.Left, -0.3, false, out _, out _);
        double step = 0;
        for (int i = 0; i < 40; i++)
        {
            filter.TryLand(Side.Right, -0.59, true, out _, out _);
            filter.TryLand(Side.Left, -0.61, true, out step, out _);
        }

        Assert.Equal(0.3, step, 0.03);
    }

    [Fact]
    public void Feet_that_pause_together_are_level_again()
    {
        StepLengthFilter drifted = After(closing: 0.38);
        drifted.OnPause();
        drifted.TryLand(Side.Left, -0.3, false, out double step, out double sd);

        StepLengthFilter undrifted = After(closing: 0.38);
        undrifted.TryLand(Side.Left, -0.3, false, out double without, out double withoutSd);

        Assert.True(sd < withoutSd);
        Assert.True(Math.Abs(step - 0.3) < Math.Abs(without - 0.3));
    }

    [Fact]
    public void Feet_that_pause_a_step_apart_are_not_taken_for_level()
    {
        StepLengthFilter filter = After(closing: 0.6);
        filter.TryLand(Side.Left, -0.3, false, out double expected, out double sd);

        StepLengthFilter paused = After(closing: 0.6);
        paused.OnPause();
        paused.TryLand(Side.Left, -0.3, false, out double step, out double pausedSd);

        Assert.Equal((expected, sd), (step, pausedSd));
    }

    // Ten steps from level feet; the right foot ends the walk with the closing stride given.
    private static StepLengthFilter After(double closing)
    {
        StepLengthFilter filter = new();
        filter.OnStanding();
        filter.TryLand(Side.Left, -0.3, false, out _, out _);
        for (int i = 0; i < 4; i++)
        {
            filter.TryLand(Side.Right, -0.6, true, out _, out _);
            filter.TryLand(Side.Left, -0.6, true, out _, out _);
        }

        filter.TryLand(Side.Right, -closing, true, out _, out _);
        return filter;
    }

    [Fact]
    public void After_a_loss_the_value_is_withheld()
    {
        StepLengthFilter filter = new();
        filter.OnStanding();
        filter.TryLand(Side.Left, -0.3, false, out _, out _);
        filter.OnLost();

        Assert.False(filter.TryLand(Side.Right, -0.6, true, out _, out _));
    }

    [Fact]
    public void A_foot_that_lands_twice_says_that_a_landing_of_the_other_was_missed()
    {
        StepLengthFilter filter = After(closing: 0.6);
        Assert.True(filter.TryLand(Side.Left, -0.6, true, out _, out _));

        Assert.False(filter.TryLand(Side.Left, -0.6, true, out _, out double sd));
        Assert.True(sd > 0.2);
    }
}
