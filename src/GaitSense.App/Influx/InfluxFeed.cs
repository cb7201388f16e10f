using System.Security.Cryptography;
using GaitSense.App.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Storage;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.App.Influx;

/// <summary>The service's way to an InfluxDB; off when none is configured.</summary>
public sealed class InfluxFeed : IDisposable
{
    private readonly InfluxServer? _server;
    private readonly InfluxSender? _sender;

    /// <summary>Makes the sender where an InfluxDB is configured; nothing is sent yet.</summary>
    /// <exception cref="InputFaultException">The certificates cannot be read.</exception>
    public InfluxFeed(ServiceSettings settings, SqliteSessionStore store, TimeProvider time)
    {
        if (settings.Influx is null || store.Outbox is not { } outbox)
        {
            return;
        }

        Outbox = outbox;
        _server = new InfluxServer(settings.Influx, time);
        SendingOptions options = new() { JitterSeed = RandomNumberGenerator.GetInt32(int.MaxValue) };
        _sender = new InfluxSender(outbox, _server, new DeadLetterFile(settings.Folder), options, time);
    }

    /// <summary>Points on their way; null when off.</summary>
    public PointOutbox? Outbox { get; }

    /// <summary>How it stands; null when off, and while the store cannot be read, which the store's own check tells.</summary>
    public InfluxStatus? Status
    {
        get
        {
            try
            {
                return _sender?.Status;
            }
            catch (StorageFaultException)
            {
                return null;
            }
        }
    }

    /// <summary>Raised when points have arrived and when the sender stops.</summary>
    public event Action Moved
    {
        add => _sender?.Moved += value;
        remove => _sender?.Moved -= value;
    }

    /// <summary>Sends until it is cancelled; returns at once when off.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => _sender?.RunAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();
}
