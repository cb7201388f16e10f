using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.Acceptance.Tests;

/// <summary>A sensor in the roster that is not heard any more.</summary>
public class SilentFootTests
{
    private const double SilentFromS = 15;

    [Fact]
    public async Task The_other_foot_does_not_pause_because_one_is_silent()
    {
        ImuRecording recording = SimulatedRecording.Create(ScenarioCatalog.Find("heel-first")!, 7, 40).Recording;
        ImuRecording silent = recording with
        {
            Tracks = [.. recording.Tracks.Select(t => t.Sensor.Site == BodySite.RightFoot ? Until(t, SilentFromS) : t)],
        };
        AnalysisResult result = await OfflineAnalysis.RunAsync(
            "silent",
            new RecordingSource(silent),
            ExerciseCatalog.BuiltIn.Find("reverse-walking")!,
            GaitOptions.Default,
            null,
            TestContext.Current.CancellationToken);
        Step[] after = [.. result.Steps.Where(s => s.InitialContact.Seconds > SilentFromS + 3)];

        Assert.True(after.Length > 5, $"{after.Length} steps");
        Assert.All(after, s => Assert.Equal((Side.Left, false), (s.Side, s.Flags.HasFlag(StepFlags.Pause))));
    }

    private static ImuTrack Until(ImuTrack track, double seconds)
    {
        int count = track.TimesS.Count(t => t < seconds);
        return track with
        {
            TimesS = [.. track.TimesS.Take(count)],
            AccelerationMps2 = [.. track.AccelerationMps2.Take(count)],
            AngularRateRadPerS = [.. track.AngularRateRadPerS.Take(count)],
        };
    }
}
