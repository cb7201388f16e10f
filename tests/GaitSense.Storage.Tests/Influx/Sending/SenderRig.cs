using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Tests.Influx.Server;

namespace GaitSense.Storage.Tests.Influx.Sending;

/// <summary>A store with an outbox, a scripted server and a sender between them, on virtual time.</summary>
internal sealed class SenderRig : IAsyncDisposable
{
    /// <summary>Time-out of a request: unlike any other time that is waited for.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(77);

    private readonly TestStore files = new();
    private readonly CancellationTokenSource stop = new();
    private readonly InfluxServer client;
    private Task running = Task.CompletedTask;

    private SenderRig(ScriptedServer server, SendingOptions options, InfluxDialect dialect)
    {
        Server = server;
        Store = SqliteSessionStore.Open(files.Directory, new OutboxOptions { Time = Time });
        client = new InfluxServer(
            new InfluxSettings { Url = server.Url, Dialect = dialect, Organisation = "o", MayCreate = false, RequestTimeout = RequestTimeout }, Time);
        Letters = new DeadLetterFile(files.Directory);
        Sender = new InfluxSender(Store.Outbox!, client, Letters, options, Time);
    }

    public WatchedTime Time { get; } = new();

    public ScriptedServer Server { get; }

    public SqliteSessionStore Store { get; }

    public DeadLetterFile Letters { get; }

    public InfluxSender Sender { get; }

    public InfluxStatus Status => Sender.Status;

    public static async Task<SenderRig> CreateAsync(SendingOptions? options = null, InfluxDialect dialect = InfluxDialect.V2) =>
        new(await ScriptedServer.StartAsync(), options ?? new SendingOptions { InFlight = 1 }, dialect);

    /// <summary>Puts points into the outbox, each a row of its own when so asked.</summary>
    public void Put(int points, int from = 0, string measurement = "m", bool rowEach = false)
    {
        LineWriter lines = new();
        for (int i = from; i < from + points; i++)
        {
            lines.Begin(System.Text.Encoding.ASCII.GetBytes(measurement));
            lines.Count("n"u8, i);
            lines.End(i);
            if (rowEach)
            {
                Store.Outbox!.Put(null, lines);
                lines.Clear();
            }
        }

        if (!rowEach)
        {
            Store.Outbox!.Put(null, lines);
        }
    }

    /// <summary>Lets the sender run.</summary>
    public void Start() => running = Sender.RunAsync(stop.Token);

    /// <summary>Waits until the sender stands as asked.</summary>
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

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        client.Dispose();
        Store.Dispose();
        files.Dispose();
        stop.Dispose();
    }
}
