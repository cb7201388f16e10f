using System.Buffers;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.States;
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

/// <summary>Trunk, arms and breathing of whole walks whose truth is exact.</summary>
public class UpperBodyTests
{
    private const double Seconds = 60;

    [Theory]
    [InlineData("demo", 100)]
    [InlineData("mounting", 50)]
    [InlineData("lean-back", 200)]
    [InlineData("tilt-drift", 100)]
    [InlineData("pauses", 100)]
    [InlineData("turn", 100)]
    public async Task Angles_of_the_trunk_are_what_they_are(string scenario, double rateHz)
    {
        (AnalysisResult result, SimulationTruth truth) = await WalkAsync(scenario, rateHz);
        List<(Step Step, Step True)> pairs = Pairs(result, truth);

        Assert.True(pairs.Count > 30, $"{pairs.Count}");
        Assert.InRange(Mae(pairs, s => s.PelvicTiltRad), 0, 0.6);
        Assert.InRange(Mae(pairs, s => s.PelvicTiltRangeRad), 0, 0.6);
        Assert.InRange(Mae(pairs, s => s.PelvicObliquityRangeRad), 0, 0.6);
        Assert.InRange(Mae(pairs, s => s.PelvicRotationRangeRad), 0, 0.6);
        Assert.InRange(Mae(pairs, s => s.LumbarExtensionRad), 0, 0.8);
    }

    [Theory]
    [InlineData("demo", 100)]
    [InlineData("arms-together", 100)]
    [InlineData("mounting", 100)]
    [InlineData("brisk", 100)]
    [InlineData("forward", 200)]
    [InlineData("pauses", 100)]
    public async Task The_arms_phase_and_swing_are_what_they_are(string scenario, double rateHz)
    {
        (AnalysisResult result, SimulationTruth truth) = await WalkAsync(scenario, rateHz);
        List<(Step Step, Step True)> pairs = Pairs(result, truth);
        double[] off = [.. pairs.Where(p => p.Step.ArmLegPhaseRad is not null && p.True.ArmLegPhaseRad is not null)
            .Select(p => Math.Abs(Angle.Wrap(p.Step.ArmLegPhaseRad!.Value - p.True.ArmLegPhaseRad!.Value)) * Angle.DegPerRad)];

        Assert.True(off.Length >= 0.95 * pairs.Count, $"{off.Length} of {pairs.Count}");
        Assert.InRange(off.Average(), 0, 10);
        Assert.InRange(Mae(pairs, s => s.ArmSwingRad), 0, 2);
        Assert.All(pairs, p => Assert.Equal(p.True.ArmLegRatio, p.Step.ArmLegRatio));
    }

    [Theory]
    [InlineData(180)]
    [InlineData(100)]
    [InlineData(-140)]
    public async Task A_pelvis_sensor_of_unknown_facing_is_found_from_the_walking(double turnDeg)
    {
        Quat turn = Quat.FromAxisAngle(Vec3.UnitZ, turnDeg * Angle.RadPerDeg);
        (AnalysisResult result, SimulationTruth truth) = await WalkAsync("tilt-offset", 100, turn);
        List<(Step Step, Step True)> pairs = Pairs(result, truth);
        List<(Step Step, Step True)> late = [.. pairs.Where(p => p.Step.PelvicTiltRad is not null)];

        Assert.True(late.Count >= pairs.Count - 10, $"{late.Count} of {pairs.Count}");
        Assert.Contains(pairs, p => p.Step.PelvicTiltRad is null);
        Assert.InRange(Mae(late, s => s.PelvicTiltRad), 0, 0.6);
        Assert.InRange(Mae(late, s => s.PelvicObliquityRangeRad), 0, 0.6);
    }

    [Theory]
    [InlineData("standing")]
    [InlineData("demo")]
    [InlineData("brisk")]
    public async Task Breathing_is_found_where_nothing_lies_over_it(string scenario)
    {
        (AnalysisResult result, SimulationTruth truth) = await WalkAsync(scenario, 100);

        Assert.InRange(result.Summary.BreathingRatePerMin!.Value, truth.BreathingRatePerMin - 0.5, truth.BreathingRatePerMin + 0.5);
        Assert.Equal(scenario == "standing", result.Summary.Breathing!.RestRatePerMin is not null);
    }

    [Theory]
    [InlineData("shuffle")]
    [InlineData("pauses")]
    [InlineData("turn")]
    public async Task Breathing_is_not_told_where_steps_or_pauses_lie_over_it(string scenario)
    {
        (AnalysisResult result, _) = await WalkAsync(scenario, 100);

        Assert.Null(result.Summary.BreathingRatePerMin);
        Assert.NotNull(result.Summary.Breathing);
    }

