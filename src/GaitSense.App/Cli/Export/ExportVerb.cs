using System.CommandLine;
using GaitSense.App.Hosting;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli.Export;

/// <summary><c>export</c>: sessions of the store as files.</summary>
internal static class ExportVerb
{
    private const string Explanation = """
        Writes sessions of the store as files. The store is only read, so the service may keep running.
        csv: steps.csv, events.tsv and summary.json in a folder per session, and sessions.csv that lists them. bids: one Motion-BIDS data set with samples, events and steps.
        """;

    private static readonly Option<string> Store = new("--data") { HelpName = "dir", DefaultValueFactory = _ => ServeOptions.DefaultFolder, Description = "Folder of the store" };
    private static readonly Option<string> Out = new("--out") { HelpName = "dir", Required = true, Description = "Folder for the files; for bids it must be absent or empty" };
    private static readonly Option<string> Format = new("--format") { HelpName = "csv|bids", DefaultValueFactory = _ => "csv", Description = "What is written" };
    private static readonly Option<string?> Person = new("--person") { HelpName = "pseudonym", Description = "Only sessions of this person" };
    private static readonly Option<string?> Exercise = new("--exercise") { HelpName = "id", Description = "Only sessions of this exercise" };
    private static readonly Option<DateTimeOffset?> From = InstantOption.From("--from", "Only sessions that began then or later: 2026-01-31, or 2026-01-31T17:45:00Z; UTC");
    private static readonly Option<DateTimeOffset?> To = InstantOption.To("--to", "Only sessions that began before then; a day counts to its end");
    private static readonly Option<string[]> Sessions = new("--session") { HelpName = "id", AllowMultipleArgumentsPerToken = true, Description = "Only sessions of these identities" };

    static ExportVerb() => Format.AcceptOnlyFromAmong("csv", "bids");

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command export = new("export", Explanation) { Store, Out, Format, Person, Exercise, From, To, Sessions };
        export.SetAction((parsed, cancellationToken) => new ExportRun(OptionsOf(parsed), terminal).RunAsync(cancellationToken));
        return export;
    }

    private static ExportOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(Store),
        parsed.GetRequiredValue(Out),
        parsed.GetValue(Format) == "bids",
        new SessionQuery(parsed.GetValue(Person), parsed.GetValue(Exercise), parsed.GetValue(From), parsed.GetValue(To)),
        parsed.GetValue(Sessions) ?? []);
}
