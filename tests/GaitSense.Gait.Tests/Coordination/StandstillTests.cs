using GaitSense.Core.Steps;
using GaitSense.Gait.Coordination;

namespace GaitSense.Gait.Tests.Coordination;

public class StandstillTests
{
    [Fact]
    public void A_long_double_support_marks_its_step_and_the_next()
    {
        List<Step> steps = Walks.At(10, _ => 0.5);
        steps[7] = steps[7] with { DoubleSupport = TimeSpan.FromSeconds(0.6) };

        IReadOnlySet<Step> stood = Standstill.Of(steps);

        Assert.Equal(2, stood.Count);
        Assert.Contains(steps[7], stood);
        Assert.Contains(steps[8], stood);
    }

    [Fact]
    public void Who_always_stands_long_does_not_stand_still()
    {
        List<Step> steps = [.. Walks.At(10, _ => 0.5).Select(s => s with { DoubleSupport = TimeSpan.FromSeconds(0.7) })];

        Assert.Empty(Standstill.Of(steps));
    }
}
