using GaitSense.Core.Exercises;
using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.Acceptance.Tests;

/// <summary>Whole hip lifts whose truth is exact. They hold behaviour, not accuracy on people.</summary>
public class HipLiftTests
{
    private const double Seconds = 150;

    [Theory]
    [InlineData("hip-lift", 1)]
    [InlineData("hip-lift", 2)]
    [InlineData("hip-lift-high", 1)]
    [InlineData("hip-lift-uneven", 1)]
    [InlineData("hip-lift-hasty", 1)]
    public async Task Every_repetition_is_found_and_measured(string scenario, long seed)
    {
        (SessionSummary summary, SimulationTruth truth) = await LiftAsync(Scenario(scenario), seed);

        Assert.Equal(truth.Repetitions.Count, summary.Repetitions.Count);
        Assert.Equal(Enumerable.Range(1, truth.Repetitions.Count), summary.Repetitions.Select(r => r.Number));
        Assert.All(truth.Repetitions.Zip(summary.Repetitions), pair =>
        {
            (Repetition t, Repetition m) = pair;
            Assert.InRange(Math.Abs((t.Start - m.Start).TotalSeconds), 0, 0.25);
            Assert.InRange(Math.Abs((t.LiftTime - m.LiftTime).TotalSeconds), 0, 0.4);
            Assert.InRange(Math.Abs((t.HoldTime - m.HoldTime).TotalSeconds), 0, 0.5);
            Assert.InRange(Math.Abs((t.LowerTime - m.LowerTime).TotalSeconds), 0, 0.4);
            Assert.InRange(Math.Abs(t.TuckRad - m.TuckRad) * Angle.DegPerRad, 0, 1.5);
            Assert.InRange(Math.Abs(t.RollRad!.Value - m.RollRad!.Value) * Angle.DegPerRad, 0, 3);
            Assert.InRange(Math.Abs(t.ThoraxTuckRad!.Value - m.ThoraxTuckRad!.Value) * Angle.DegPerRad, 0, 1.5);
            Assert.InRange(Math.Abs((t.LiftHeightM - m.LiftHeightM) ?? 0), 0, 0.03);
            Assert.True(m.Valid);
        });
    }

    [Fact]
    public async Task Breaths_of_a_long_hold_are_counted()
    {
        SimulationScenario scenario = Scenario("hip-lift");
        scenario = scenario with { Lift = scenario.Lift! with { HoldS = 15 } };
        (SessionSummary summary, SimulationTruth truth) = await LiftAsync(scenario, 3);

        (Repetition Truth, Repetition Found)[] counted = [.. truth.Repetitions.Zip(summary.Repetitions).Where(p => p.Second.Breaths is not null)];
        Assert.True(counted.Length >= truth.Repetitions.Count - 1, $"{counted.Length} of {truth.Repetitions.Count}");
        Assert.All(counted, p => Assert.InRange(Math.Abs(p.Truth.Breaths!.Value - p.Found.Breaths!.Value), 0, 0.5));
    }

    [Fact]
    public async Task What_went_wrong_is_out_of_target()
    {
        (SessionSummary good, _) = await LiftAsync(Scenario("hip-lift"), 1);
        (SessionSummary high, _) = await LiftAsync(Scenario("hip-lift-high"), 1);
        (SessionSummary uneven, _) = await LiftAsync(Scenario("hip-lift-uneven"), 1);
        (SessionSummary hasty, _) = await LiftAsync(Scenario("hip-lift-hasty"), 1);

        Assert.All(good.Targets.Where(t => t.Value.Judged > 0), t => Assert.True(t.Value.Share >= 0.8, $"{t}"));
        Assert.Equal(0, high.Targets["back-on-floor"].Share);
        Assert.Equal(0, high.Targets["tuck"].Share);
        Assert.Equal(0, uneven.Targets["even"].Share);
        Assert.Equal(0, hasty.Targets["hold"].Share);
        Assert.Equal(0, hasty.Targets["lower-slowly"].Share);
        Assert.Equal(0, good.Targets["heels-gentle"].Judged);
    }

