using System.Text.Json;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Cli.Store;

public sealed class StoreTests : IAsyncLifetime
{
    private readonly ScratchFolder _folder = new();
    private SessionId _old;
    private SessionId _new;

    public async ValueTask InitializeAsync()
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(_folder.Path);
        _old = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt.AddYears(-20), 1);
        _new = await StoredWalk.AddAsync(store, "P08", DateTimeOffset.MaxValue.AddYears(-1), 2);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Room_is_told_by_session_person_and_table()
    {
        JsonElement usage = await JsonAsync(0, "usage");
        Assert.Equal([_new.Value, _old.Value], usage.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        Assert.Equal(["P07", "P08"], usage.GetProperty("people").EnumerateArray().Select(s => s.GetProperty("person").GetString()));
        Assert.Contains(usage.GetProperty("tables").EnumerateArray(), t => t.GetProperty("name").GetString() == "steps" && t.GetProperty("rows").GetInt64() > 10);
        Assert.True(usage.GetProperty("total_bytes").GetInt64() >= usage.GetProperty("database_bytes").GetInt64());
        Assert.Contains("sealed files", (await RunAsync("usage")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sealing_then_compacting_keeps_every_packet_readable()
    {
        long packets = (await JsonAsync(0, "check")).GetProperty("packets").GetInt64();
        Assert.Equal(2, (await JsonAsync(0, "seal")).GetProperty("sealed").GetArrayLength());
        Assert.Equal(0, (await JsonAsync(0, "seal")).GetProperty("sealed").GetArrayLength());
        JsonElement compacted = await JsonAsync(0, "compact");
        Assert.Equal(2, compacted.GetProperty("dropped").GetArrayLength());
        Assert.True(compacted.GetProperty("bytes_after").GetInt64() < compacted.GetProperty("bytes_before").GetInt64());
        JsonElement check = await JsonAsync(0, "check");
        Assert.Equal((packets, 2), (check.GetProperty("packets").GetInt64(), check.GetProperty("sealed_files").GetInt32()));
        Assert.Contains("The store is sound.", (await RunAsync("check", "--quick")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_not_sound_is_told_and_repaired_as_far_as_can_be()
    {
        await JsonAsync(0, "seal");
        string file = Path.Combine(_folder.Path, "sealed", $"{_old}.parquet");
        File.Delete(file);
        JsonElement check = await JsonAsync(1, "check");
        Assert.False(check.GetProperty("is_sound").GetBoolean());
        Assert.Contains(_old.Value, check.GetProperty("faults")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("not sound", (await RunAsync("check")).Out, StringComparison.Ordinal);

        Assert.Equal(1, (await JsonAsync(0, "repair")).GetProperty("files_resealed").GetInt32());
        Assert.True(File.Exists(file));
        await JsonAsync(0, "check");
        Assert.Equal("Nothing was to be repaired.\n", (await RunAsync("repair")).Out);
    }

    [Fact]
    public async Task What_retention_removes_is_told_first()
    {
        Invocation dry = await RunAsync("prune", "--keep-days", "365", "--dry-run");
        Assert.Contains("would be removed: 1", dry.Out, StringComparison.Ordinal);
        Assert.Contains(_old.Value, dry.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await JsonAsync(0, "usage")).GetProperty("sessions").GetArrayLength());

        JsonElement done = await JsonAsync(0, "prune", "--keep-days", "365");
        Assert.True(done.GetProperty("is_done").GetBoolean());
        Assert.Equal(_old.Value, Assert.Single(done.GetProperty("sessions").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(1, (await JsonAsync(0, "usage")).GetProperty("sessions").GetArrayLength());
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(_folder.Path);
        Assert.Equal("retention", Assert.Single(store.Audit()).Action);
    }

    [Fact]
    public async Task Days_to_keep_have_to_be_said_and_be_whole_and_positive()
    {
        Assert.Equal(2, (await RunAsync("prune")).ExitCode);
        Assert.Equal(2, (await RunAsync("prune", "--keep-days", "0")).ExitCode);
        Assert.Equal(2, (await RunAsync("prune", "--keep-days", "soon")).ExitCode);
    }

    [Theory]
    [InlineData("repair")]
    [InlineData("seal")]
    [InlineData("compact")]
    [InlineData("prune", "--keep-days", "9")]
    public async Task A_running_service_is_not_written_past(params string[] arguments)
    {
        using SqliteSessionStore running = SqliteSessionStore.Open(_folder.Path);
        Invocation run = await RunAsync(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("another process", run.OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("check")]
    [InlineData("seal")]
    public async Task A_folder_without_a_store_is_told_and_not_made(string verb)
    {
        string nowhere = Path.Combine(_folder.Path, "nowhere");
        Invocation run = await Invocation.OfAsync("store", verb, "--data", nowhere);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"gaitsense store {verb}: ", run.OneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    private Task<Invocation> RunAsync(params string[] arguments) => Invocation.OfAsync(["store", .. arguments, "--data", _folder.Path]);

    private async Task<JsonElement> JsonAsync(int exitCode, params string[] arguments)
    {
        Invocation run = await RunAsync([.. arguments, "--json"]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        using JsonDocument json = JsonDocument.Parse(run.Out);
        return json.RootElement.Clone();
    }
}