    [Fact]
    public async Task Every_value_has_a_confidence_and_an_absent_one_has_none()
    {
        (AnalysisResult result, _) = await WalkAsync("turn", 100);

        Assert.All(result.Steps, s => Assert.Equal(
            (s.StrideLengthM is null, s.StepLengthM is null, s.FootStrikeAngleRad is null, s.ToeOutRad is null, s.FootClearanceM is null),
            (s.Confidences.Length == 0, s.Confidences.StepLength == 0, s.Confidences.StrikeAngle == 0, s.Confidences.ToeOut == 0, s.Confidences.Clearance == 0)));
        Assert.All(result.Steps, s => Assert.Equal(
            (s.PelvicTiltRad is null, s.LumbarExtensionRad is null, s.ArmSwingRad is null, s.TrunkCounterRotationRad is null),
            (s.Confidences.PelvicTilt == 0, s.Confidences.Lumbar == 0, s.Confidences.Arm == 0, s.Confidences.CounterRotation == 0)));
        double straight = result.Steps.Where(s => !s.Flags.HasFlag(StepFlags.Turn)).Max(s => s.Confidences.PelvicTilt);
        Assert.All(result.Steps.Where(s => s.Flags.HasFlag(StepFlags.Turn)), s => Assert.True(s.Confidences.PelvicTilt < 0.5 * straight));
    }

    [Fact]
    public void An_engine_that_was_saved_goes_on_as_if_nothing_had_happened()
    {
        (ImuRecording recording, _) = SimulatedRecording.Create(ScenarioCatalog.Find("pauses")!, 7, Seconds, 100);
        SensorDescriptor[] sensors = [.. recording.Tracks.Select(t => t.Sensor)];
        StepList wholeSteps = new();
        StepList laterSteps = new();
        GaitEngine whole = new(sensors, GaitOptions.Default, wholeSteps);
        GaitEngine again = new(sensors, GaitOptions.Default, laterSteps);
        bool isSaved = false;
        int before = 0;
        foreach (var sample in DirectRun.Samples(recording))
        {
            if (!isSaved && sample.Sample.Time.Seconds > 31)
            {
                isSaved = true;
                before = wholeSteps.Steps.Count;
                ArrayBufferWriter<byte> saved = new();
                whole.Visit(new StateWriter(saved));
                StateReader reader = new(saved.WrittenMemory);
                again.Visit(reader);
                Assert.Equal(0, reader.Left);
            }

            whole.Accept(sample);
            if (isSaved)
            {
                again.Accept(sample);
            }
        }

        whole.Complete();
        again.Complete();
        Assert.True(before > 5 && laterSteps.Steps.Count > 5);
        Assert.Equal(wholeSteps.Steps.Skip(before), laterSteps.Steps);
        Assert.Equal(whole.Measures().Breathing, again.Measures().Breathing);
        Assert.Equal(whole.Measures().Posture, again.Measures().Posture);
        Assert.Equal(whole.Measures().Metrics, again.Measures().Metrics);
    }

    private static double Mae(List<(Step Step, Step True)> pairs, Func<Step, double?> value) => pairs
        .Where(p => value(p.Step) is not null && value(p.True) is not null)
        .Average(p => Math.Abs(value(p.Step)!.Value - value(p.True)!.Value)) * Angle.DegPerRad;

    private static List<(Step Step, Step True)> Pairs(AnalysisResult result, SimulationTruth truth) =>
    [
        .. from t in truth.Steps
           where t.PelvicTiltRad is not null && !t.Flags.HasFlag(StepFlags.Turn)
           let s = result.Steps.FirstOrDefault(s => s.Side == t.Side && Math.Abs(s.InitialContact.Seconds - t.InitialContact.Seconds) < 0.25)
           where s is not null && s.StrideTime is not null && !s.Flags.HasFlag(StepFlags.Turn)
           select (s, t),
    ];

    // The pelvis sensor turned about the vertical, and nothing known of its axes.
    private static async Task<(AnalysisResult Result, SimulationTruth Truth)> WalkAsync(string scenario, double rateHz, Quat? pelvisTurn = null)
    {
        (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(ScenarioCatalog.Find(scenario)!, 7, Seconds, rateHz);
        if (pelvisTurn is { } turn)
        {
            recording = recording with { Tracks = [.. recording.Tracks.Select(t => t.Sensor.Site == BodySite.Pelvis ? Turned(t, turn) : t)] };
        }

        await using RecordingSource source = new(recording);
        return (await OfflineAnalysis.RunAsync(
            recording.Name, source, ExerciseCatalog.BuiltIn.Find("reverse-walking")!, GaitOptions.Default, null, TestContext.Current.CancellationToken), truth);
    }

    private static ImuTrack Turned(ImuTrack t, Quat turn) => t with
    {
        Sensor = t.Sensor with { Axes = AxesKnowledge.Unknown },
        AccelerationMps2 = [.. t.AccelerationMps2.Select(a => turn.InverseRotate(a))],
        AngularRateRadPerS = [.. t.AngularRateRadPerS.Select(w => turn.InverseRotate(w))],
    };

    private sealed class StepList : Core.Ports.IGaitReceiver
    {
        public List<Step> Steps { get; } = [];

        public void OnContact(in ProvisionalContact contact)
        {
        }

        public void OnStep(Step step) => Steps.Add(step);

        public void OnEvent(in GaitEvent gaitEvent)
        {
        }

        public void OnPosture(in PostureFrame posture)
        {
        }
    }
}
