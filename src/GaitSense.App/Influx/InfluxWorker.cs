using GaitSense.App.Hosting;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.App.Influx;

/// <summary>Sends points while the service runs, and tells the log when a person has to act. Nothing that happens here
/// reaches a session.</summary>
public sealed class InfluxWorker(InfluxFeed feed, ServiceSettings settings, ILogger<InfluxWorker> log) : BackgroundService
{
    private InfluxState _told = InfluxState.Connecting;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the service does not wait for it.
        await Task.Yield();
        if (settings.Influx is { Token: not null, Url: { Scheme: "http", IsLoopback: false } url })
        {
            log.LogWarning("The token for InfluxDB travels unencrypted to {Host}; give an https address", url.Host);
        }

        feed.Moved += Tell;
        try
        {
            await feed.RunAsync(stoppingToken);
        }
#pragma warning disable CA1031 // A bug of the sender ends the sending alone: points stay in the outbox, the service goes on.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.LogError(bug, "Sending to InfluxDB ended by a fault of the service; points are kept until it is started again");
        }
        finally
        {
            feed.Moved -= Tell;
        }
    }

    private void Tell()
    {
        if (feed.Status is not { } status || status.State == _told)
        {
            return;
        }

        _told = status.State;
        if (status.State == InfluxState.Stopped)
        {
            log.LogError("InfluxDB {Server} turned us away ({Reason}); points are kept. Check token, rights and bucket", status.Server, status.LastError);
        }
        else
        {
            log.LogInformation("InfluxDB {Server}: {State}", status.Server, status.State);
        }
    }
}
