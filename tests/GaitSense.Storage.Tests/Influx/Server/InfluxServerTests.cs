using System.Text;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Influx.Server;
using Microsoft.AspNetCore.Http;

namespace GaitSense.Storage.Tests.Influx.Server;

public sealed class InfluxServerTests
{
    private static readonly byte[] Lines = "m f=1 1\nm f=2 2\n"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(InfluxDialect.V1, "user:secret", "/write", "?db=my%20db&precision=ns", "Basic dXNlcjpzZWNyZXQ=")]
    [InlineData(InfluxDialect.V2, "t0ken", "/api/v2/write", "?org=our%20org&bucket=my%20db&precision=ns", "Token t0ken")]
    [InlineData(InfluxDialect.V3, "t0ken", "/api/v2/write", "?bucket=my%20db&precision=ns", "Bearer t0ken")]
    [InlineData(InfluxDialect.V1, null, "/write", "?db=my%20db&precision=ns", "")]
    public async Task Each_generation_is_written_to_in_its_own_way(InfluxDialect dialect, string? token, string path, string query, string entry)
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        using InfluxServer server = new(Settings(fake, dialect) with { Token = token, Organisation = "our org", Bucket = "my db", MayCreate = false }, TimeProvider.System);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(Ct)).Outcome);
        Assert.Equal(InfluxOutcome.Taken, (await server.WriteAsync(Lines, Ct)).Outcome);
        Asked asked = await fake.NextAsync();
        Assert.Equal(("POST", path, query, entry, "gzip"), (asked.Method, asked.Path, asked.Query, asked.Authorization, asked.Encoding));
        Assert.Equal(Encoding.UTF8.GetString(Lines), asked.Body);
        Assert.Equal(2, fake.Points.Count);
    }

    [Fact]
    public async Task Compression_can_be_switched_off()
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        using InfluxServer server = new(Settings(fake, InfluxDialect.V1) with { MayCreate = false, Compresses = false }, TimeProvider.System);
        await server.ConnectAsync(Ct);
        Assert.Equal(InfluxOutcome.Taken, (await server.WriteAsync(Lines, Ct)).Outcome);
        Asked asked = await fake.NextAsync();
        Assert.Equal(("", Encoding.UTF8.GetString(Lines)), (asked.Encoding, asked.Body));
    }

    [Theory]
    [InlineData(400, InfluxOutcome.Refused)]
    [InlineData(422, InfluxOutcome.Refused)]
    [InlineData(413, InfluxOutcome.TooLarge)]
    [InlineData(408, InfluxOutcome.TryAgain)]
    [InlineData(429, InfluxOutcome.TryAgain)]
    [InlineData(500, InfluxOutcome.TryAgain)]
    [InlineData(502, InfluxOutcome.TryAgain)]
    [InlineData(503, InfluxOutcome.TryAgain)]
    [InlineData(504, InfluxOutcome.TryAgain)]
    [InlineData(401, InfluxOutcome.Stopped)]
    [InlineData(403, InfluxOutcome.Stopped)]
    [InlineData(404, InfluxOutcome.Stopped)]
    [InlineData(405, InfluxOutcome.Stopped)]
    [InlineData(302, InfluxOutcome.Stopped)]
    [InlineData(200, InfluxOutcome.Stopped)]
    public async Task An_answer_says_what_to_do(int status, InfluxOutcome outcome)
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        fake.Script.Enqueue(Replies.Status(status, """{"code":"x","message":"the reason"}"""));
        using InfluxServer server = await ConnectedAsync(fake);
        InfluxAnswer answer = await server.WriteAsync(Lines, Ct);
        Assert.Equal((outcome, status, "the reason"), (answer.Outcome, answer.Status, answer.Reason));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("100000", 600)]
    [InlineData("-4", null)]
    [InlineData("Sat, 31 Jan 2026 17:46:02 GMT", 60)]
    [InlineData("Sat, 31 Jan 2026 17:44:02 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task How_long_the_server_asks_to_wait_is_heard(string? header, int? seconds)
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        fake.Script.Enqueue(Replies.Status(503, "", header));
        using InfluxServer server = await ConnectedAsync(fake);
        InfluxAnswer answer = await server.WriteAsync(Lines, Ct);
        Assert.Equal(seconds, (int?)answer.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task How_many_points_were_left_out_is_heard()
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        fake.Script.Enqueue(Replies.Status(400, """{"error":"partial write: points beyond retention policy dropped=2"}"""));
        using InfluxServer server = await ConnectedAsync(fake);
        Assert.Equal(2, (await server.WriteAsync(Lines, Ct)).LeftOut);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_answer()
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        fake.Script.Enqueue(Replies.Reset);
        fake.Script.Enqueue(Replies.ResetInTheMiddle);
        using InfluxServer server = await ConnectedAsync(fake);
        foreach (int _ in (int[])[1, 2])
        {
            InfluxAnswer answer = await server.WriteAsync(Lines, Ct);
            Assert.Equal((InfluxOutcome.TryAgain, 0), (answer.Outcome, answer.Status));
            Assert.NotEmpty(answer.Reason);
        }
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_no_answer()
    {
        ScriptedServer gone = await ScriptedServer.StartAsync();
        using InfluxServer server = await ConnectedAsync(gone);
        await gone.DisposeAsync();
        Assert.Equal(InfluxOutcome.TryAgain, (await server.WriteAsync(Lines, Ct)).Outcome);
    }

    [Theory]
    [InlineData("X-Influxdb-Version", "1.6.7~rc0", "", InfluxDialect.V1)]
    [InlineData("X-Influxdb-Version", "v2.7.1", "", InfluxDialect.V2)]
    [InlineData("X-Influxdb-Build", "Cloud", "", InfluxDialect.V2)]
    [InlineData("X-Influxdb-Version", "3.0.1", "", InfluxDialect.V3)]
    [InlineData("", "", """{"version":"3.1.0","revision":"x"}""", InfluxDialect.V3)]
    public async Task The_generation_is_found_out(string header, string version, string body, InfluxDialect dialect)
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        fake.Beside = async (context, _) =>
        {
            if (header.Length > 0)
            {
                context.Response.Headers[header] = version;
            }

            await context.Response.WriteAsync(body);
        };
        using InfluxServer server = new(Settings(fake, null) with { Organisation = "o", MayCreate = false }, TimeProvider.System);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(Ct)).Outcome);
        Assert.Equal(dialect, server.Dialect);
        Assert.Equal("/ping", (await fake.NextAsync()).Path);
    }

    [Fact]
    public async Task A_server_that_says_nothing_of_itself_is_refused_with_advice()
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        using InfluxServer server = new(Settings(fake, null), TimeProvider.System);
        InfluxAnswer answer = await server.ConnectAsync(Ct);
        Assert.Equal(InfluxOutcome.Stopped, answer.Outcome);
        Assert.Contains("--influx-dialect", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(["/ping", "/health"], [(await fake.NextAsync()).Path, (await fake.NextAsync()).Path]);
    }

    [Fact]
    public async Task Without_an_organisation_2_is_not_written_to()
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        using InfluxServer server = new(Settings(fake, InfluxDialect.V2), TimeProvider.System);
        InfluxAnswer answer = await server.ConnectAsync(Ct);
        Assert.Equal(InfluxOutcome.Stopped, answer.Outcome);
        Assert.Contains("--influx-org", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_bucket_of_2_is_made_with_its_retention()
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        fake.Beside = (context, request) => request.Path switch
        {
            "/api/v2/buckets" when request.Method == "GET" => Replies.Status(200, """{"buckets":[]}""")(context, request),
            "/api/v2/orgs" => Replies.Status(200, """{"orgs":[{"id":"0a1b","name":"o"}]}""")(context, request),
            _ => Replies.Status(201, """{"id":"1"}""")(context, request),
        };
        using InfluxServer server = new(
            Settings(fake, InfluxDialect.V2) with { Organisation = "o", Token = "t", Bucket = "walks", Retention = TimeSpan.FromDays(2) }, TimeProvider.System);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(Ct)).Outcome);
        Assert.Equal("?name=walks&org=o", (await fake.NextAsync()).Query);
        Assert.Equal("?org=o", (await fake.NextAsync()).Query);
        Asked made = await fake.NextAsync();
        Assert.Equal(("POST", "/api/v2/buckets", "Token t"), (made.Method, made.Path, made.Authorization));
        Assert.Equal("""{"orgID":"0a1b","name":"walks","retentionRules":[{"type":"expire","everySeconds":172800}]}""", made.Body);
    }

    [Theory]
    [InlineData(200, """{"buckets":[{"name":"gaitsense"}]}""", 1)]
    [InlineData(403, """{"code":"forbidden","message":"no"}""", 2)]
    public async Task A_bucket_that_is_there_or_may_not_be_looked_for_is_left_to_the_first_write(int status, string body, int requests)
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        int seen = 0;
        fake.Beside = (context, request) =>
        {
            seen++;
            return Replies.Status(status, body)(context, request);
        };
        using InfluxServer server = new(Settings(fake, InfluxDialect.V2) with { Organisation = "o" }, TimeProvider.System);
        Assert.Equal(InfluxOutcome.Taken, (await server.ConnectAsync(Ct)).Outcome);
        Assert.Equal(requests, seen);
    }

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("http://user:pass@host")]
    [InlineData("/path")]
    public void An_address_that_is_none_is_refused(string url) =>
        Assert.Throws<InputFaultException>(() => new InfluxSettings { Url = new Uri(url, UriKind.RelativeOrAbsolute) });

    [Fact]
    public void Settings_never_show_the_token() => Assert.DoesNotContain(
        "secret", new InfluxSettings { Url = new Uri("http://h"), Token = "secret" }.ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_path_in_the_address_is_kept()
    {
        await using ScriptedServer fake = await ScriptedServer.StartAsync();
        using InfluxServer server = new(Settings(fake, InfluxDialect.V1) with { Url = new Uri(fake.Url, "behind/proxy"), MayCreate = false }, TimeProvider.System);
        await server.ConnectAsync(Ct);
        await server.WriteAsync(Lines, Ct);
        Assert.Equal("/behind/proxy/write", (await fake.NextAsync()).Path);
    }

    private static InfluxSettings Settings(ScriptedServer fake, InfluxDialect? dialect) =>
        new() { Url = fake.Url, Dialect = dialect, MayCreate = dialect == InfluxDialect.V2 };

    private static async Task<InfluxServer> ConnectedAsync(ScriptedServer fake)
    {
        InfluxServer server = new(Settings(fake, InfluxDialect.V1), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Examples.Start));
        await server.ConnectAsync(Ct);
        return server;
    }
}
