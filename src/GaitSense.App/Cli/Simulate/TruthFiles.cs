using System.Text;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Export.Csv;

namespace GaitSense.App.Cli.Simulate;

/// <summary>Writes what really happened beside a recording.</summary>
internal static class TruthFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the table of landings, for hip lifts that of repetitions, and what holds for the whole recording.</summary>
    public static void Write(string folder, string subject, SimulationScenario scenario, SimulationTruth truth)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{subject}.csv"), TruthTable.Of(scenario, truth), Utf8);
        if (scenario.Lift is not null)
        {
            using StringWriter repetitions = new();
            RepetitionCsv.Write(repetitions, truth.Repetitions);
            File.WriteAllText(Path.Combine(folder, $"{subject}_repetitions.csv"), repetitions.ToString(), Utf8);
        }

        File.WriteAllText(Path.Combine(folder, $"{subject}_summary.json"), TruthSummary.Of(subject, scenario, truth), Utf8);
    }
}
