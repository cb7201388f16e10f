using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Tests.Influx.Outbox;

namespace GaitSense.Storage.Tests.Influx.Real;

/// <summary>A store and a sender to a real server, in real time.</summary>
internal sealed class RealRig : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly InfluxServer client;
    private readonly Task running;

    public RealRig(TestStore files, InfluxSettings settings, SendingOptions? options = null)
    {
        Store = SqliteSessionStore.Open(files.Directory, new OutboxOptions { Judge = new CountingJudge() });
        client = new InfluxServer(settings, TimeProvider.System);
        Letters = new DeadLetterFile(files.Directory);
        Sender = new InfluxSender(Store.Outbox!, client, Letters, options ?? new SendingOptions { Linger = TimeSpan.Zero }, TimeProvider.System);
        running = Sender.RunAsync(stop.Token);
    }

    public SqliteSessionStore Store { get; }

    public DeadLetterFile Letters { get; }

    public InfluxSender Sender { get; }

    public InfluxServer Client => client;

    public async Task<InfluxStatus> UntilAsync(Func<InfluxStatus, bool> condition)
    {
        TaskCompletionSource<InfluxStatus> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            InfluxStatus status = Sender.Status;
            if (condition(status))
            {
                reached.TrySetResult(status);
            }
        }

        Sender.Moved += Look;
        Look();
        InfluxStatus status = await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        Sender.Moved -= Look;
        return status;
    }

    public Task<InfluxStatus> UntilEmptyAsync() => UntilAsync(s => s.Counts.Queued == 0);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        client.Dispose();
        Store.Dispose();
        stop.Dispose();
    }
}
