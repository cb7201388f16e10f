using System.CommandLine;
using GaitSense.App.Cli.Bench.Exports;
using GaitSense.App.Exports.Formats;

namespace GaitSense.App.Cli.Bench;

/// <summary><c>bench</c>: what this machine can do.</summary>
internal static class BenchVerb
{
    private const string Explanation = """
        Measures this machine: decoding of packets, the orientation filter, the whole engine, and a store on disk. The walk is simulated: six sensors at 100 Hz.
        Times real time says how many such walkers one core could follow. Close other programs; a busy machine measures less.
        With --export one long session (feet and pelvis at 60 Hz) is exported instead, and the largest working set of the process is told, in a row: format, length, samples, steps, memory, size, time.
        """;

    private static readonly Option<double?> Seconds = NumberOption.Real("--seconds", "s", 0.05, 600, "Time for each part. Default: 2");
    private static readonly Option<string?> Folder = new("--data") { HelpName = "dir", Description = "Folder on the disk to measure; a temporary store is made in it and removed. Default: the system's temporary folder" };
    private static readonly Option<string?> Export = new("--export") { HelpName = string.Join('|', SessionFormats.Names), Description = "Measure the memory that an export in this format takes" };
    private static readonly Option<double?> Hours = NumberOption.Real("--hours", "h", 0.01, 10_000, "Length of the session that is exported. Default: 1");
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON in place of the table" };

    static BenchVerb() => Export.AcceptOnlyFromAmong([.. SessionFormats.Names]);

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command bench = new("bench", Explanation) { Seconds, Folder, Export, Hours, Json };
        bench.SetAction((parsed, cancellationToken) => parsed.GetValue(Export) is { } format
            ? new ExportBench(format, parsed.GetValue(Hours) ?? 1, parsed.GetValue(Folder), parsed.GetValue(Json), terminal, TimeProvider.System).RunAsync(cancellationToken)
            : new BenchRun(
                TimeSpan.FromSeconds(parsed.GetValue(Seconds) ?? 2), parsed.GetValue(Folder), parsed.GetValue(Json), terminal, TimeProvider.System).RunAsync(cancellationToken));
        return bench;
    }
}
