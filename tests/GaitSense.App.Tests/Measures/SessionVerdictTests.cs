using GaitSense.App.Measures;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Tests.Measures;

public sealed class SessionVerdictTests
{
    [Fact]
    public void Three_repetitions_are_enough_to_say_something_of_and_come_with_their_mean()
    {
        SessionVerdict verdict = SessionVerdict.Of(ExerciseCatalog.BuiltIn.Find("hip-lift")!, Sessions.Lifts(10, 12, 14).Summary!);
        CueResult tuck = Assert.Single(verdict.Well);
        Assert.Equal("tuck", tuck.Cue.Id);
        Assert.Equal(12, tuck.Mean!.Value, 9);
        Assert.Empty(SessionVerdict.Of(ExerciseCatalog.BuiltIn.Find("hip-lift")!, Sessions.Lifts(10, 12).Summary!).Well);
    }

    [Fact]
    public void Four_steps_are_not()
    {
        SessionSummary summary = Sessions.Walk(4, landedAsAsked: 4).Summary!;
        Assert.Empty(SessionVerdict.Of(ExerciseCatalog.BuiltIn.Find("reverse-walking")!, summary).Well);
        Assert.NotEmpty(SessionVerdict.Of(ExerciseCatalog.BuiltIn.Find("reverse-walking")!, Sessions.Walk(5, landedAsAsked: 5).Summary!).Well);
    }
}
