using GaitSense.Devices.Native;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;

namespace GaitSense.App.Cli.Simulate;

/// <summary>A simulated walk as the packets that its sensors would have sent.</summary>
internal static class NativeSimulation
{
    // Nobody walked at any date; a fixed one keeps the same seed giving the same file.
    private static readonly DateTimeOffset NoDate = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the recording.</summary>
    /// <returns>What really happened in it.</returns>
    public static async Task<SimulationTruth> WriteAsync(string stem, SimulationScenario scenario, SimulateOptions options, CancellationToken cancellationToken)
    {
        await using SimulatedWalker walker = new(scenario, options.Seed, TimeProvider.System)
        {
            Pace = Pace.AsFastAsPossible,
            Duration = TimeSpan.FromSeconds(options.Seconds),
        };
        NativeRecordingHeader header = new()
        {
            StartedAt = NoDate,
            Person = scenario.Name,
            Exercise = ExerciseChoice.Default,
            Source = walker.Name,
            Sensors = walker.Sensors,
        };
        using (NativeRecordingWriter writer = NativeRecordingWriter.Create(stem + NativeRecordingWriter.FileExtension, header))
        {
            await walker.RunAsync(writer, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return SimulationTruth.Measure(scenario, options.Seed, options.Seconds);
    }
}
