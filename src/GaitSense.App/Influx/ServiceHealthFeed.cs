using GaitSense.App.Live;
using GaitSense.App.Live.Hub;
using GaitSense.App.Metrics;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;

namespace GaitSense.App.Influx;

/// <summary>How often the service says how it stands.</summary>
/// <param name="Every">Time between two points; infinite for never.</param>
public sealed record ServiceHealthRhythm(TimeSpan Every)
{
    /// <summary>Twice a minute.</summary>
    public static ServiceHealthRhythm Default { get; } = new(TimeSpan.FromSeconds(30));
}

/// <summary>Puts how the service stands into the outbox, for the dashboard of its health. While the outbox is half full it is
/// silent: points on the service never push out points on people.</summary>
public sealed class ServiceHealthFeed(
    InfluxFeed feed, ServiceFigures figures, HubOutbox hub, ILivePractice practice, ServiceHealthRhythm rhythm, TimeProvider time) : BackgroundService
{
    private readonly LineWriter _lines = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (feed.Outbox is not { } outbox || rhythm.Every == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        using PeriodicTimer timer = new(rhythm.Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Put(outbox);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
    }

    private void Put(PointOutbox outbox)
    {
        if (feed.Status is not { } status || status.Counts.Bytes > outbox.Options.QuotaBytes / 2)
        {
            return;
        }

        _lines.Clear();
        ServiceLines.Write(
            _lines, Environment.MachineName, practice.Current.State.IsRunning, figures, hub.Dropped, status, Environment.WorkingSet, time.GetUtcNow());
        try
        {
            outbox.Put(null, _lines);
        }
        catch (StorageFaultException)
        {
            // The store's own check and alarm tell of its faults.
        }
    }
}
