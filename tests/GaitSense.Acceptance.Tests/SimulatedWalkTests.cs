using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Revalidation;
using GaitSense.Streaming;

namespace GaitSense.Acceptance.Tests;

/// <summary>Whole walks whose truth is exact. They hold behaviour, not accuracy on people.</summary>
public class SimulatedWalkTests
{
    private const double Seconds = 40;

    [Theory]
    [InlineData("heel-first", 100)]
    [InlineData("toe-first", 100)]
    [InlineData("flat", 100)]
    [InlineData("mixed", 60)]
    [InlineData("mixed", 200)]
    [InlineData("long-steps", 100)]
    [InlineData("asymmetric", 100)]
    [InlineData("toe-out", 100)]
    [InlineData("pauses", 100)]
    [InlineData("forward-bout", 100)]
    [InlineData("mounting", 100)]
    public async Task Every_landing_is_found_and_told_rightly(string scenario, double rateHz)
    {
        (AnalysisResult _, Comparison c) = await WalkAsync(scenario, rateHz);

        Assert.True(c.F1 >= 0.98, $"found {c.Found} of {c.Truth}, {c.Extra} more");
        Assert.Equal(c.Direction.All, c.Direction.Right);
        Assert.True(c.Pattern.Right >= 0.95 * c.Pattern.All, $"{c.Pattern}");
        Assert.InRange(c.Stride.Mae, 0, 0.015);
        Assert.InRange(Math.Abs(c.Tilt.Bias), 0, 1);
    }

    [Theory]
    [InlineData("standing")]
    public async Task Standing_gives_no_step(string scenario)
    {
        (AnalysisResult result, _) = await WalkAsync(scenario, 100);

        Assert.Empty(result.Steps);
    }

    [Fact]
    public async Task Taps_and_heel_rocks_give_no_steps()
    {
        (_, Comparison c) = await WalkAsync("taps", 100);

        Assert.True(c.Truth > 5);
        Assert.Equal(0, c.Extra);
    }

    [Fact]
    public async Task Shuffles_without_any_rotation_are_found()
    {
        (_, Comparison c) = await WalkAsync("shuffle", 100);

        Assert.True(c.F1 >= 0.98, $"found {c.Found} of {c.Truth}, {c.Extra} more");
    }

    [Fact]
    public async Task Arms_that_alternate_go_together_or_swing_twice_are_told_apart()
    {
        (AnalysisResult alternate, _) = await WalkAsync("heel-first", 100);
        (AnalysisResult together, _) = await WalkAsync("arms-together", 100);
        (AnalysisResult twice, _) = await WalkAsync("arms-double", 100);
        (AnalysisResult none, _) = await WalkAsync("no-arms", 100);

        Assert.All(Phases(alternate), p => Assert.True(Math.Abs(p) > 150 * Math.PI / 180));
        Assert.All(Phases(together), p => Assert.True(Math.Abs(p) < 30 * Math.PI / 180));
        Assert.All(twice.Steps.Where(s => s.ArmSwingRad is not null), s => Assert.Equal(2, s.ArmLegRatio));
        Assert.All(none.Steps, s => Assert.Null(s.ArmLegRatio));
        Assert.True(Phases(alternate).Count > 20 && Phases(together).Count > 20);
    }

    [Fact]
    public async Task What_was_lost_on_the_radio_is_not_invented()
    {
        (AnalysisResult result, Comparison c) = await WalkAsync("loss", 100);

        Step[] gaps = [.. result.Steps.Where(s => s.Flags.HasFlag(StepFlags.Gap))];
        Assert.NotEmpty(gaps);
        Assert.All(gaps, s => Assert.True(!s.Valid && s.StrideLengthM is null && s.Direction == WalkingDirection.Unknown));
        Assert.InRange(c.Stride.Mae, 0, 0.015);
    }

    [Fact]
    public async Task A_tilt_that_drifts_is_followed()
    {
        (_, Comparison c) = await WalkAsync("tilt-drift", 100);

        Assert.InRange(c.Tilt.Mae, 0, 1);
        Assert.True(c.Tilt.Count > 20);
    }

    [Fact]
    public async Task One_foot_alone_is_measured_and_the_rest_stays_empty()
    {
        (ImuRecording both, SimulationTruth truth) = SimulatedRecording.Create(ScenarioCatalog.Find("feet-only")!, 7, Seconds, 100);
        ImuRecording one = both with { Tracks = [.. both.Tracks.Where(t => t.Sensor.Site == Core.Sensors.BodySite.RightFoot)] };

        AnalysisResult result = await AnalyzeAsync(one);

        Assert.Equal(truth.Steps.Count(s => s.Side == Core.Sensors.Side.Right && s.InitialContact.Seconds < Seconds - 1), result.Steps.Count(s => s.InitialContact.Seconds < Seconds - 1));
        Assert.All(result.Steps, s => Assert.True(s.StepLengthM is null && s.StepTime is null && s.PelvicTiltRad is null && s.StrideLengthM is not null));
    }

    private static List<double> Phases(AnalysisResult result) =>
        [.. result.Steps.Where(s => s.ArmLegPhaseRad is not null).Select(s => s.ArmLegPhaseRad!.Value)];

    private static async Task<(AnalysisResult Result, Comparison Comparison)> WalkAsync(string scenario, double rateHz)
    {
        (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(ScenarioCatalog.Find(scenario)!, 7, Seconds, rateHz);
        AnalysisResult result = await AnalyzeAsync(recording);
        return (result, Comparison.Of(result.Steps, [.. truth.Steps.Select(TruthRow.Of)], [(0, Seconds - 0.8)], 0.25, true));
    }

    private static async Task<AnalysisResult> AnalyzeAsync(ImuRecording recording)
    {
        await using RecordingSource source = new(recording);
        return await OfflineAnalysis.RunAsync(
            recording.Name, source, ExerciseCatalog.BuiltIn.Find("reverse-walking")!, GaitOptions.Default, null, TestContext.Current.CancellationToken);
    }
}
