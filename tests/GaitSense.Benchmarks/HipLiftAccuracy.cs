using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.Benchmarks;

/// <summary>Errors of the hip lift's measures against the truth of simulated lifts, as a table.</summary>
internal static class HipLiftAccuracy
{
    private const double Seconds = 300;
    private static readonly string[] Scenarios = ["hip-lift", "hip-lift-high", "hip-lift-uneven", "hip-lift-hasty"];

    private static readonly (string Name, Func<Repetition, double?> Value)[] Measures =
    [
        ("start, s", r => r.Start.Seconds),
        ("lift time, s", r => r.LiftTime.TotalSeconds),
        ("hold time, s", r => r.HoldTime.TotalSeconds),
        ("lower time, s", r => r.LowerTime.TotalSeconds),
        ("tuck, deg", r => Angle.ToDeg(r.TuckRad)),
        ("roll, deg", r => Angle.ToDeg(r.RollRad)),
        ("thorax, deg", r => Angle.ToDeg(r.ThoraxTuckRad)),
        ("height, cm", r => 100 * r.LiftHeightM),
        ("breaths", r => r.Breaths),
    ];

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| scenario | lifts | found | " + string.Join(" | ", Measures.Select(m => m.Name)) + " |");
        Console.WriteLine("|---|---|---|" + string.Concat(Measures.Select(_ => "---|")));
        foreach (string name in Scenarios)
        {
            await TellAsync(ScenarioCatalog.Find(name)!);
        }

        return 0;
    }

    private static async Task TellAsync(SimulationScenario scenario)
    {
        List<(Repetition Truth, Repetition Found)> pairs = [];
        int truths = 0;
        int found = 0;
        for (long seed = 1; seed <= 5; seed++)
        {
            (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(scenario, seed, Seconds);
            AnalysisResult result = await OfflineAnalysis.RunAsync(
                scenario.Name, new RecordingSource(recording), ExerciseCatalog.BuiltIn.Find("hip-lift")!, GaitOptions.Default);
            truths += truth.Repetitions.Count;
            found += result.Summary.Repetitions.Count;
            pairs.AddRange(truth.Repetitions.SelectMany(t => result.Summary.Repetitions
                .Where(f => Math.Abs((f.Start - t.Start).TotalSeconds) < 1).Select(f => (t, f))));
        }

        Console.WriteLine($"| {scenario.Name} | {truths} | {found} | " + string.Join(" | ", Measures.Select(m => Errors(pairs, m.Value))) + " |");
    }

    private static string Errors(List<(Repetition Truth, Repetition Found)> pairs, Func<Repetition, double?> value)
    {
        double[] errors = [.. pairs.Select(p => value(p.Found) - value(p.Truth)).OfType<double>().Select(Math.Abs)];
        string share = errors.Length == pairs.Count ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100.0 * errors.Length / pairs.Count:0} % given)");
        return errors.Length == 0 ? "none given" : string.Create(CultureInfo.InvariantCulture, $"{errors.Average():0.00} / {errors.Max():0.00}{share}");
    }
}
