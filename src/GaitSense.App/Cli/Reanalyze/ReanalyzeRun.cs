using System.Globalization;
using GaitSense.App.Cli.Batch;
using GaitSense.App.People;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Cli.Reanalyze;

/// <summary>One run of <c>reanalyze</c>: several sessions at a time, each by itself.</summary>
internal sealed class ReanalyzeRun(ReanalyzeOptions options, Terminal terminal, TimeProvider time)
{
    /// <summary>Measures every session that was asked for and is not done yet.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">There is no such store, session or exercise.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Exercise is { } exercise)
        {
            _ = ExerciseChoice.Of(exercise);
        }

        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(options.Store);
        StoredSession[] sessions = [.. Sessions(store)];
        BatchManifest manifest = BatchManifest.Open(options.Out);
        SessionReanalysis reanalysis = new(store, options, manifest, terminal.Error);
        ReanalyzeOutcome[] outcomes = new ReanalyzeOutcome[sessions.Length];
        ProgressBar bar = new(terminal, time, sessions.Length);
        try
        {
            ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(sessions.Index(), parallel, async (item, token) =>
            {
                outcomes[item.Index] = await reanalysis.RunAsync(item.Item, token);
                bar.Step(item.Item.Header.Id.Value, outcomes[item.Index].IsSkipped);
            });
        }
        finally
        {
            bar.Clear();
        }

        return ReanalyzeReport.Tell(options, outcomes, terminal);
    }

    private StoredSession[] Sessions(SqliteSessionStore store)
    {
        if (options.Session is { } asked)
        {
            StoredSession session = SessionId.TryParse(asked, out SessionId id) && store.Find(id) is { } known
                ? known
                : throw new InputFaultException(new InputFault($"there is no session \"{asked}\"", store.File, "Use the identity of a session of this store, or --all."));
            Withdrawal.Refuse(store.People, session.Header.Person);
            return [session];
        }

        ILookup<bool, StoredSession> matching = store.List(options.Query).Where(s => s.State != SessionState.Recording).OrderBy(s => s.Header.StartedAt)
            .ToLookup(s => Withdrawal.Is(store.People, s.Header.Person));
        if (matching[true].Count() is var withdrawn and > 0)
        {
            terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"{withdrawn} sessions of people who have withdrawn consent are left out\n"));
        }

        StoredSession[] found = [.. matching[false]];
        return found.Length > 0 ? found : throw new InputFaultException(new InputFault("no session matches", store.File, string.Create(CultureInfo.InvariantCulture, $"Check --data, --person, --of-exercise, --from and --to; a session that is being recorded is left out.")));
    }
}
