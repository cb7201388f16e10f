using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Engine;

public class FootMemoryTests
{
    [Fact]
    public void Two_strides_taken_for_one_are_an_outlier_and_do_not_change_what_is_usual()
    {
        FootMemory memory = new();
        Walk(memory, 0, 9, 0.5, 0.4);
        FootStride merged = Stride(9, 1.0, 0.8);

        Assert.True(memory.IsOutlier(merged));
        memory.Remember(merged with { Flags = StepFlags.Outlier }, false);
        Assert.True(memory.IsOutlier(Stride(10, 1.0, 0.8)));
        Assert.False(memory.IsOutlier(Stride(10, 0.5, 0.4)));
    }

    [Fact]
    public void Careful_first_steps_do_not_make_outliers_of_the_walk_that_follows()
    {
        FootMemory memory = new();
        Walk(memory, 0, 9, 0.12, 0.33);

        int outliers = Walk(memory, 9, 12, 0.4, 0.6);

        Assert.Equal(3, outliers);
    }

    [Theory]
    [InlineData(18, 1.0, true)]
    [InlineData(-18, 1.0, true)]
    [InlineData(8, 1.0, false)]
    [InlineData(18, 2.5, false)]
    public void Strides_that_each_turn_a_little_turn_together(double turnDeg, double everyS, bool expected)
    {
        FootMemory memory = new();
        for (int i = 0; i < 4; i++)
        {
            memory.Remember(Stride(i * everyS, 0.4, 0.4) with { TurnRad = Steps.Rad(turnDeg) }, true);
        }

        Assert.Equal(expected, memory.IsTurningWith(Stride(4 * everyS, 0.4, 0.4) with { TurnRad = Steps.Rad(turnDeg) }));
    }

    [Fact]
    public void A_foot_that_wavers_does_not_turn()
    {
        FootMemory memory = new();
        for (int i = 0; i < 8; i++)
        {
            FootStride stride = Stride(i, 0.4, 0.4) with { TurnRad = Steps.Rad(i % 2 == 0 ? 18 : -18) };
            Assert.False(memory.IsTurningWith(stride));
            memory.Remember(stride, true);
        }
    }

    private static int Walk(FootMemory memory, int from, int strides, double lengthM, double swingS)
    {
        int outliers = 0;
        for (int i = from; i < from + strides; i++)
        {
            FootStride stride = Stride(i, lengthM, swingS);
            bool isOutlier = memory.IsOutlier(stride);
            outliers += isOutlier ? 1 : 0;
            memory.Remember(isOutlier ? stride with { Flags = StepFlags.Outlier } : stride, !isOutlier);
        }

        return outliers;
    }

    private static FootStride Stride(double contactS, double lengthM, double swingS) =>
        new() { InitialContactS = contactS, FinalContactS = contactS - swingS, ForwardM = -lengthM };
}
