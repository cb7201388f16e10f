using System.CommandLine;

namespace GaitSense.App.Cli.Analyze;

/// <summary><c>analyze</c>: measures recordings offline.</summary>
internal static class AnalyzeVerb
{
    private const string Explanation = """
        Measures recordings offline and writes steps.csv, events.tsv and summary.json for each, in a folder named after the recording.
        A recording that cannot be analysed gets error.json; the others are still done, and the exit code is 1.
        Where only a part can be used (a garbled row, a clock that goes back, a file that was cut off) the rest is measured, and error.json stands beside it.
        """;

    private static readonly Argument<string> Input = new("input")
    {
        Description = "A Motion-BIDS data set (all its recordings), one *_motion.tsv, a native recording (.gsraw), a file or folder of another make (CSV of Movella DOT, MbientLab, Movesense; JSON of Movesense; HDF5 of APDM), or with --data the identity of a stored session",
    };

    private static readonly Option<string> Out = new("--out") { HelpName = "dir", Required = true, Description = "Folder for the results; made when absent" };
    private static readonly Option<string?> Store = new("--data") { HelpName = "dir", Description = "Folder of the store that holds the session; it may be in use" };
    private static readonly Option<string?> Exercise = new("--exercise") { HelpName = "id", Description = $"Exercise that the steps are judged by. Default: {ExerciseChoice.Default}; for a session or native recording its own" };
    private static readonly Option<string?> Mounting = new("--mounting") { HelpName = "file.json", Description = "Fixes how each sensor sits on its body site, in place of what the recording says" };
    private static readonly Option<bool> Signals = new("--signals") { Description = "Also write signals.parquet: samples and orientation of every sensor in the axes of its body site, the body angles, and the trajectories of the feet" };
    private static readonly Option<bool> TellSides = new("--tell-sides") { Description = "Take left and right of the feet from how the pelvis moves, in place of the labels; needs a pelvis sensor" };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Note in manifest.jsonl what is done, and leave out what an interrupted run with the same content, options and version has done" };
    private static readonly Option<int> Jobs = NumberOption.Whole("--jobs", "n", 1, 256, Environment.ProcessorCount, "Recordings analysed at a time");
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON in place of the table" };

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command analyze = new("analyze", Explanation) { Input, Out, Store, Exercise, Mounting, Signals, TellSides, Resume, Jobs, Json };
        analyze.SetAction((parsed, cancellationToken) => new AnalyzeRun(OptionsOf(parsed), terminal).RunAsync(cancellationToken));
        return analyze;
    }

    private static AnalyzeOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(Input),
        parsed.GetRequiredValue(Out),
        parsed.GetValue(Store),
        parsed.GetValue(Exercise),
        parsed.GetValue(Mounting),
        parsed.GetValue(Signals),
        parsed.GetValue(Jobs),
        parsed.GetValue(Json),
        parsed.GetValue(TellSides),
        parsed.GetValue(Resume));
}
