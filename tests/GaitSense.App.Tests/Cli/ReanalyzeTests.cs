using System.Text.Json;
using GaitSense.App.Cli;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Cli;

public sealed class ReanalyzeTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Store => Path.Combine(_scratch.Path, "store");

    private string Out => Path.Combine(_scratch.Path, "out");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_same_version_gives_the_same_steps_and_the_store_stays_as_it_was()
    {
        SessionId id = await AddAsync(1);

        Invocation run = await Invocation.OfAsync("reanalyze", id.Value, "--data", Store, "--out", Out);

        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement comparison = Json(Out, id.Value, "comparison", "comparison.json");
        JsonElement landings = comparison.GetProperty("landings");
        Assert.Equal(StepTable.Read(Out, id.Value, "steps.csv").Count, landings.GetProperty("matched").GetInt32());
        Assert.Equal(0, landings.GetProperty("only_first").GetInt32());
        Assert.Equal(0, landings.GetProperty("only_second").GetInt32());
        Assert.Equal(0, comparison.GetProperty("metrics").GetProperty("stride_length_m").GetProperty("sd").GetDouble());
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(Store);
        Assert.Equal("test", store.Find(id)!.Header.Version);
    }

    [Fact]
    public async Task Other_options_give_another_result_and_are_kept_beside_it()
    {
        SessionId id = await AddAsync(1);
        string options = Path.Combine(_scratch.Path, "engine.json");
        File.WriteAllText(options, """{"foot":{"least_quality":0.999}}""");

        Invocation run = await Invocation.OfAsync("reanalyze", id.Value, "--data", Store, "--out", Out, "--engine-options", options);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(0.999, Json(Out, id.Value, "options.json").GetProperty("foot").GetProperty("least_quality").GetDouble());
        Assert.Contains("false", StepTable.Read(Out, id.Value, "steps.csv").Column("valid"));
    }

    [Fact]
    public async Task What_is_done_is_not_done_again_and_what_is_missing_is()
    {
        SessionId first = await AddAsync(1);
        SessionId second = await AddAsync(2);
        Assert.Equal(0, (await Invocation.OfAsync("reanalyze", "--all", "--data", Store, "--out", Out)).ExitCode);

        // An interrupted run: the second one is missing, and the last line of the manifest is cut off.
        Directory.Delete(Path.Combine(Out, second.Value), recursive: true);
        string manifest = Path.Combine(Out, "manifest.jsonl");
        File.AppendAllText(manifest, "{\"Item\":\"");
        string untouched = Path.Combine(Out, first.Value, "steps.csv");
        File.WriteAllText(untouched, "not written again");

        Invocation run = await Invocation.OfAsync("reanalyze", "--all", "--data", Store, "--out", Out, "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["done_before", "done"], JsonDocument.Parse(run.Out).RootElement.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("outcome").GetString()));
        Assert.Equal("not written again", File.ReadAllText(untouched));
        Invocation again = await Invocation.OfAsync("reanalyze", "--all", "--data", Store, "--out", Out, "--json");
        Assert.Equal(["done_before", "done_before"], JsonDocument.Parse(again.Out).RootElement.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Times_count_from_the_first_sample_as_they_do_in_an_analysis()
    {
        SessionId id = await AddAsync(1);
        string analysed = Path.Combine(_scratch.Path, "analysed");

        Assert.Equal(0, (await Invocation.OfAsync("analyze", id.Value, "--data", Store, "--out", analysed)).ExitCode);
        Assert.Equal(0, (await Invocation.OfAsync("reanalyze", id.Value, "--data", Store, "--out", Out)).ExitCode);

        Assert.Equal(File.ReadAllText(Path.Combine(analysed, id.Value, "steps.csv")), File.ReadAllText(Path.Combine(Out, id.Value, "steps.csv")));
    }

    [Fact]
    public async Task Other_options_are_other_content()
    {
        SessionId id = await AddAsync(1);
        await Invocation.OfAsync("reanalyze", id.Value, "--data", Store, "--out", Out);
        string options = Path.Combine(_scratch.Path, "engine.json");
        File.WriteAllText(options, """{"foot":{"min_stance_s":0.1}}""");

        Invocation run = await Invocation.OfAsync("reanalyze", id.Value, "--data", Store, "--out", Out, "--engine-options", options);

        Assert.DoesNotContain("done before", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_cannot_be_written_does_not_stop_the_others()
    {
        SessionId first = await AddAsync(1);
        SessionId second = await AddAsync(2);
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, first.Value), "a file stands where its folder should be");

        Invocation run = await Invocation.OfAsync("reanalyze", "--all", "--data", Store, "--out", Out);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(first.Value, run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Out, second.Value, "summary.json")));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_session_that_was_cancelled()
    {
        SessionId id = await AddAsync(1);
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(Store);
        using StringWriter text = new();
        App.Cli.Reanalyze.ReanalyzeOptions options = new(Store, Out, id.Value, new SessionQuery(), null, Gait.Engine.GaitOptions.Default, 1, false, false);
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new App.Cli.Reanalyze.ReanalyzeRun(options, new Terminal(text, text, ShowsProgress: false), TimeProvider.System).RunAsync(cancelled.Token));

        Assert.Empty(Directory.GetDirectories(Out));
    }

    [Theory]
    [InlineData("""{"foot":{"no_such":1}}""", "stance_window_s")]
    [InlineData("""{"foot":1}""", "foot")]
    [InlineData("""[1]""", "object")]
    [InlineData("""{"foot":""", "engine.json")]
    public async Task Options_that_are_none_are_refused(string text, string says)
    {
        SessionId id = await AddAsync(1);
        string options = Path.Combine(_scratch.Path, "engine.json");
        File.WriteAllText(options, text);

        Invocation run = await Invocation.OfAsync("reanalyze", id.Value, "--data", Store, "--out", Out, "--engine-options", options);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(says, run.OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("20260131T174502-000001", "--all")]
    public async Task One_session_or_all(params string[] which) =>
        Assert.Equal(2, (await Invocation.OfAsync([.. which.Prepend("reanalyze"), "--data", Store, "--out", Out])).ExitCode);

    [Fact]
    public async Task Analysing_goes_on_where_it_stopped()
    {
        string recordings = Path.Combine(_scratch.Path, "recordings");
        Assert.Equal(0, (await Invocation.OfAsync("simulate", "--out", recordings, "--scenario", "heel-first", "--seconds", "15", "--format", "native")).ExitCode);
        string recording = Directory.GetFiles(recordings, "*.gsraw", SearchOption.AllDirectories).Single();

        Invocation first = await Invocation.OfAsync("analyze", recording, "--out", Out, "--resume");
        Invocation second = await Invocation.OfAsync("analyze", recording, "--out", Out, "--resume");
        Invocation other = await Invocation.OfAsync("analyze", recording, "--out", Out, "--resume", "--exercise", "hip-lift");

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.DoesNotContain("done before", first.Out, StringComparison.Ordinal);
        Assert.Contains("done before", second.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("done before", other.Out, StringComparison.Ordinal);
    }

    private async Task<SessionId> AddAsync(int tail)
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(Store);
        return await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt.AddDays(tail), tail);
    }

    private static JsonElement Json(params string[] path) => JsonDocument.Parse(File.ReadAllText(Path.Combine(path))).RootElement;
}
