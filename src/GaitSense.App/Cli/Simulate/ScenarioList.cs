using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.App.Cli.Simulate;

/// <summary>Names the scenarios.</summary>
internal static class ScenarioList
{
    /// <summary>Writes each scenario's name and what it shows.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(TextWriter writer, bool asJson)
    {
        if (asJson)
        {
            WriteJson(writer);
        }
        else
        {
            TextTable.Write(writer, [["scenario", "what it shows"], .. ScenarioCatalog.All.Select(s => new[] { s.Name, s.Summary })]);
        }

        return ExitCodes.Done;
    }

    private static void WriteJson(TextWriter writer) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("scenarios");
        foreach (SimulationScenario scenario in ScenarioCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("name", scenario.Name);
            json.WriteString("summary", scenario.Summary);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));
}
