using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using GaitSense.App.Cli.Analyze;
using GaitSense.App.Cli.Bench;
using GaitSense.App.Cli.Compare;
using GaitSense.App.Cli.Export;
using GaitSense.App.Cli.Gateway;
using GaitSense.App.Cli.Influx;
using GaitSense.App.Cli.Reanalyze;
using GaitSense.App.Cli.Report;
using GaitSense.App.Cli.Sensors;
using GaitSense.App.Cli.Simulate;
using GaitSense.App.Cli.Store;

namespace GaitSense.App.Cli;

/// <summary>The command <c>gaitsense</c>: its verbs, and what becomes of faults.</summary>
public static class CommandLine
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">What was written after the command's name.</param>
    /// <param name="terminal">Where it writes to.</param>
    /// <param name="cancellationToken">Stops it, as Ctrl-C does.</param>
    /// <returns>The exit code (<see cref="ExitCodes"/>).</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        ParseResult parsed = Root(terminal).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return WrongUsage(parsed, terminal);
        }

        InvocationConfiguration how = new()
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToStop,
        };
        return await Faults.GuardAsync(NameOf(parsed), terminal.Error, () => parsed.InvokeAsync(how, cancellationToken));
    }

    private static RootCommand Root(Terminal terminal)
    {
        RootCommand root = new("Measures reverse walking and other exercises with body-worn inertial sensors. Without a verb it runs the service.")
        {
            ServeVerb.Create(),
            AnalyzeVerb.Create(terminal),
            ReanalyzeVerb.Create(terminal),
            CompareVerb.Create(terminal),
            SimulateVerb.Create(terminal),
            ExportVerb.Create(terminal),
            ReportVerb.Create(terminal),
            InfluxVerb.Create(terminal),
            StoreVerb.Create(terminal),
            SensorsVerb.Create(terminal),
            GatewayVerb.Create(terminal),
            BenchVerb.Create(terminal),
        };
        ServeVerb.MakeDefault(root);
        return root;
    }

    private static int WrongUsage(ParseResult parsed, Terminal terminal)
    {
        string name = NameOf(parsed);
        foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
        {
            terminal.Error.Write($"{name}: {message}\n");
        }

        terminal.Error.Write($"See: {name} --help\n");
        return ExitCodes.WrongUsage;
    }

    private static string NameOf(ParseResult parsed) =>
        string.Join(' ', Path(parsed.CommandResult).Reverse());

    private static IEnumerable<string> Path(CommandResult? result)
    {
        for (; result is not null; result = result.Parent as CommandResult)
        {
            yield return result.Command is RootCommand ? "gaitsense" : result.Command.Name;
        }
    }
}