    [Fact]
    public async Task Live_gives_the_repetitions_that_offline_gives()
    {
        SimulationScenario scenario = Scenario("hip-lift");
        SimulatedWalker Source() => new(scenario, 5, TimeProvider.System) { Pace = Pace.AsFastAsPossible, Duration = TimeSpan.FromSeconds(80) };
        AnalysisResult offline = await OfflineAnalysis.RunAsync("s", Source(), ExerciseCatalog.BuiltIn.Find("hip-lift")!, GaitOptions.Default, null, TestContext.Current.CancellationToken);
        SimulatedWalker source = Source();
        SessionHeader header = new()
        {
            Id = new SessionId("s"),
            StartedAt = DateTimeOffset.UnixEpoch,
            Person = "P01",
            Exercise = "hip-lift",
            Source = source.Name,
            Sensors = source.Sensors,
            Version = "test",
        };
        LiveSession session = new(header, source, ExerciseCatalog.BuiltIn.Find("hip-lift")!, [], options: new LiveSessionOptions { WhenFull = FullQueue.Wait });
        SessionSummary live = await session.RunAsync(CancellationToken.None);

        Assert.NotEmpty(offline.Summary.Repetitions);
        Assert.Equal(offline.Summary.Repetitions, live.Repetitions);
        Assert.Equal(offline.Summary.Targets, live.Targets);
    }

    [Fact]
    public async Task Without_a_thorax_what_needs_it_is_left_out()
    {
        SimulationScenario scenario = Scenario("hip-lift");
        scenario = scenario with { Sensors = scenario.Sensors with { Sites = [BodySite.Pelvis] } };
        (SessionSummary summary, SimulationTruth truth) = await LiftAsync(scenario, 1);

        Assert.Equal(truth.Repetitions.Count, summary.Repetitions.Count);
        Assert.All(summary.Repetitions, r => Assert.Equal((null, null), (r.ThoraxTuckRad, r.LumbarExtensionRad)));
        Assert.Equal(0, summary.Targets["lumbar"].Judged);
    }

    [Fact]
    public async Task The_angles_of_a_lift_are_told_once()
    {
        RecordingSource source = new(SimulatedRecording.Create(Scenario("hip-lift"), 1, 20).Recording);
        PostureTimes told = new();
        SessionPipeline pipeline = new(source.Sensors, GaitOptions.Default with { Movement = ExerciseMovement.HipLift }, told);
        await source.RunAsync(pipeline, TestContext.Current.CancellationToken);
        pipeline.Complete();

        // About 20 a second, of the meter alone: the engine's would be counted from standing.
        Assert.InRange(told.Count, 300, 420);
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    [Theory]
    [InlineData("standing")]
    [InlineData("heel-first")]
    public async Task Who_does_not_lie_on_the_back_lifts_nothing(string scenario)
    {
        (SessionSummary summary, _) = await LiftAsync(Scenario(scenario), 1);
        Assert.Empty(summary.Repetitions);
    }

    private static SimulationScenario Scenario(string name) => ScenarioCatalog.Find(name)!;

    private static async Task<(SessionSummary Summary, SimulationTruth Truth)> LiftAsync(SimulationScenario scenario, long seed)
    {
        (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(scenario, seed, Seconds);
        AnalysisResult result = await OfflineAnalysis.RunAsync(
            scenario.Name, new RecordingSource(recording), ExerciseCatalog.BuiltIn.Find("hip-lift")!, GaitOptions.Default, null, TestContext.Current.CancellationToken);
        return (result.Summary, truth);
    }

    private sealed class PostureTimes : List<SessionTime>, IGaitReceiver
    {
        public void OnPosture(in PostureFrame posture) => Add(posture.Time);

        public void OnContact(in ProvisionalContact contact)
        {
            // Posture alone is looked at.
        }

        public void OnStep(Step step)
        {
            // Posture alone is looked at.
        }

        public void OnEvent(in GaitEvent gaitEvent)
        {
            // Posture alone is looked at.
        }
    }
}
