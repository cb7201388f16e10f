using System.CommandLine;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.App.Cli.Simulate;

/// <summary><c>simulate</c>: recordings whose truth is known exactly.</summary>
internal static class SimulateVerb
{
    private const double DefaultSeconds = 60;

    private const string Explanation = """
        Writes simulated recordings with exact truth: a Motion-BIDS data set or native recordings, and beside them truth/<sub>.csv and truth/<sub>_summary.json.
        The same scenario, seed, length and rate give the same files.
        """;

    private static readonly Option<string?> Out = new("--out") { HelpName = "dir", Description = "Folder for the recordings: absent or empty" };
    private static readonly Option<string[]> Scenario = new("--scenario") { HelpName = "name", AllowMultipleArgumentsPerToken = true, Description = $"What is walked; several give one recording each, \"all\" gives every one. Default: {ScenarioCatalog.Demo.Name}" };
    private static readonly Option<int> Seed = NumberOption.Whole("--seed", "n", 0, int.MaxValue, 1, "Another seed gives another walk and other sensors");
    private static readonly Option<double?> Seconds = NumberOption.Real("--seconds", "s", 6, 86_400, $"Length of each recording. Default: {DefaultSeconds:0}");
    private static readonly Option<double?> Rate = NumberOption.Real("--rate-hz", "hz", 10, 1000, "Sampling rate. Default: the scenario's, mostly 100");
    private static readonly Option<string?> Imu = new("--imu") { HelpName = "part", Description = $"Inertial part inside the sensors, with its noise and offsets: {string.Join(", ", ImuPart.All.Select(p => p.Name))}. Default: the scenario's, mostly {new SensorSetup().Part.Name}" };
    private static readonly Option<string> Format = new("--format") { HelpName = "bids|native", DefaultValueFactory = _ => "bids", Description = "bids: samples of all sensors on one clock; native: packets as radio would bring them, with clocks of their own" };
    private static readonly Option<bool> List = new("--list") { Description = "Name the scenarios and end" };
    private static readonly Option<bool> Json = new("--json") { Description = "With --list: print JSON in place of the table" };

    static SimulateVerb()
    {
        Format.AcceptOnlyFromAmong("bids", "native");
        Imu.AcceptOnlyFromAmong([.. ImuPart.All.Select(p => p.Name)]);
    }

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command simulate = new("simulate", Explanation) { Out, Scenario, Seed, Seconds, Rate, Imu, Format, List, Json };
        simulate.Validators.Add(result =>
        {
            if (!result.GetValue(List) && result.GetValue(Out) is null)
            {
                result.AddError("Option '--out' is required, unless --list is given.");
            }
        });
        simulate.SetAction((parsed, cancellationToken) => parsed.GetValue(List)
            ? Task.FromResult(ScenarioList.Write(terminal.Out, parsed.GetValue(Json)))
            : new SimulateRun(OptionsOf(parsed), terminal).RunAsync(cancellationToken));
        return simulate;
    }

    private static SimulateOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetValue(Out)!,
        [.. ScenariosOf(parsed.GetValue(Scenario)).Select(s => WithPart(s, parsed.GetValue(Imu)))],
        parsed.GetValue(Seed),
        parsed.GetValue(Seconds) ?? DefaultSeconds,
        parsed.GetValue(Rate),
        parsed.GetValue(Format) == "native");

    private static SimulationScenario WithPart(SimulationScenario scenario, string? part) => part is null
        ? scenario
        : scenario with { Sensors = scenario.Sensors with { Part = ImuPart.All.First(p => p.Name == part) } };

    private static IReadOnlyList<SimulationScenario> ScenariosOf(string[]? names) => names switch
    {
        null or [] => [ScenarioCatalog.Demo],
        ["all"] => ScenarioCatalog.All,
        _ => [.. names.Distinct().Select(n => ScenarioCatalog.Find(n) ?? throw Unknown(n))],
    };

    private static InputFaultException Unknown(string name) => new(new InputFault(
        $"there is no scenario \"{name}\"", "--scenario", "See gaitsense simulate --list."));
}
