using System.CommandLine;
using GaitSense.App.Hosting;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli.Reanalyze;

/// <summary><c>reanalyze</c>: stored sessions once more, with this version or other options, beside the old results.</summary>
internal static class ReanalyzeVerb
{
    private const string Explanation = """
        Measures stored sessions again from their raw packets, with this version of the engine or other options, and compares the new result with the stored one. The store is only read: nothing in it changes.
        Per session: steps.csv, events.tsv, summary.json, options.json and a folder comparison (first = stored, second = new). reanalysis.csv lists all.
        It can be stopped at any time (Ctrl+C): only whole results are there, manifest.jsonl lists them, and the same command goes on with what is missing. A session that cannot be done gets error.json; the others are still done, and the exit code is 1.
        """;

    private static readonly Argument<string?> Session = new("session") { Arity = ArgumentArity.ZeroOrOne, Description = "Identity of a session; or --all" };
    private static readonly Option<bool> All = new("--all") { Description = "All sessions of the store that match" };
    private static readonly Option<string> Store = new("--data") { HelpName = "dir", DefaultValueFactory = _ => ServeOptions.DefaultFolder, Description = "Folder of the store; it may be in use" };
    private static readonly Option<string> Out = new("--out") { HelpName = "dir", Required = true, Description = "Folder for the results; made when absent" };
    private static readonly Option<string?> Person = new("--person") { HelpName = "pseudonym", Description = "With --all: only sessions of this person" };
    private static readonly Option<string?> OfExercise = new("--of-exercise") { HelpName = "id", Description = "With --all: only sessions of this exercise" };
    private static readonly Option<DateTimeOffset?> From = InstantOption.From("--from", "With --all: only sessions that began then or later");
    private static readonly Option<DateTimeOffset?> To = InstantOption.To("--to", "With --all: only sessions that began before then; a day counts to its end");
    private static readonly Option<string?> Exercise = new("--exercise") { HelpName = "id", Description = "Exercise that the steps are judged by. Default: the session's own" };
    private static readonly Option<string?> Engine = new("--engine-options") { HelpName = "file.json", Description = "Options of the engine that differ from the defaults" };
    private static readonly Option<bool> Plots = new("--plots") { Description = "Also draw a Bland-Altman plot of each measure" };
    private static readonly Option<int> Jobs = NumberOption.Whole("--jobs", "n", 1, 256, Environment.ProcessorCount, "Sessions at a time");
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON in place of the table" };

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command reanalyze = new("reanalyze", Explanation) { Session, All, Store, Out, Person, OfExercise, From, To, Exercise, Engine, Plots, Jobs, Json };
        reanalyze.Validators.Add(result =>
        {
            if (result.GetValue(Session) is null != result.GetValue(All))
            {
                result.AddError("Name one session, or give --all.");
            }
        });
        reanalyze.SetAction((parsed, cancellationToken) => new ReanalyzeRun(OptionsOf(parsed), terminal, TimeProvider.System).RunAsync(cancellationToken));
        return reanalyze;
    }

    private static ReanalyzeOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(Store),
        parsed.GetRequiredValue(Out),
        parsed.GetValue(Session),
        new SessionQuery(parsed.GetValue(Person), parsed.GetValue(OfExercise), parsed.GetValue(From), parsed.GetValue(To)),
        parsed.GetValue(Exercise),
        EngineOptionsFile.Load(parsed.GetValue(Engine)),
        parsed.GetValue(Jobs),
        parsed.GetValue(Plots),
        parsed.GetValue(Json));
}
