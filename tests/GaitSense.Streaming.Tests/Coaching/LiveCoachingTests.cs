using System.Reactive.Linq;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Coaching;

public class LiveCoachingTests
{
    private static readonly ExerciseProtocol Walking = ExerciseCatalog.BuiltIn.Find("reverse-walking")!;
    private static readonly LiveSessionOptions Waiting = new() { WhenFull = FullQueue.Wait };

    [Fact]
    public async Task A_walker_on_the_toes_is_told_to_set_the_heel_first()
    {
        CueList sink = new();
        await New("toe-first", sink).RunAsync(CancellationToken.None);
        Assert.Contains(sink.Cues, c => c is { Kind: CueKind.Correction, CueId: "heel-first" });
        Assert.Equal((CueLevel.Red, "heel-first"), (sink.Statuses[^1].Light, sink.Statuses[^1].LightCue));
    }

    [Fact]
    public async Task A_walker_on_the_heels_is_praised()
    {
        CueList sink = new();
        await New("heel-first", sink).RunAsync(CancellationToken.None);
        Assert.Contains(sink.Cues, c => c.Kind == CueKind.Praise);
        Assert.DoesNotContain(sink.Cues, c => c is { Kind: CueKind.Correction, CueId: "heel-first" });
    }

    [Fact]
    public async Task Nobody_is_told_anything_while_the_coaching_rests()
    {
        CueList sink = new();
        CueWriter writer = new();
        LiveSession session = New("toe-first", sink, new StoreSink(writer, Sessions.Header([])));
        session.RestCoaching(true);
        await session.RunAsync(CancellationToken.None);
        Assert.Empty(sink.Cues);
        Assert.Empty(writer.Cues);
        Assert.Equal(CueLevel.Red, sink.Statuses[^1].Light);
    }

    [Fact]
    public async Task The_same_packets_give_the_same_cues()
    {
        CueList a = new();
        CueList b = new();
        await New("mixed", a).RunAsync(CancellationToken.None);
        await New("mixed", b).RunAsync(CancellationToken.None);
        Assert.NotEmpty(a.Cues);
        Assert.Equal(a.Cues, b.Cues);
    }

    [Fact]
    public async Task Others_can_listen_and_one_that_throws_costs_nobody_a_cue()
    {
        CueList sink = new();
        LiveSession session = New("mixed", sink);
        List<CoachingCue> heard = [];
        bool hasEnded = false;
        using IDisposable bad = session.Cues.Subscribe(_ => throw new InvalidOperationException("listener"));
        using IDisposable good = session.Cues.Subscribe(heard.Add, () => hasEnded = true);
        SessionSummary summary = await session.RunAsync(CancellationToken.None);
        Assert.Equal(sink.Cues, heard);
        Assert.True(hasEnded);
        Assert.Equal(0, session.AnalysisFailures);
        Assert.DoesNotContain(summary.Quality.Notes, n => n.StartsWith("cues", StringComparison.Ordinal));
    }

    [Fact]
    public void The_operator_tells_the_same_of_the_same_findings_to_each_subscriber()
    {
        GaitFinding[] findings = [.. Enumerable.Range(0, 12).Select(i => new GaitFinding
        {
            Step = new Core.Steps.Step
            {
                Side = i % 2 == 0 ? Core.Sensors.Side.Left : Core.Sensors.Side.Right,
                InitialContact = Core.Time.SessionTime.FromSeconds(i),
                Direction = Core.Steps.WalkingDirection.Backward,
                ContactPattern = Core.Steps.ContactPattern.Toe,
                Valid = true,
            },
        })];
        IObservable<CoachingCue> cues = findings.ToObservable().Coach(Walking);
        IList<CoachingCue> first = cues.ToList().Wait();
        Assert.Equal(4, first.Count);
        Assert.Equal(first, cues.ToList().Wait());
    }

    [Fact]
    public async Task Cues_are_kept_in_the_store()
    {
        CueWriter writer = new();
        CueList sink = new();
        await New("mixed", sink, new StoreSink(writer, Sessions.Header([]))).RunAsync(CancellationToken.None);
        Assert.NotEmpty(writer.Cues);
        Assert.Equal(sink.Cues, writer.Cues);
    }

    private static LiveSession New(string scenario, params ISessionSink[] sinks)
    {
        SimulatedWalker source = new(ScenarioCatalog.Find(scenario)!, 7, TimeProvider.System)
        {
            Pace = Pace.AsFastAsPossible,
            Duration = TimeSpan.FromSeconds(40),
        };
        return new LiveSession(Sessions.Header(source.Sensors), source, Walking, sinks, options: Waiting);
    }

    private sealed class CueList : ISessionSink
    {
        public string Name => "list";

        public List<CoachingCue> Cues { get; } = [];

        public List<CoachStatus> Statuses { get; } = [];

        public void OnCue(in CoachingCue cue) => Cues.Add(cue);

        public void OnCoach(CoachStatus status) => Statuses.Add(status);
    }
}
