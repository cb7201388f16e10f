using System.Buffers;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class FootTrackerTests
{
    [Theory]
    [InlineData(-0.4, 0, WalkingDirection.Backward)]
    [InlineData(0.4, 0, WalkingDirection.Forward)]
    [InlineData(0, 0.3, WalkingDirection.Lateral)]
    [InlineData(-0.05, 0, WalkingDirection.Backward)]
    public void A_step_is_measured_in_the_foots_own_heading(double forwardM, double leftM, WalkingDirection expected)
    {
        FootWalk walk = new();

        walk.Stand(2).Step(forwardM, leftM).Step(forwardM, leftM).Feed();

        Assert.Equal(2, walk.Strides.Count);
        Assert.All(walk.Strides, s => Assert.Equal(expected, s.Direction));
        Assert.All(walk.Strides, s => Assert.Equal(Math.Sqrt((forwardM * forwardM) + (leftM * leftM)), s.LengthM, 0.005));
    }

    [Theory]
    [InlineData(0.05, 0.6, 60)]
    [InlineData(0.05, 0.6, 100)]
    [InlineData(0.05, 1.0, 100)]
    [InlineData(0.1, 1.0, 60)]
    [InlineData(0.3, 1.5, 100)]
    public void A_foot_that_slides_without_lifting_or_turning_has_stepped(double lengthM, double seconds, double rateHz)
    {
        FootWalk walk = new(rateHz: rateHz);

        walk.Stand(2).Slide(-lengthM, seconds).Slide(-lengthM, seconds).Slide(-lengthM, seconds).Feed();

        Assert.Equal(3, walk.Strides.Count);
        Assert.All(walk.Strides, s => Assert.Equal(WalkingDirection.Backward, s.Direction));
        Assert.All(walk.Strides, s => Assert.Equal(lengthM, s.LengthM, 0.01));
    }

    [Theory]
    [InlineData(SampleMarks.AngularRateSaturated, StepFlags.Clipped | StepFlags.LowQuality)]
    [InlineData(SampleMarks.AccelerationSaturated, StepFlags.Clipped)]
    public void A_rotation_that_was_cut_off_spoils_the_stride_and_a_shock_does_not(SampleMarks marks, StepFlags expected)
    {
        FootWalk walk = new();

        walk.Stand(2).Feed().Step(-0.4).Feed(60, marks).Feed().Step(-0.4).Feed();

        Assert.Equal([expected, StepFlags.None], walk.Strides.Select(s => s.Flags & (StepFlags.Clipped | StepFlags.LowQuality)));
    }

    [Fact]
    public void The_first_word_on_a_landing_comes_before_the_foot_is_at_rest_and_the_pattern_soon_after()
    {
        FootWalk walk = new();
        walk.Stand(2).Step(-0.5).Step(-0.5);

        walk.Feed();

        Assert.Equal([1, 2, 3, 1, 2, 3], walk.Touches.Select(t => t.Revision));
        Assert.All(walk.Touches.Where(t => t.Revision == 1), t => Assert.Equal(ContactPattern.Unknown, t.Pattern));
        Assert.All(walk.Touches.Where(t => t.Revision == 2), t => Assert.NotEqual(ContactPattern.Unknown, t.Pattern));
        Assert.All(walk.Touches, t => Assert.Equal(WalkingDirection.Backward, t.Direction));
    }

    [Fact]
    public void Stopped_saved_restored_and_continued_equals_never_stopped()
    {
        FootWalk whole = Walk().Feed();
        for (int cut = 50; cut < 900; cut += 61)
        {
            FootWalk first = Walk().Feed(cut);
            ArrayBufferWriter<byte> state = new();
            first.Tracker.Visit(new StateWriter(state));
            FootWalk second = Walk();
            second.Feed(37); // leaves traces that the saved state must replace
            StateReader reader = new(state.WrittenMemory);
            second.Tracker.Visit(reader);
            Assert.Equal(0, reader.Left);
            second.Strides.Clear();
            second.Strides.AddRange(first.Strides);
            FootWalk rest = Walk().Feed(0);
            foreach ((double t, Vec3 f, Vec3 w) in rest.Samples.Skip(cut))
            {
                second.Tracker.Accept(t, f, w, Core.Samples.SampleMarks.None);
            }

            Assert.Equal(whole.Strides, second.Strides);
        }
    }

    [Fact]
    public void A_state_that_was_saved_at_another_rate_is_refused()
    {
        ArrayBufferWriter<byte> state = new();
        new FootTracker(Core.Sensors.Side.Left, 50, Core.Sensors.AxesKnowledge.Exact, FootOptions.Default, Signal.Orientation.VqfOptions.Default, new FootWalk())
            .Visit(new StateWriter(state));

        Assert.Throws<InputFaultException>(() => new FootWalk().Tracker.Visit(new StateReader(state.WrittenMemory)));
    }

    private static FootWalk Walk() => new FootWalk().Stand(2).Step(-0.4).Step(-0.3).Step(-0.5, 0.02).Stand(1).Step(0.4);
}
