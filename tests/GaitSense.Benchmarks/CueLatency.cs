using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using GaitSense.App.Hosting;
using GaitSense.App.Live;
using GaitSense.App.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GaitSense.Benchmarks;

/// <summary>How long a cue takes from the packet that causes it to a listener on the live hub: the whole service in this process, six sensors at
/// 100 Hz in real time, a web socket on the loopback. What is measured ends when the listener has the bytes, so that it holds more than
/// the server's part.</summary>
internal static class CueLatency
{
    private static readonly TimeSpan FirstSession = TimeSpan.FromSeconds(40);

    private const char Separator = '\u001e';

    public static async Task<int> RunAsync(TimeSpan length)
    {
        string folder = Directory.CreateTempSubdirectory("gaitsense-latency-").FullName;
        try
        {
            StampedWalk walk = new("mixed");
            await using WebApplication app = ServiceHost.Build(new ServeOptions { Folder = folder, Urls = "http://127.0.0.1:0" }, b =>
            {
                b.Services.AddSingleton<ISourceOpener>(walk);
                b.Logging.ClearProviders();
            });
            await app.StartAsync();

            // A service that has just started compiles what it runs: its first session is told apart.
            Report(await ListenAsync(app, walk, FirstSession), FirstSession);
            List<double> latencies = await ListenAsync(app, walk, length);
            await app.StopAsync();
            Report(latencies, length);
            return latencies.Count > 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<double>> ListenAsync(WebApplication app, StampedWalk walk, TimeSpan length)
    {
        List<double> latencies = [];
        using ClientWebSocket socket = new();
        using CancellationTokenSource end = new();
        await socket.ConnectAsync(new Uri(app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal) + "/hubs/live"), end.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}" + Separator), WebSocketMessageType.Text, true, end.Token);
        PracticeReply reply = await app.Services.GetRequiredService<ILivePractice>().StartAsync(new PracticeRequest("P01", PracticeRequest.DefaultExercise), end.Token);
        Console.WriteLine($"session {reply.Session?.Id}, {length.TotalSeconds:0} s in real time");
        end.CancelAfter(length);
        byte[] buffer = new byte[1 << 16];
        try
        {
            StringBuilder text = new();
            while (true)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), end.Token);
                long now = TimeProvider.System.GetTimestamp();
                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                if (part.EndOfMessage)
                {
                    Take(text.ToString(), now, walk, latencies);
                    text.Clear();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }

        await app.Services.GetRequiredService<ILivePractice>().StopAsync(CancellationToken.None);
        return latencies;
    }

    private static void Take(string messages, long now, StampedWalk walk, List<double> latencies)
    {
        foreach (string message in messages.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Where(m => m.Contains("\"Cue\"", StringComparison.Ordinal)))
        {
            using JsonDocument json = JsonDocument.Parse(message);
            double timeS = json.RootElement.GetProperty("arguments")[0].GetProperty("time_s").GetDouble();
            if (walk.HandedOver((long)Math.Round(timeS * 1e9)) is { } then)
            {
                latencies.Add(TimeProvider.System.GetElapsedTime(then, now).TotalMilliseconds);
            }
        }
    }

    private static void Report(List<double> latencies, TimeSpan length)
    {
        latencies.Sort();
        double At(double share) => latencies[(int)Math.Min(latencies.Count - 1, Math.Ceiling(share * latencies.Count))];
        string load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";
        Console.WriteLine(latencies.Count == 0 ? "no cue came" : string.Create(
            CultureInfo.InvariantCulture,
            $"{latencies.Count} cues in {length.TotalSeconds:0} s: p50 {At(0.5):0.00} ms, p90 {At(0.9):0.00} ms, p99 {At(0.99):0.00} ms, largest {latencies[^1]:0.00} ms; load {load}"));
    }
}
