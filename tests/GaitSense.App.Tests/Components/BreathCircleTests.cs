using GaitSense.App.Components.Practice;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Time;

namespace GaitSense.App.Tests.Components;

public sealed class BreathCircleTests
{
    [Theory]
    [InlineData(BreathUnit.Seconds, 4, 6)]
    [InlineData(BreathUnit.Steps, 2, 4)]
    public void It_grows_with_each_count_of_an_inhale_and_shrinks_with_each_of_an_exhale(BreathUnit unit, int inhale, int exhale)
    {
        double size = Size(unit, BreathAction.Exhale, exhale - 1, exhale);
        Assert.Equal(0.3, size, 9);
        for (int breath = 0; breath < 2; breath++)
        {
            for (int done = 0; done < inhale; done++)
            {
                double next = Size(unit, BreathAction.Inhale, done, inhale);
                Assert.True(next > size);
                size = next;
            }

            Assert.Equal(1, size, 9);
            for (int done = 0; done < exhale; done++)
            {
                double next = Size(unit, BreathAction.Exhale, done, exhale);
                Assert.True(next < size);
                size = next;
            }

            Assert.Equal(0.3, size, 9);
        }
    }

    [Fact]
    public void Without_a_breath_it_waits() => Assert.Equal("transform: scale(0.5); transition-duration: 0.9s", BreathCircle.Style(null));

    [Fact]
    public void A_second_takes_a_second() => Assert.EndsWith("transition-duration: 1s", BreathCircle.Style(new BreathCount(BreathAction.Inhale, BreathUnit.Seconds, 0, 4, default)), StringComparison.Ordinal);

    private static double Size(BreathUnit unit, BreathAction action, double done, double of) =>
        BreathCircle.Size(new BreathCount(action, unit, done, of, SessionTime.FromSeconds(0)));
}
