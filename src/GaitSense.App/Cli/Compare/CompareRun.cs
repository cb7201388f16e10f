using GaitSense.Gait.Agreement;
using GaitSense.Storage;

namespace GaitSense.App.Cli.Compare;

/// <summary>One run of <c>compare</c>.</summary>
internal static class CompareRun
{
    /// <summary>Compares and tells.</summary>
    /// <returns>The exit code: impossible when nothing could be paired.</returns>
    public static int Run(CompareOptions options, Terminal terminal)
    {
        using SqliteSessionStore? store = options.Store is { } folder ? SqliteSessionStore.OpenReadOnly(folder) : null;
        Rater first = Rater.Read(options.First, store);
        Rater second = Rater.Read(options.Second, store);
        StepComparison comparison = StepComparison.Of(first.Steps, second.Steps, options.How);
        if (options.Out is { } place)
        {
            ComparisonFiles.Write(place, first.Name, second.Name, options.How, comparison);
        }

        if (options.AsJson)
        {
            terminal.Out.Write(ComparisonJson.Of(first.Name, second.Name, options.How, comparison));
        }
        else
        {
            ComparisonTable.Write(terminal.Out, first.Name, second.Name, comparison);
        }

        if (comparison.Matched == 0)
        {
            terminal.Error.Write("gaitsense compare: no landing of one report pairs with one of the other. Are they of the same walk? --find-offset looks for another zero of the clock, --tolerance widens the window.\n");
            return ExitCodes.Impossible;
        }

        return ExitCodes.Done;
    }
}
