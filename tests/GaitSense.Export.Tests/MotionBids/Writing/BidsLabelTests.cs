using GaitSense.Export.MotionBids.Writing;

namespace GaitSense.Export.Tests.MotionBids.Writing;

public sealed class BidsLabelTests
{
    [Theory]
    [InlineData("p-01", "p01")]
    [InlineData("20260131T174502-3f9a1c", "20260131T1745023f9a1c")]
    [InlineData("\u00E4_/..", "unknown")]
    public void Labels_hold_letters_and_digits_only(string text, string label) => Assert.Equal(label, BidsLabel.Of(text));

    [Theory]
    [InlineData("reverse-walking", "backwards")]
    [InlineData("hip-lift", "hiplift")]
    public void Tasks_are_named_after_their_exercise(string exercise, string task) => Assert.Equal(task, BidsLabel.TaskOf(exercise));
}
