using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Export.MotionBids.Writing;

namespace GaitSense.App.Cli.Simulate;

/// <summary>One run of <c>simulate</c>.</summary>
internal sealed class SimulateRun(SimulateOptions options, Terminal terminal)
{
    private const string About = "Simulated recordings: no person walked. What really happened stands in truth/, exactly.";

    /// <summary>Writes every recording with its truth.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">The folder is not empty.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.IsNative)
        {
            RequireEmpty(options.Out);
        }

        MotionBidsWriter? dataset = options.IsNative ? null : new MotionBidsWriter(options.Out, Info());
        ProgressLine progress = new(terminal);
        List<string[]> rows = [["recording", "scenario", "landings", "seconds"]];
        foreach (SimulationScenario scenario in options.Scenarios)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Show($"{scenario.Name} ...");
            string subject = $"sub-{BidsLabel.Of(scenario.Name)}";
            SimulationTruth truth = dataset is null
                ? await NativeSimulation.WriteAsync(Path.Combine(options.Out, subject), At(scenario), options, cancellationToken)
                : AddTo(dataset, scenario);
            TruthFiles.Write(Path.Combine(options.Out, "truth"), subject, At(scenario), truth);
            rows.Add([subject, scenario.Name, Text(truth.Steps.Count), Text(truth.DurationS)]);
        }

        dataset?.Complete();
        progress.Clear();
        TextTable.Write(terminal.Out, rows);
        return ExitCodes.Done;
    }

    private SimulationTruth AddTo(MotionBidsWriter dataset, SimulationScenario scenario)
    {
        (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(scenario, options.Seed, options.Seconds, options.RateHz);
        dataset.Add(new BidsRecording
        {
            Person = BidsLabel.Of(scenario.Name),
            Exercise = ExerciseChoice.Default,
            TaskDescription = $"{scenario.Summary}. Simulated, overground.",
            Recording = recording,
            Steps = truth.Steps,
            Events = truth.Events,
        });
        return truth;
    }

    private SimulationScenario At(SimulationScenario scenario) => options.RateHz is { } rate
        ? scenario with { Sensors = scenario.Sensors with { RateHz = rate } }
        : scenario;

    private static BidsDatasetInfo Info() => new("Simulated walks", ProgramVersion.Text)
    {
        Authors = ["GaitSense simulator"],
        About = About,
        NotBids = ["truth/"],
    };

    private static void RequireEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InputFaultException(new InputFault("the folder for the recordings is not empty", folder, "Name a new folder, so that no recording is mixed with another's truth."));
        }

        Directory.CreateDirectory(folder);
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
