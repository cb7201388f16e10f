using System.Collections.Concurrent;
using System.Globalization;
using GaitSense.Core.Ports;

namespace GaitSense.App.Exports.Jobs;

/// <summary>The exports of the service: a few are kept, one is written at a time.</summary>
public sealed class ExportJobs(ISessionStore store, IPersonRegister people) : IAsyncDisposable
{
    /// <summary>Exports kept at most, finished ones included.</summary>
    public const int MostJobs = 8;

    private readonly ConcurrentDictionary<string, ExportJob> _jobs = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private int _last;

    /// <summary>Chooses the sessions and begins to write them.</summary>
    /// <returns>Null when there are too many exports already.</returns>
    public ExportJob? TryStart(string format, CohortFilter filter)
    {
        lock (_gate)
        {
            if (_jobs.Count >= MostJobs)
            {
                return null;
            }

            string id = (++_last).ToString(CultureInfo.InvariantCulture);
            ExportJob job = new(id, format, Cohort.Choose(store, people, filter));
            _jobs[id] = job;
            job.Start(store, _turn);
            return job;
        }
    }

    /// <summary>An export, or null.</summary>
    public ExportJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>Cancels an export and removes its files; false when there is none.</summary>
    public async Task<bool> RemoveAsync(string id)
    {
        if (!_jobs.TryRemove(id, out ExportJob? job))
        {
            return false;
        }

        await job.DisposeAsync();
        return true;
    }

    /// <summary>True when somebody in the export has withdrawn since it was begun; it must not be handed out any more.</summary>
    public bool IsWithdrawn(ExportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Cohort.HasWithdrawn(people);
    }

    /// <summary>Cancels all exports and removes their files.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (string id in _jobs.Keys)
        {
            await RemoveAsync(id);
        }

        _turn.Dispose();
    }
}
