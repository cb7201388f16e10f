using System.CommandLine;
using GaitSense.Gait.Agreement;

namespace GaitSense.App.Cli.Compare;

/// <summary><c>compare</c>: how two reports of one walk agree.</summary>
internal static class CompareVerb
{
    private const string Explanation = """
        Compares two reports of one walk, landing by landing: the engine with a reference system, two raters, or two versions.
        Landings of one side are paired one to one within the tolerance: the most pairs, and among those the smallest sum of time differences.
        Per measure: n, bias, SD, limits of agreement (Bland and Altman 1986, 1999), ICC(2,1) and ICC(3,1) (Shrout and Fleiss 1979; McGraw and Wong 1996), SEM and MDC95 = 1.96 sqrt(2) SEM with SEM = sqrt(mean square error), for two raters the SD of the differences / sqrt(2) (Weir 2005, J Strength Cond Res 19:231); all intervals 95 percent. Differences are second minus first.
        """;

    private static readonly Argument<string> First = new("a") { Description = "The reference: steps.csv, an events table (onset, trial_type initial_contact_left|right), a folder of an analysis, or with --data a session" };
    private static readonly Argument<string> Second = new("b") { Description = "What is compared with it; the same choices" };
    private static readonly Option<string?> Store = new("--data") { HelpName = "dir", Description = "Folder of the store when a session is named; it may be in use" };
    private static readonly Option<string?> Out = new("--out") { HelpName = "dir", Description = "Writes comparison.json, agreement.csv, matches.csv and a Bland-Altman plot of each measure (svg and png) there" };
    private static readonly Option<double?> Tolerance = NumberOption.Real("--tolerance", "seconds", 0.01, 2, "Largest time between two reports of one landing. Default: 0.25");
    private static readonly Option<double?> Search = NumberOption.Real("--find-offset", "seconds", 0.1, 3600, "Looks for the offset between the two clocks within so many seconds, and takes it off; without it the clocks are taken as one");
    private static readonly Option<double?> Known = NumberOption.Real("--offset", "seconds", -1e7, 1e7, "Known offset of the second clock, taken off its times");
    private static readonly Option<bool> All = new("--all") { Description = "Also compare values of steps that either side marks as not valid" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON in place of the table" };

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command compare = new("compare", Explanation) { First, Second, Store, Out, Tolerance, Search, Known, All, Json };
        compare.Validators.Add(result =>
        {
            if (result.GetResult(Search) is not null && result.GetResult(Known) is not null)
            {
                result.AddError("Give --offset or --find-offset, not both.");
            }
        });
        compare.SetAction(parsed => CompareRun.Run(OptionsOf(parsed), terminal));
        return compare;
    }

    private static CompareOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(First),
        parsed.GetRequiredValue(Second),
        parsed.GetValue(Store),
        parsed.GetValue(Out),
        parsed.GetValue(Json),
        new ComparisonOptions
        {
            ToleranceS = parsed.GetValue(Tolerance) ?? new ComparisonOptions().ToleranceS,
            OffsetRangeS = parsed.GetValue(Search),
            KnownOffsetS = parsed.GetValue(Known) ?? 0,
            TakesInvalid = parsed.GetValue(All),
        });
}
