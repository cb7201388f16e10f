using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GaitSense.Storage.Tests.Influx.Server;

/// <summary>One request as it came, its body decompressed.</summary>
internal sealed record Asked(string Method, string Path, string Query, string Authorization, string Encoding, string Body)
{
    public string[] Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A server on loopback that answers what a test tells it to, and that keeps what it says it has taken as
/// InfluxDB does: one point for each measurement, tags and time.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Asked> asked = Channel.CreateUnbounded<Asked>();

    private ScriptedServer(WebApplication app) => this.app = app;

    public delegate Task Reply(HttpContext context, Asked request);

    public Uri Url { get; private set; } = null!;

    /// <summary>Answers to the next writes, first to last.</summary>
    public ConcurrentQueue<Reply> Script { get; } = new();

    /// <summary>The answer to every other write.</summary>
    public Reply Otherwise { get; set; } = (context, _) => Replies.Status(204)(context, _);

    /// <summary>The answer to everything that is no write.</summary>
    public Reply Beside { get; set; } = Replies.Status(404);

    /// <summary>Points taken, by measurement, tags and time, with their fields.</summary>
    public ConcurrentDictionary<string, string> Points { get; } = new();

    /// <summary>The next request; waits for it.</summary>
    public async Task<Asked> NextAsync() => await asked.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public static async Task<ScriptedServer> StartAsync(X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        WebApplication app = builder.Build();
        ScriptedServer server = new(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>Keeps lines as taken.</summary>
    public void Take(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            string[] parts = line.Split(' ');
            Points[parts[0] + " " + parts[^1]] = string.Join(' ', parts[1..^1]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Asked request = await ReadAsync(context.Request);
        bool isWrite = request.Path.EndsWith("/write", StringComparison.Ordinal);
        Reply reply = !isWrite ? Beside : Script.TryDequeue(out Reply? next) ? next : Otherwise;
        asked.Writer.TryWrite(request);
        await reply(context, request);
        if (isWrite && context.Response.StatusCode == 204)
        {
            Take(request.Lines);
        }
    }

    private static async Task<Asked> ReadAsync(HttpRequest request)
    {
        string encoding = request.Headers.ContentEncoding.ToString();
        await using Stream body = encoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using StreamReader reader = new(body, Encoding.UTF8);
        return new Asked(
            request.Method, request.Path, request.QueryString.ToString(), request.Headers.Authorization.ToString(), encoding, await reader.ReadToEndAsync());
    }
}
