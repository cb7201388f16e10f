using System.Text.Json;
using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Reading;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Recorder;

namespace GaitSense.Storage.Tests.Influx.Real;

public sealed class RealServerTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_session_arrives_with_every_value_as_the_store_has_it()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings());
        Step step = new()
        {
            Side = Side.Right,
            InitialContact = new SessionTime(1_234_567_891),
            FinalContact = new SessionTime(834_567_891),
            Direction = WalkingDirection.Backward,
            ContactPattern = ContactPattern.Toe,
            StrideLengthM = 1.0 / 3,
            ToeOutRad = -1e-7,
            PelvicTiltRad = Math.PI / 7,
            ArmLegRatio = 1,
            Confidence = 0.875,
            Valid = true,
        };
        using (ISessionWriter writer = rig.Store.Begin(Script.Header("s0")))
        {
            writer.Append(step);
            writer.Finish(Examples.Summary("s0"));
        }

        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((3, 0), (status.Counts.Sent, status.Counts.Refused));
        Assert.StartsWith("1.6", status.Version, StringComparison.Ordinal);
        JsonElement series = (await daemon.QueryAsync("SELECT * FROM gait_step")).GetProperty("series")[0];
        Dictionary<string, JsonElement> row = series.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)
            .Zip(series.GetProperty("values")[0].EnumerateArray()).ToDictionary(p => p.First, p => p.Second);
        Assert.Equal(PointTime.Ns(Script.Header("s0").StartedAt, step.InitialContact), row["time"].GetInt64());
        foreach (StepColumn column in StepColumns.All.Where(c => c.Value is not null))
        {
            Assert.Equal(column.Value!(step), row.TryGetValue(column.Name, out JsonElement cell) ? cell.GetDouble() : null);
        }

        Assert.Equal(
            ("p01", "s0", "right", "reverse-walking", "toe", "backward", true),
            (row["person"].GetString(), row["session"].GetString(), row["side"].GetString(), row["exercise"].GetString(),
                row["contact_pattern"].GetString(), row["direction"].GetString(), row["valid"].GetBoolean()));
        Assert.Equal(9, (await daemon.RowsAsync("SELECT steps FROM gait_session"))[0][1].GetInt32());
        Assert.True((await daemon.RowsAsync("SELECT in_target FROM gait_cue"))[0][1].GetBoolean());
    }

    [Fact]
    public async Task Who_or_what_is_erased_is_gone_from_the_server_and_others_stay()
    {
        string[] measurements = ["gait_step", "gait_cue", "gait_session", "sensor_link"];
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings());
        foreach ((string session, string person) in ((string, string)[])[("s0", "it's P7"), ("s1", "it's P7"), ("s2", "P08"), ("s3", "P08")])
        {
            using ISessionWriter writer = rig.Store.Begin(Examples.Header(session, person: person));
            writer.Append(Script.Step(1));
            writer.Finish(Examples.Summary(session));
            LineWriter lines = new();
            LinkLines.Write(lines, new SessionId(session), new SensorHealth { Sensor = 0, Site = BodySite.Pelvis, DeviceId = "d", RateHz = 60 }, Examples.Start);
            rig.Store.Outbox!.Put(new SessionId(session), lines);
        }

        await rig.UntilEmptyAsync();
        foreach (string measurement in measurements)
        {
            Assert.Equal(["s0", "s1", "s2", "s3"], await SessionsAsync(daemon, measurement));
        }

        rig.Store.People.Erase("it's P7");
        rig.Store.Delete(new SessionId("s3"));
        await rig.UntilAsync(s => s.Counts.Erasures == 0);
        foreach (string measurement in measurements)
        {
            Assert.Equal(["s2"], await SessionsAsync(daemon, measurement));
        }

        Assert.StartsWith("points removed from", rig.Store.Audit()[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_session_put_in_again_changes_nothing()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings());
        rig.Store.RecordScript("s0", 200);
        await rig.UntilEmptyAsync();
        string before = (await daemon.QueryAsync("SELECT * FROM /.*/")).ToString();
        rig.Store.Outbox!.PutAgain(rig.Store, rig.Store.Find(new SessionId("s0"))!);
        await rig.UntilEmptyAsync();
        Assert.Equal(before, (await daemon.QueryAsync("SELECT * FROM /.*/")).ToString());
        Assert.Equal(200, (await daemon.RowsAsync("SELECT valid FROM gait_step")).Count);
    }

    [Fact]
    public async Task Any_text_in_a_tag_arrives_as_one_tag()
    {
        string[] devices = ["AA:BB:CC", "left foot", "a,b=c", "Fuß-足", "x\"y'z", @"back\", "t\tn\nr\r", "#1", "🦶"];
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings());
        LineWriter lines = new();
        foreach (string device in devices)
        {
            LinkLines.Write(lines, new SessionId("s"), new SensorHealth { Sensor = 0, Site = BodySite.Pelvis, DeviceId = device, RateHz = 1e-300 }, Examples.Start);
        }

        rig.Store.Outbox!.Put(null, lines);
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((devices.Length, 0), (status.Counts.Sent, status.Counts.Refused));
        IReadOnlyList<JsonElement> rows = await daemon.RowsAsync("SELECT device, rate_hz FROM sensor_link");
        Assert.Equal(
            devices.Select(d => d.Replace('\\', '_').Replace('\t', '_').Replace('\n', '_').Replace('\r', '_')).Order(StringComparer.Ordinal),
            rows.Select(r => r[1].GetString()!).Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Equal(1e-300, r[2].GetDouble()));
    }

    [Fact]
    public async Task A_point_of_another_type_is_buried_and_the_rest_arrives()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings());
        rig.Store.Outbox!.Put(null, "m f=1 1\n"u8.ToArray());
        await rig.UntilEmptyAsync();
        rig.Store.Outbox.Put(null, "m f=2 2\nm f=\"text\" 3\nm f=4 4\nno fields\nm f=5 5\n"u8.ToArray());
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((4, 2), (status.Counts.Sent, status.Counts.Refused));
        Assert.Equal(["m f=\"text\" 3", "no fields"], rig.Letters.Read().Select(l => l.Line));
        Assert.Equal([1, 2, 4, 5], (await daemon.RowsAsync("SELECT f FROM m")).Select(r => r[1].GetInt32()));
    }

    [Fact]
    public async Task Accounts_are_asked_for_and_a_wrong_one_stops_with_the_points_kept()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start(wantsAccounts: true);
        await daemon.QueryAsync("CREATE USER boss WITH PASSWORD 'secret' WITH ALL PRIVILEGES");
        await using (RealRig wrong = new(files, daemon.Settings(token: "boss:wrong")))
        {
            wrong.Store.RecordScript("s0", 10);
            InfluxStatus stopped = await wrong.UntilAsync(s => s.State == InfluxState.Stopped);
            Assert.StartsWith("401", stopped.LastError, StringComparison.Ordinal);
            Assert.Equal(21, stopped.Counts.Queued);
        }

        await using RealRig right = new(files, daemon.Settings(token: "boss:secret"));
        Assert.Equal(21, (await right.UntilEmptyAsync()).Counts.Sent);
    }

    [Fact]
    public async Task A_database_is_made_with_its_retention()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        using InfluxServer server = new(daemon.Settings("odd \"name\"") with { Retention = TimeSpan.FromDays(3) }, TimeProvider.System);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(TestContext.Current.CancellationToken)).Outcome);
        JsonElement policy = Assert.Single(await daemon.RowsAsync("SHOW RETENTION POLICIES ON \"odd \\\"name\\\"\""));
        Assert.Equal("72h0m0s", policy[1].GetString());
    }

    [Fact]
    public async Task A_database_that_may_not_be_made_stops_with_a_reason()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings() with { MayCreate = false });
        rig.Store.RecordScript("s0", 1);
        InfluxStatus status = await rig.UntilAsync(s => s.State == InfluxState.Stopped);
        Assert.Contains("database not found", status.LastError, StringComparison.Ordinal);
    }

    private static async Task<List<string?>> SessionsAsync(InfluxDaemon daemon, string measurement) =>
        [.. (await daemon.RowsAsync($"SHOW TAG VALUES FROM \"{measurement}\" WITH KEY = \"session\"")).Select(row => row[1].GetString()).Order(StringComparer.Ordinal)];
}
