using System.Globalization;
using GaitSense.App.Exports;
using GaitSense.Core.Recordings;
using GaitSense.Storage;

namespace GaitSense.App.Cli.Export;

/// <summary>One run of <c>export</c>.</summary>
internal sealed class ExportRun(ExportOptions options, Terminal terminal)
{
    /// <summary>Writes every session that was asked for.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">There is no such store or session, or none may be exported.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(options.Store);
        Cohort cohort = Choose(store);
        ProgressLine progress = new(terminal);
        ExportResult result;
        try
        {
            result = await new ExportRunner(store, cohort, options.Format, options.Out).RunAsync(
                p => progress.Show(string.Create(CultureInfo.InvariantCulture, $"{p.Done} of {p.Sessions} sessions, {p.Share:P0}")), cancellationToken);
        }
        finally
        {
            progress.Clear();
        }

        Tell(result);
        return result.LeftOut.Any(l => l.IsFault) ? ExitCodes.Impossible : ExitCodes.Done;
    }

    private Cohort Choose(SqliteSessionStore store)
    {
        Cohort cohort = Cohort.Choose(store, store.People, options.Filter);
        string? missing = options.Filter.Sessions.FirstOrDefault(
            id => cohort.Sessions.All(s => s.Header.Id.Value != id) && cohort.LeftOut.All(l => l.Session != id));
        return missing is not null ? throw NotFound(store, $"there is no session \"{missing}\" among those asked for")
            : cohort.Sessions.Count > 0 ? cohort
            : cohort.LeftOut.Count == 0 ? throw NotFound(store, "no session matches")
            : throw new InputFaultException(new InputFault(
                $"every session that matches is left out: {string.Join("; ", cohort.LeftOut.Select(l => l.Why).Distinct())}",
                store.File,
                "Ask for consent, lower what is asked of quality, or name people with --person."));
    }

    private void Tell(ExportResult result)
    {
        terminal.Out.Write(string.Create(CultureInfo.InvariantCulture, $"Exported to {options.Out}: sessions {result.Sessions}, steps {result.Steps}\n"));
        foreach (LeftOut left in result.LeftOut)
        {
            terminal.Error.Write($"gaitsense export: {left.Session} of {left.Person} is left out: {left.Why}\n");
        }
    }

    private static InputFaultException NotFound(SqliteSessionStore store, string what) =>
        new(new InputFault(what, store.File, "Check --data, --session, --person, --exercise, --from and --to."));
}
