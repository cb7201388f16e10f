using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Cli.Export;

/// <summary>One run of <c>export</c>: session after session, so that one is in memory at a time.</summary>
internal sealed class ExportRun(ExportOptions options, Terminal terminal)
{
    /// <summary>Writes every session that was asked for.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">There is no such store or session.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(options.Store);
        IReadOnlyList<StoredSession> sessions = Sessions(store);
        ISessionFiles files = options.IsBids ? new BidsFiles(options.Out) : new TableFiles(options.Out);
        ProgressLine progress = new(terminal);
        for (int i = 0; i < sessions.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Show(string.Create(CultureInfo.InvariantCulture, $"{i} of {sessions.Count} sessions"));
            await files.AddAsync(store, sessions[i], cancellationToken);
        }

        files.Complete();
        progress.Clear();
        terminal.Out.Write(string.Create(CultureInfo.InvariantCulture, $"Exported to {options.Out}: sessions {sessions.Count}, steps {sessions.Sum(s => s.StepCount)}\n"));
        return ExitCodes.Done;
    }

    private IReadOnlyList<StoredSession> Sessions(SqliteSessionStore store)
    {
        IReadOnlyList<StoredSession> found = [.. store.List(options.Query).OrderBy(s => s.Header.StartedAt)];
        if (options.Sessions.Count > 0)
        {
            string? missing = options.Sessions.FirstOrDefault(id => found.All(s => s.Header.Id.Value != id));
            if (missing is not null)
            {
                throw NotFound(store, $"there is no session \"{missing}\" among those asked for");
            }

            found = [.. found.Where(s => options.Sessions.Contains(s.Header.Id.Value))];
        }

        return found.Count > 0 ? found : throw NotFound(store, "no session matches");
    }

    private static InputFaultException NotFound(SqliteSessionStore store, string what) =>
        new(new InputFault(what, store.File, "Check --data, --session, --person, --exercise, --from and --to."));
}
