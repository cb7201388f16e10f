using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Tests.Api;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Tests.Influx.Real;

namespace GaitSense.App.Tests.History;

public sealed class HistoryEndpointTests
{
    private const string Address = "/api/v1/history";
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 17, 45, 2, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "person is missing")]
    [InlineData("?person=P07&source=elsewhere", "source is store or influx")]
    [InlineData("?person=P07&source=influx", "No InfluxDB is configured")]
    [InlineData("?person=P07&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from has to be earlier")]
    public async Task What_is_not_valid_is_told_with_problem_details(string query, string why)
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri(Address + query, UriKind.Relative), Ct);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await PracticeEndpointsTests.AssertProblemAsync(answer, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_store_gives_the_sessions_oldest_first()
    {
        using ScratchFolder folder = new();
        Fill(folder.Path, 3);
        await using TestService service = await TestService.StartAsync(folder.Path);
        JsonElement answer = await service.Client.GetFromJsonAsync<JsonElement>(Address + "?person=P07", Ct);
        Assert.Equal(("P07", "store"), (answer.GetProperty("person").GetString(), answer.GetProperty("source").GetString()));
        Assert.Equal(["s0", "s1", "s2"], answer.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("session").GetString()!));
        JsonElement second = answer.GetProperty("sessions")[1];
        Assert.Equal(1 / 7.0, second.GetProperty("metrics").GetProperty("stride_length_m").GetProperty("mean").GetDouble());
        Assert.Equal(0.03, second.GetProperty("metrics").GetProperty("stride_length_m").GetProperty("sd").GetDouble());
        Assert.Equal(1 / 9.0, second.GetProperty("targets").GetProperty("toe-first").GetProperty("share").GetDouble());
        Assert.Equal(Start.AddDays(1), second.GetProperty("started_at").GetDateTimeOffset());
        JsonElement none = await service.Client.GetFromJsonAsync<JsonElement>(Address + "?person=P08", Ct);
        Assert.Equal(0, none.GetProperty("sessions").GetArrayLength());
    }

    [Fact]
    public async Task Store_and_influx_give_the_same()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        using ScratchFolder folder = new();
        Fill(folder.Path, 5);
        await using TestService service = await TestService.StartAsync(folder.Path, influx: daemon.Url, dialect: "auto");
        await EmptyAsync(service);
        foreach (string query in (string[])["?person=P07", "?person=P07&exercise=reverse-walking&from=2026-02-01T00:00:00Z&to=2026-02-03T00:00:00Z", "?person=P08"])
        {
            string stored = await service.Client.GetStringAsync(new Uri($"{Address}{query}&source=store", UriKind.Relative), Ct);
            string sent = await service.Client.GetStringAsync(new Uri($"{Address}{query}&source=influx", UriKind.Relative), Ct);
            Assert.Contains("\"source\":\"store\"", stored, StringComparison.Ordinal);
            Assert.Equal(Sorted(stored), Sorted(sent));
        }

        daemon.Kill();
        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri(Address + "?person=P07&source=influx", UriKind.Relative), Ct);
        await PracticeEndpointsTests.AssertProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
    }

    // Metrics in the order of their names; the order is not part of the answer's meaning.
    private static string Sorted(string answer)
    {
        using JsonDocument json = JsonDocument.Parse(answer);
        return string.Join('\n', json.RootElement.GetProperty("sessions").EnumerateArray().Select(s => string.Join(
            ';',
            s.EnumerateObject().Select(p => p.Value.ValueKind == JsonValueKind.Object
                ? string.Join(',', p.Value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m.ToString()))
                : p.ToString()))));
    }

    private static void Fill(string folder, int sessions)
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(folder, new OutboxOptions());
        for (int i = 0; i < sessions; i++)
        {
            using ISessionWriter writer = store.Begin(new SessionHeader
            {
                Id = new SessionId($"s{i}"),
                StartedAt = Start.AddDays(i),
                Person = "P07",
                Exercise = "reverse-walking",
                Source = "test",
                Version = "test",
                Sensors = [new SensorDescriptor { Id = "a", Site = BodySite.LeftFoot, NominalRateHz = 100 }],
            });
            writer.Finish(Summary($"s{i}", i));
        }
    }

    private static SessionSummary Summary(string id, int i) => new()
    {
        Recording = id,
        Exercise = "reverse-walking",
        DurationS = 60 + (i / 3.0),
        Sensors = [],
        Steps = new StepCounts(9, 7, 2, new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>()),
        Metrics = new Dictionary<string, MetricSummary>
        {
            ["stride_length_m"] = new(7, i / 7.0, 0.03, null, null, null, null),
            ["toe_out_deg"] = new(2, -1e-9 * i, null, 4, null, null, null),
        },
        SessionMetrics = new Dictionary<string, CountedValue> { ["stance_percent"] = new(12, 10, 62.5) },
        CadenceSpm = 92.5,
        Targets = new Dictionary<string, TargetShare> { ["toe-first"] = new(9, i, i / 9.0), ["soft"] = new(0, 0, null) },
        Quality = new QualitySummary(1, 1, []),
        Version = "test",
    };

    private static async Task EmptyAsync(TestService service)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            InfluxStatus status = service.Influx.Status!;
            if (status.Counts is { Queued: 0, Sent: > 0 })
            {
                reached.TrySetResult();
            }
        }

        service.Influx.Moved += Look;
        Look();
        await reached.Task.WaitAsync(Ct);
        service.Influx.Moved -= Look;
    }
}
