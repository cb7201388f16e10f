using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using GaitSense.App.Tests.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace GaitSense.App.Tests.Api;

public sealed class LiveStreamEndpointsTests
{
    private const string Address = "/api/v1/live/stream";

    [Fact]
    public async Task Lines_begin_with_metadata_and_carry_everything_with_its_time()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri(Address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        using StreamReader lines = new(await answer.Content.ReadAsStreamAsync(ct));
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        JsonElement idle = await NextAsync(lines, ct);
        Assert.Equal(JsonValueKind.Null, idle.GetProperty("session").ValueKind);

        await PracticeEndpointsTests.StartAsync(service, "P07");

        JsonElement metadata = await NextAsync(lines, ct);
        Assert.Equal("gaitsense-live-1", metadata.GetProperty("format").GetString());
        Assert.Equal("P07", metadata.GetProperty("person").GetString());
        JsonElement sensor = metadata.GetProperty("streams")[0];
        Assert.Equal("left_foot", sensor.GetProperty("body_site").GetString());
        Assert.Equal("m/s^2", sensor.GetProperty("channels")[2].GetProperty("unit").GetString());
        Dictionary<string, JsonElement> first = await UntilAsync(lines, ["samples", "contact", "step", "cue", "event"], ct);
        JsonElement row = first["samples"].GetProperty("data")[0];
        Assert.Equal(first["samples"].GetProperty("t").GetDouble(), row[0].GetDouble());
        DateTimeOffset start = metadata.GetProperty("clock").GetProperty("started_at").GetDateTimeOffset();
        JsonElement step = first["step"];
        Assert.Equal(step.GetProperty("t").GetDouble(), (step.GetProperty("utc").GetDateTimeOffset() - start).TotalSeconds, 5);
        Assert.Equal(step.GetProperty("t").GetDouble(), step.GetProperty("step").GetProperty("initial_contact_s").GetDouble(), 3);
    }

    [Fact]
    public async Task A_web_socket_gets_only_the_topics_that_it_asked_for_and_hears_the_end()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        WebSocketClient client = service.Server.CreateWebSocketClient();
        using WebSocket socket = await client.ConnectAsync(new Uri($"ws://localhost{Address}?topics=steps"), ct);
        Assert.Equal("metadata", TypeOf(await ReceiveAsync(socket, ct)));

        await PracticeEndpointsTests.StartAsync(service, "P07");
        Assert.Equal("metadata", TypeOf(await ReceiveAsync(socket, ct)));
        Assert.Equal("step", TypeOf(await ReceiveAsync(socket, ct)));
        using HttpResponseMessage stop = await service.Client.PostAsync(new Uri("/api/v1/practice/stop", UriKind.Relative), null, ct);
        HashSet<string> heard = [];
        string type;
        do
        {
            heard.Add(type = TypeOf(await ReceiveAsync(socket, ct)));
        }
        while (type != "end");

        // How many steps come before the stop is nobody's promise; that nothing else comes is.
        Assert.Empty(heard.Except(["end", "step"]));
    }

    [Fact]
    public async Task Another_sites_page_is_refused()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpRequestMessage request = new(HttpMethod.Get, Address);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using HttpResponseMessage answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("samples,nothing")]
    [InlineData("1")]
    [InlineData(",")]
    public async Task A_topic_that_there_is_not_is_refused(string topics)
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);

        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri($"{Address}?topics={topics}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<Dictionary<string, JsonElement>> UntilAsync(StreamReader lines, string[] types, CancellationToken ct)
    {
        Dictionary<string, JsonElement> first = [];
        while (types.Any(t => !first.ContainsKey(t)))
        {
            JsonElement line = await NextAsync(lines, ct);
            first.TryAdd(line.GetProperty("type").GetString()!, line);
        }

        return first;
    }

    private static async Task<JsonElement> NextAsync(StreamReader lines, CancellationToken ct) =>
        JsonDocument.Parse((await lines.ReadLineAsync(ct))!).RootElement;

    private static string TypeOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!;

    private static async Task<string> ReceiveAsync(WebSocket socket, CancellationToken ct)
    {
        byte[] buffer = new byte[1 << 16];
        using MemoryStream message = new();
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, ct);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }
}
