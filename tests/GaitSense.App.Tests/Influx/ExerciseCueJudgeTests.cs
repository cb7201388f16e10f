using GaitSense.App.Influx;
using GaitSense.App.People;
using GaitSense.App.Tests.Hosting;
using GaitSense.App.Tests.Live;
using GaitSense.Core.People;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.App.Tests.Influx;

public sealed class ExerciseCueJudgeTests
{
    [Fact]
    public void Uneven_steps_get_a_verdict()
    {
        StepJudge judge = Of(session => ExerciseCatalog.BuiltIn.Find(session.Exercise));
        List<IReadOnlyList<CueVerdict>> verdicts = [.. Enumerable.Range(1, 10).Select(i => judge(WalkedSteps.At(i, 0.25, 0.35)))];

        Assert.DoesNotContain(verdicts[8], v => v.Cue == "even-steps");
        Assert.False(verdicts[9].Single(v => v.Cue == "even-steps").IsInTarget);
    }

    [Fact]
    public void The_target_is_in_the_persons_own_foot_lengths_and_grows()
    {
        using ScratchFolder folder = new();
        using SqliteSessionStore store = SqliteSessionStore.Open(folder.Path);
        store.People.Put(new Person("P07") { FootLengthM = 0.3 });
        ExercisePlans plans = new(store.People, store, ExerciseCatalog.BuiltIn, TimeProvider.System);
        StepJudge judge = Of(plans.Find);
        List<CueVerdict> lengths = [.. Enumerable.Range(1, 17).Select(i => judge(WalkedSteps.At(i, 0.28, 0.28)).Single(v => v.Cue == "step-length"))];

        Assert.All(lengths.Take(16), v => Assert.Equal((0.24, 0.45, true), (Math.Round(v.TargetLow!.Value, 9), Math.Round(v.TargetHigh!.Value, 9), v.IsInTarget)));
        Assert.Equal((0.3, false), (lengths[16].TargetLow!.Value, lengths[16].IsInTarget));
    }

    [Fact]
    public void Each_session_begins_anew_and_an_unknown_exercise_has_no_verdicts()
    {
        ExerciseCueJudge judge = new(session => ExerciseCatalog.BuiltIn.Find(session.Exercise));
        StepJudge first = judge.Of(WalkedSteps.Session());
        for (int i = 1; i <= 16; i++)
        {
            first(WalkedSteps.At(i, 0.22, 0.22));
        }

        Assert.Equal(0.26, first(WalkedSteps.At(17, 0.3, 0.3)).Single(v => v.Cue == "step-length").TargetLow);
        Assert.Equal(0.2, judge.Of(WalkedSteps.Session(number: 2))(WalkedSteps.At(1, 0.3, 0.3)).Single(v => v.Cue == "step-length").TargetLow);
        Assert.Empty(judge.Of(WalkedSteps.Session(exercise: "nothing"))(WalkedSteps.At(1, 0.3, 0.3)));
    }

    private static StepJudge Of(Func<SessionHeader, Core.Exercises.ExerciseProtocol?> exerciseOf) => new ExerciseCueJudge(exerciseOf).Of(WalkedSteps.Session());
}
