using GaitSense.App.Hosting;
using GaitSense.App.Influx;
using GaitSense.App.Live;
using GaitSense.App.Live.Signals;
using GaitSense.App.Sources;
using GaitSense.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GaitSense.App.Tests.Hosting;

/// <summary>The whole service in this process, on a folder of its own, with a walk that is handed over at once.</summary>
public sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app) => (_app, Client) = (app, app.GetTestClient());

    public HttpClient Client { get; }

    public ILivePractice Practice => _app.Services.GetRequiredService<ILivePractice>();

    public InfluxFeed Influx => _app.Services.GetRequiredService<InfluxFeed>();

    public SignalFeed Signals => _app.Services.GetRequiredService<SignalFeed>();

    public TestServer Server => _app.GetTestServer();

    public static async Task<TestService> StartAsync(string folder, string scenario = "mixed", Uri? influx = null, string dialect = "3", ISourceOpener? source = null)
    {
        WebApplication app = ServiceHost.Build(Options(folder, influx, dialect), builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<ISourceOpener>(source ?? new HeldWalk(scenario, TimeSpan.FromSeconds(40)));
            builder.Services.AddSingleton(new ServiceHealthRhythm(Timeout.InfiniteTimeSpan));
            builder.Services.AddSingleton(LiveSessionOptions.Default with { WhenFull = FullQueue.Wait });
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestService(app);
    }

    private static ServeOptions Options(string folder, Uri? influx, string dialect) => new()
    {
        Folder = folder,
        Urls = "http://127.0.0.1:0",
        InfluxUrl = influx?.ToString(),
        InfluxDialect = influx is null ? null : dialect,
    };

    /// <summary>Waits until the live picture is as asked for.</summary>
    public async Task<LiveSnapshot> UntilAsync(Func<LiveSnapshot, bool> condition)
    {
        TaskCompletionSource<LiveSnapshot> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (condition(Practice.Current))
            {
                reached.TrySetResult(Practice.Current);
            }
        }

        Practice.Changed += Look;
        Look();
        LiveSnapshot snapshot = await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        Practice.Changed -= Look;
        return snapshot;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
