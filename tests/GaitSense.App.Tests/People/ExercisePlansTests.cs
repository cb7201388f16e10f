using GaitSense.App.People;
using GaitSense.App.Tests.Hosting;
using GaitSense.App.Tests.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;
using GaitSense.Gait.Summaries;
using GaitSense.Storage;

namespace GaitSense.App.Tests.People;

public sealed class ExercisePlansTests : IDisposable
{
    private const string Walking = "reverse-walking";

    private readonly ScratchFolder _folder = new();
    private readonly SqliteSessionStore _store;
    private readonly ExercisePlans _plans;

    public ExercisePlansTests()
    {
        _store = SqliteSessionStore.Open(_folder.Path);
        _plans = new ExercisePlans(_store.People, _store, ExerciseCatalog.BuiltIn, TimeProvider.System);
        _store.People.Put(new Person("P07"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_level_that_was_earned_is_the_next_sessions_whatever_was_broken_off_since()
    {
        Add(1, steps: 50);
        Assert.Equal(4, LevelOf(_plans.Find("P07", Walking)));
        Add(2, steps: null);
        Assert.Equal(4, LevelOf(_plans.Find("P07", Walking)));
    }

    [Fact]
    public void A_session_that_runs_or_was_broken_off_is_judged_at_the_level_that_it_began_at()
    {
        Add(1, steps: 50);
        Add(2, steps: null);
        Add(3, steps: 50);
        Assert.Equal(1, LevelOf(_plans.Find(WalkedSteps.Session(number: 1))));
        Assert.Equal(4, LevelOf(_plans.Find(WalkedSteps.Session(number: 2))));
        Assert.Equal(4, LevelOf(_plans.Find(WalkedSteps.Session(number: 3))));
    }

    [Fact]
    public void A_changed_plan_begins_at_its_own_level()
    {
        Add(1, steps: 50);
        Assert.Equal(4, LevelOf(_plans.Find("P07", Walking)));
        Assert.True(_plans.Keep("P07", Walking, _plans.WithTargets("P07", Walking, new Dictionary<string, CueTarget>())));
        Assert.Equal(1, LevelOf(_plans.Find("P07", Walking)));
    }

    [Fact]
    public void A_dead_zone_may_be_wider_than_the_tolerance_was()
    {
        string plan = _plans.WithTargets("P07", Walking, new Dictionary<string, CueTarget> { ["feet-straight"] = new(-8, 8, 9, []) });
        Assert.True(_plans.Keep("P07", Walking, plan));
        ExerciseCue cue = _plans.Find("P07", Walking)!.Cues.Single(c => c.Id == "feet-straight");
        Assert.Equal((9.0, 9.0), (cue.DeadZone, cue.Tolerance));
        Assert.Equal(5, ExerciseCatalog.BuiltIn.Find(Walking)!.Cues.Single(c => c.Id == "feet-straight").Tolerance);
    }

    [Fact]
    public void A_tolerance_of_its_own_is_kept()
    {
        string plan = _plans.WithTargets("P07", Walking, new Dictionary<string, CueTarget> { ["feet-straight"] = new(-8, 8, 2, []) { Tolerance = 7 } });
        Assert.True(_plans.Keep("P07", Walking, plan));
        Assert.Equal(7, _plans.Find("P07", Walking)!.Cues.Single(c => c.Id == "feet-straight").Tolerance);
    }

    private static int LevelOf(ExerciseProtocol? exercise) => exercise!.Progression!.StartLevel;

    // Steps of 0.38 m are in target of every level, and sixteen of them bring the next; null for a session that was broken off.
    private void Add(int number, int? steps)
    {
        SessionHeader header = WalkedSteps.Session(number: number);
        ExerciseProtocol exercise = _plans.Find(header)!;
        using ISessionWriter writer = _store.Begin(header);
        SummaryBuilder builder = new();
        for (int i = 1; i <= steps; i++)
        {
            builder.Add(WalkedSteps.At(i, 0.38, 0.38));
        }

        if (steps is not null)
        {
            writer.Finish(builder.Build(header.Id.Value, exercise, 60, [], "test"));
        }
    }
}
