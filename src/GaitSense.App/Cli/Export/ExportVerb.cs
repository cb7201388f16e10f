using System.CommandLine;
using GaitSense.App.Exports;
using GaitSense.App.Exports.Formats;
using GaitSense.App.Hosting;

namespace GaitSense.App.Cli.Export;

/// <summary><c>export</c>: sessions of the store as files.</summary>
internal static class ExportVerb
{
    private const string Explanation = $"""
        Writes sessions of the store as files. The store is only read, so the service may keep running.
        {SessionFormats.Explanation}
        Only people who gave consent are in it, and those named by --person or --session who were not asked; whoever withdrew is in no export.
        """;

    private static readonly Option<string> Store = new("--data") { HelpName = "dir", DefaultValueFactory = _ => ServeOptions.DefaultFolder, Description = "Folder of the store" };
    private static readonly Option<string> Out = new("--out") { HelpName = "dir", Required = true, Description = "Folder for the files; for bids it must be absent or empty" };
    private static readonly Option<string> Format = new("--format") { HelpName = string.Join('|', SessionFormats.Names), DefaultValueFactory = _ => "csv", Description = "What is written" };
    private static readonly Option<string[]> People = new("--person") { HelpName = "pseudonym", AllowMultipleArgumentsPerToken = true, Description = "Only sessions of these people" };
    private static readonly Option<string?> Exercise = new("--exercise") { HelpName = "id", Description = "Only sessions of this exercise" };
    private static readonly Option<DateTimeOffset?> From = InstantOption.From("--from", "Only sessions that began then or later: 2026-01-31, or 2026-01-31T17:45:00Z; UTC");
    private static readonly Option<DateTimeOffset?> To = InstantOption.To("--to", "Only sessions that began before then; a day counts to its end");
    private static readonly Option<string[]> Sessions = new("--session") { HelpName = "id", AllowMultipleArgumentsPerToken = true, Description = "Only sessions of these identities" };
    private static readonly Option<double?> LeastValid = NumberOption.Real("--min-valid", "share", 0, 1, "Only sessions where at least this share of the steps is valid");
    private static readonly Option<double?> FewestSteps = NumberOption.Real("--min-steps", "n", 0, int.MaxValue, "Only sessions with at least so many steps");

    static ExportVerb() => Format.AcceptOnlyFromAmong([.. SessionFormats.Names]);

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command export = new("export", Explanation) { Store, Out, Format, People, Exercise, From, To, Sessions, LeastValid, FewestSteps };
        export.SetAction((parsed, cancellationToken) => new ExportRun(OptionsOf(parsed), terminal).RunAsync(cancellationToken));
        return export;
    }

    private static ExportOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(Store),
        parsed.GetRequiredValue(Out),
        parsed.GetRequiredValue(Format),
        new CohortFilter
        {
            People = parsed.GetValue(People) ?? [],
            Sessions = parsed.GetValue(Sessions) ?? [],
            Exercise = parsed.GetValue(Exercise),
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            LeastValidShare = parsed.GetValue(LeastValid),
            FewestSteps = (int?)parsed.GetValue(FewestSteps),
        });
}
