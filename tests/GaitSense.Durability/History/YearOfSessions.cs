using System.Globalization;
using GaitSense.App.History;
using GaitSense.App.Hosting;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Durability.Influx;
using GaitSense.Durability.Reporting;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Tests.Influx.Real;
using GaitSense.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GaitSense.Durability.History;

/// <summary>Daily sessions of several people in one store; how long the history of one of them takes, asked as the page asks,
/// and over HTTP as programs ask.</summary>
/// <param name="people">People in the store.</param>
/// <param name="days">Sessions of each.</param>
/// <param name="times">How often it is asked.</param>
public sealed class YearOfSessions(int people, int days, int times)
{
    private const double MostMs = 100;
    private readonly TimeProvider time = TimeProvider.System;

    public async Task<IReadOnlyList<EvidenceRow>> RunAsync(string folder)
    {
        SessionSummary summary = await SummaryAsync();
        using InfluxProcess influxd = InfluxProcess.Start();
        Fill(folder, summary);
        ServeOptions options = new() { Folder = folder, Source = "none", Urls = "http://127.0.0.1:0", InfluxUrl = influxd.Url.ToString() };
        await using WebApplication app = ServiceHost.Build(options, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        await UntilSentAsync(app);
        EvidenceRow asPage = await ReadAsync(app);
        EvidenceRow fromStore = await AskAsync(client, "store");
        EvidenceRow fromInflux = await AskAsync(client, "influx");
        await app.StopAsync();
        return [asPage, fromStore, fromInflux];
    }

    // What the page asks, without what draws it.
    private async Task<EvidenceRow> ReadAsync(WebApplication app)
    {
        HistoryService history = app.Services.GetRequiredService<HistoryService>();
        Spread spread = new();
        double first = 0;
        int sessions = 0;
        double cpuS = 0;
        for (int i = 0; i < times; i++)
        {
            cpuS = i == 1 ? Machine.CpuS(Environment.ProcessId) : cpuS;
            long began = time.GetTimestamp();
            sessions = (await history.ReadAsync(new HistoryQuery("P1"), HistorySource.Store, CancellationToken.None)).Sessions.Count;
            double ms = time.GetElapsedTime(began).TotalMilliseconds;
            if (i == 0)
            {
                first = ms;
            }
            else
            {
                spread.Add(ms);
            }
        }

        double cpuMs = (Machine.CpuS(Environment.ProcessId) - cpuS) * 1000 / (times - 1);
        return new EvidenceRow(
            string.Create(CultureInfo.InvariantCulture, $"a year of daily sessions opened in less than {MostMs:0} ms on the server"),
            string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions: {spread.Text("ms")}; the very first after the start {first:0} ms; processor time {cpuMs:0.0} ms each"),
            sessions == days && spread.Quantile(0.5) < MostMs,
            string.Create(CultureInfo.InvariantCulture, $"what the history page asks of the store, {times - 1} times; {people} people with {days} sessions each in it, summaries of six sensors; load {Machine.Load}"));
    }

    private async Task<EvidenceRow> AskAsync(HttpClient client, string source)
    {
        Uri address = new($"/api/v1/history?person=P1&source={source}", UriKind.Relative);
        Spread spread = new();
        double first = 0;
        int length = 0;
        int sessions = 0;
        double cpuS = 0;
        for (int i = 0; i < times; i++)
        {
            cpuS = i == 1 ? Machine.CpuS(Environment.ProcessId) : cpuS;
            long began = time.GetTimestamp();
            byte[] answer = await client.GetByteArrayAsync(address);
            double ms = time.GetElapsedTime(began).TotalMilliseconds;
            if (i == 0)
            {
                using var json = System.Text.Json.JsonDocument.Parse(answer);
                (first, length, sessions) = (ms, answer.Length, json.RootElement.GetProperty("sessions").GetArrayLength());
            }
            else
            {
                spread.Add(ms);
            }
        }

        return new EvidenceRow(
            $"the same over HTTP, from {(source == "store" ? "the store" : "InfluxDB")} (no limit promised)",
            string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions, {length / 1024} KiB of JSON: {spread.Text("ms")}; the very first after the start {first:0} ms; processor time {(Machine.CpuS(Environment.ProcessId) - cpuS) * 1000 / (times - 1):0.0} ms each, with the asking"),
            sessions == days,
            string.Create(CultureInfo.InvariantCulture, $"{times - 1} times, with the writing of JSON and the asking program; load {Machine.Load}"));
    }

    private void Fill(string folder, SessionSummary summary)
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(folder, new OutboxOptions());
        IReadOnlyList<SensorDescriptor> sensors = Walker().Sensors;
        for (int day = 0; day < days; day++)
        {
            for (int person = 0; person < people; person++)
            {
                SessionHeader header = Load.Header((day * people) + person, string.Create(CultureInfo.InvariantCulture, $"P{person}"));
                using ISessionWriter writer = store.Begin(header with { StartedAt = Load.Start.AddDays(day).AddMinutes(person), Sensors = sensors });
                writer.Finish(summary with { Recording = header.Id.Value });
            }
        }
    }

    private static async Task UntilSentAsync(WebApplication app)
    {
        App.Influx.InfluxFeed feed = app.Services.GetRequiredService<App.Influx.InfluxFeed>();
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (feed.Status is not { Counts.Queued: 0 })
        {
            await tick.WaitForNextTickAsync();
        }
    }

    private static async Task<SessionSummary> SummaryAsync()
    {
        await using SimulatedWalker walker = Walker();
        AnalysisResult result = await OfflineAnalysis.RunAsync(
            "year", walker, ExerciseCatalog.BuiltIn.Find("reverse-walking")!, GaitOptions.Default);
        return result.Summary;
    }

    private static SimulatedWalker Walker() =>
        new(ScenarioCatalog.Demo, seed: 9, TimeProvider.System) { Pace = Pace.AsFastAsPossible, Duration = TimeSpan.FromMinutes(5) };
}
