using GaitSense.Core.Sessions;
using GaitSense.Storage;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Upkeep;

namespace GaitSense.App.Storekeeping;

/// <summary>Keeps the store while the service runs: writes what a full disk had refused, seals sessions that have ended, and once a
/// day removes what is older than the retention and lets sealed files take the place of their rows. Nothing of it reaches the live
/// path: the store's writer is held for a portion at a time.</summary>
public sealed class StoreKeeper(SqliteSessionStore store, StoreSettings settings, TimeProvider time, ILogger<StoreKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);
    private readonly HashSet<SessionId> _notSealed = [];
    private DateTimeOffset? _daily;

    /// <summary>Looks once at what is to be done, and does it.</summary>
    /// <param name="cancellationToken">Ends it between two portions.</param>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (store.Condition.WaitingSessions > 0 && store.WriteWaiting())
        {
            log.LogInformation("The store has taken what waited in memory");
        }

        foreach (SessionId id in store.Upkeep.Unsealed().Where(id => !_notSealed.Contains(id)))
        {
            if (!await TrySealAsync(id, cancellationToken))
            {
                break;
            }
        }

        DateTimeOffset now = time.GetUtcNow();
        if (_daily is null || now - _daily >= Daily)
        {
            _daily = now;
            await KeepAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        try
        {
            do
            {
                await GuardAsync(() => LookAsync(stoppingToken));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The service ends; what was begun is taken up at the next start.
        }
    }

    // False when no session can be sealed now: the disk is full. What keeps one session from it keeps no other from anything.
    private async Task<bool> TrySealAsync(SessionId id, CancellationToken cancellationToken)
    {
        string why = "its file read back differently";
        try
        {
            if (await store.Upkeep.SealAsync(id, null, cancellationToken) != SealOutcome.NotVerified)
            {
                return true;
            }
        }
        catch (StorageFaultException full) when (full.Fault.Kind == StorageFaultKind.DiskFull)
        {
            log.LogWarning("Sealing waits: {Fault}", full.Fault);
            return false;
        }
        catch (StorageFaultException refused)
        {
            why = refused.Fault.ToString();
        }
#pragma warning disable CA1031 // A bug that one session brings out must not keep the others, nor retention, from their turn.
        catch (Exception bug) when (bug is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(bug, "Sealing session {Session} failed by a fault of the service", id);
            why = bug.Message;
        }

        _notSealed.Add(id);
        log.LogWarning("Session {Session} could not be sealed: {Why}. It is tried again tomorrow; gaitsense store check tells more", id, why);
        return true;
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        _notSealed.Clear();
        await GuardAsync(() =>
        {
            Prune();
            return Task.CompletedTask;
        });
        await GuardAsync(() => CompactAsync(cancellationToken));
    }

    private void Prune()
    {
        if (settings.RetentionDays is { } days)
        {
            RetentionReport removed = store.Upkeep.Prune(days, isDryRun: false);
            if (removed.Sessions.Count > 0)
            {
                log.LogInformation("Retention of {Days} days: {Count} sessions were removed", days, removed.Sessions.Count);
            }
        }
    }

    private async Task CompactAsync(CancellationToken cancellationToken)
    {
        CompactionReport compacted = await store.Upkeep.CompactAsync(shrinks: false, null, cancellationToken);
        if (compacted.Kept.Count > 0)
        {
            log.LogWarning("{Count} sessions keep their rows beside the sealed file; gaitsense store check tells why", compacted.Kept.Count);
        }
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StorageFaultException refused)
        {
            log.LogWarning("Keeping the store: {Fault}", refused.Fault);
        }
#pragma warning disable CA1031 // A bug here ends this look alone: recording and the service go on.
        catch (Exception bug) when (bug is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(bug, "Keeping the store failed by a fault of the service");
        }
    }
}
