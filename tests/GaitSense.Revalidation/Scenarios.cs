using GaitSense.Core.Recordings;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.Revalidation;

/// <summary>Runs the shipped engine over simulated walks. They find mistakes; they are no evidence of accuracy.</summary>
internal static class Scenarios
{
    public static async Task<IReadOnlyList<(string Name, AnalysisResult Result, Comparison Comparison)>> RunAsync(double? rateHz, long seed, double seconds)
    {
        List<(string, AnalysisResult, Comparison)> rows = [];
        foreach (SimulationScenario scenario in ScenarioCatalog.All)
        {
            (ImuRecording recording, var truth) = SimulatedRecording.Create(scenario, seed, seconds, rateHz);
            await using RecordingSource source = new(recording);
            AnalysisResult result = await OfflineAnalysis.RunAsync(
                scenario.Name, source, ExerciseCatalog.BuiltIn.Find("reverse-walking")!, GaitOptions.Default);
            rows.Add((scenario.Name, result, Comparison.Of(
                result.Steps, [.. truth.Steps.Select(TruthRow.Of)], [(0, seconds - 0.8)], 0.25, true)));
        }

        return rows;
    }
}
