using System.Text.Json;
using GaitSense.App.Tests.Hosting;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.App.Tests.Cli;

public sealed class InfluxTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 31, 17, 45, 2, TimeSpan.Zero);

    [Fact]
    public async Task Stored_sessions_are_put_in_again_and_counted()
    {
        using ScratchFolder folder = new();
        using (SqliteSessionStore store = SqliteSessionStore.Open(folder.Path))
        {
            await StoredWalk.AddAsync(store, "P07", At, 1);
        }

        JsonElement replay = await JsonAsync("replay", "--data", folder.Path);
        Assert.Equal(1, replay.GetProperty("sessions").GetInt32());
        Assert.True(replay.GetProperty("points").GetInt32() > 10);
        JsonElement status = await JsonAsync("status", "--data", folder.Path);
        Assert.Equal(replay.GetProperty("points").GetInt32(), status.GetProperty("queued_points").GetInt32());
        Assert.Equal(0, status.GetProperty("sent_points").GetInt32());
        Assert.Contains("waiting", (await Invocation.OfAsync("influx", "status", "--data", folder.Path)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_points_are_shown_and_put_back()
    {
        using ScratchFolder folder = new();
        SqliteSessionStore.Open(folder.Path).Dispose();
        Assert.Equal("No point was refused.\n", (await Invocation.OfAsync("influx", "dead-letters", "--data", folder.Path)).Out);
        new DeadLetterFile(folder.Path).Add([new DeadLetter(At, 400, "field type conflict", "m f=1 1"), new DeadLetter(At, 422, "too old", "m f=2 2")]);
        JsonElement letters = (await JsonAsync("dead-letters", "--data", folder.Path)).GetProperty("dead_letters");
        Assert.Equal(["m f=1 1", "m f=2 2"], letters.EnumerateArray().Select(l => l.GetProperty("line").GetString()));
        Assert.Contains("field type conflict", (await Invocation.OfAsync("influx", "dead-letters", "--data", folder.Path)).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await JsonAsync("replay", "--dead-letters", "--data", folder.Path)).GetProperty("points").GetInt32());
        Assert.Equal(2, (await JsonAsync("status", "--data", folder.Path)).GetProperty("queued_points").GetInt32());
        Assert.Empty((await JsonAsync("dead-letters", "--data", folder.Path)).GetProperty("dead_letters").EnumerateArray());
    }

    [Fact]
    public async Task A_running_service_is_not_written_past()
    {
        using ScratchFolder folder = new();
        using SqliteSessionStore running = SqliteSessionStore.Open(folder.Path, new OutboxOptions());
        Invocation run = await Invocation.OfAsync("influx", "replay", "--data", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("another process", run.OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("dead-letters")]
    [InlineData("replay")]
    public async Task A_folder_without_a_store_is_told_and_not_made(string verb)
    {
        string nowhere = Path.Combine(Path.GetTempPath(), "gaitsense-no-such-folder");
        Invocation run = await Invocation.OfAsync("influx", verb, "--data", nowhere);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"gaitsense influx {verb}: ", run.OneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    private static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        Invocation run = await Invocation.OfAsync(["influx", .. arguments, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument json = JsonDocument.Parse(run.Out);
        return json.RootElement.Clone();
    }
}
