using GaitSense.Storage;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Durability.Influx;

/// <summary>A store in a folder and a sender to a real server, as the service has them.</summary>
public sealed class SendingRig : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly InfluxServer server;
    private readonly Task running;

    public SendingRig(string folder, Uri url, SendingOptions? options = null, ICueJudge? judge = null, TimeProvider? time = null, bool compresses = true)
    {
        TimeProvider clock = time ?? TimeProvider.System;
        Store = SqliteSessionStore.Open(folder, new OutboxOptions { Judge = judge, Time = clock });
        server = new InfluxServer(new InfluxSettings { Url = url, Compresses = compresses }, clock);
        Sender = new InfluxSender(Store.Outbox!, server, new DeadLetterFile(folder), options, clock);
        running = Sender.RunAsync(stop.Token);
    }

    public SqliteSessionStore Store { get; }

    public InfluxSender Sender { get; }

    /// <summary>Waits until the sender stands as asked; asks whenever something moves and ten times a second.</summary>
    public async Task<InfluxStatus> UntilAsync(Func<InfluxStatus, bool> condition)
    {
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        InfluxStatus status = Sender.Status;
        while (!condition(status))
        {
            await tick.WaitForNextTickAsync();
            status = Sender.Status;
        }

        return status;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        server.Dispose();
        Store.Dispose();
        stop.Dispose();
    }
}
