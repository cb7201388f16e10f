using System.Globalization;
using System.Text.Json;
using GaitSense.App.Grafana;
using GaitSense.App.Influx;
using GaitSense.App.Metrics;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Tests.Influx.Real;

namespace GaitSense.App.Tests.Grafana;

/// <summary>Every query of every dashboard, asked of a real server that has points of every kind.</summary>
public sealed class QueryTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 17, 45, 2, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_query_has_an_answer()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await FillAsync(daemon);
        List<string> silent = [];
        int asked = 0;
        foreach (Dashboard board in DashboardCatalog.All)
        {
            IEnumerable<string> queries = board.Variables.Select(v => v.Query).Concat(board.Panels.SelectMany(p => p.Queries).Select(q => q.InfluxQl));
            foreach (string query in queries)
            {
                asked++;
                JsonElement answer = await daemon.QueryAsync(AsGrafanaAsks(query));
                if (!HasValues(answer))
                {
                    silent.Add($"{board.Uid}: {query} -> {answer}");
                }
            }
        }

        Assert.Empty(silent);
        Assert.InRange(asked, 50, 200);
        Assert.False(HasValues(await daemon.QueryAsync(AsGrafanaAsks("SELECT \"nothing\" FROM \"gait_step\" WHERE $timeFilter"))));
    }

    [Fact]
    public async Task A_trend_has_the_number_of_the_summary()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await FillAsync(daemon);
        string query = DashboardCatalog.All.Single(b => b.Uid == "gaitsense-trends").Panels.Single(p => p.Title == "Stride length").Queries[1].InfluxQl;
        JsonElement row = Assert.Single(await daemon.RowsAsync(AsGrafanaAsks(query)));
        Assert.Equal((0.61 + 0.03, 0.61 - 0.03), (row[1].GetDouble(), row[2].GetDouble()));
    }

    [Fact]
    public async Task Whoever_has_finished_a_session_without_steps_can_be_chosen_for_trends()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await FillAsync(daemon);
        LineWriter lines = new();
        SessionLines.Write(lines, Session("s9", "P09", "hip-lift"), Summary() with { Exercise = "hip-lift" });
        using InfluxServer server = new(daemon.Settings(), TimeProvider.System);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(Ct)).Outcome);
        Assert.Equal(InfluxOutcome.Taken, (await server.WriteAsync(lines.Written, Ct)).Outcome);

        Dashboard trends = DashboardCatalog.All.Single(b => b.Uid == "gaitsense-trends");
        IReadOnlyList<JsonElement> people = await daemon.RowsAsync(trends.Variables.Single(v => v.Name == "person").Query);
        Assert.Equal(["P07", "P09"], people.Select(p => p[1].GetString()));
    }

    private static string AsGrafanaAsks(string query) => query
        .Replace("$timeFilter", string.Create(CultureInfo.InvariantCulture, $"time >= {Start.AddHours(-1).ToUnixTimeMilliseconds()}ms AND time <= {Start.AddHours(1).ToUnixTimeMilliseconds()}ms"), StringComparison.Ordinal)
        .Replace("$__interval", "10s", StringComparison.Ordinal)
        .Replace("$person", "P07", StringComparison.Ordinal)
        .Replace("$exercise", "(reverse-walking)", StringComparison.Ordinal)
        .Replace("$session", "(s0|s1)", StringComparison.Ordinal)
        .Replace("$host", "(here)", StringComparison.Ordinal);

    // Each series has a value beside the time that is not null.
    private static bool HasValues(JsonElement answer) =>
        answer.TryGetProperty("series", out JsonElement series)
        && series.EnumerateArray().All(s => s.GetProperty("values").EnumerateArray()
            .Any(row => row.EnumerateArray().Skip(1).All(cell => cell.ValueKind != JsonValueKind.Null)));

    private static async Task FillAsync(InfluxDaemon daemon)
    {
        SessionHeader session = Session("s0", "P07", "reverse-walking");
        LineWriter lines = new();
        for (int i = 0; i < 12; i++)
        {
            Step step = Step(i);
            StepLines.Write(lines, session, step);
            CueLines.Write(lines, session, step, new CueVerdict("toe-first", i % 2 == 0, null, null, null));
        }

        SessionLines.Write(lines, session, Summary());
        for (int i = 0; i < 3; i++)
        {
            LinkLines.Write(lines, session.Id, Health, Start.AddSeconds(10 * i));
            InfluxStatus status = new(
                InfluxState.Sending, "server", "1.6.7", new OutboxCounts(3, 300, Start, 100 * i, 1, 0), 0.5, 9, 1, Start, "", null);
            ServiceLines.Write(lines, "here", i > 0, new ServiceFigures(), 0, status, 1 << 27, Start.AddSeconds(30 * i));
        }

        using InfluxServer server = new(daemon.Settings(), TimeProvider.System);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(Ct)).Outcome);
        Assert.Equal(InfluxOutcome.Taken, (await server.WriteAsync(lines.Written, Ct)).Outcome);
    }

    private static SessionHeader Session(string id, string person, string exercise) => new()
    {
        Id = new SessionId(id),
        StartedAt = Start,
        Person = person,
        Exercise = exercise,
        Source = "test",
        Version = "test",
        Sensors = [],
    };

    private static Step Step(int i) => new()
    {
        Side = i % 2 == 0 ? Side.Left : Side.Right,
        InitialContact = SessionTime.FromSeconds(i),
        FinalContact = SessionTime.FromSeconds(i - 0.4),
        Direction = WalkingDirection.Backward,
        ContactPattern = (i % 3) switch { 0 => ContactPattern.Heel, 1 => ContactPattern.Flat, _ => ContactPattern.Toe },
        StrideLengthM = 0.6,
        StepLengthM = 0.3,
        StepTime = TimeSpan.FromSeconds(0.6),
        FootStrikeAngleRad = 0.1,
        ToeOutRad = 0.1,
        FootClearanceM = 0.05,
        PelvicTiltRad = 0.02,
        Confidence = 0.9,
        Valid = true,
    };

    private static SessionSummary Summary() => new()
    {
        Recording = "s0",
        Exercise = "reverse-walking",
        DurationS = 60,
        Sensors = [],
        Steps = new StepCounts(12, 12, 0, new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>()),
        Metrics = StepColumns.All.Where(c => c.Averaged).ToDictionary(c => c.Name, _ => new MetricSummary(12, 0.61, 0.03, 0.6, null, null, null)),
        CadenceSpm = 92.5,
        SpeedMps = 0.55,
        Targets = new Dictionary<string, TargetShare> { ["toe-first"] = new(12, 6, 0.5) },
        Quality = new QualitySummary(1, 1, []),
        Version = "test",
    };

    private static SensorHealth Health => new()
    {
        Sensor = 0,
        Site = BodySite.LeftFoot,
        DeviceId = "AA:BB",
        RateHz = 99.5,
        Samples = 90,
        Lost = 10,
        SkewPpm = -12.5,
        LatencyS = 0.025,
        BatteryRatio = 0.5,
        RssiDbm = -61,
    };
}
