using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Cli;

public sealed class ExportTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Store => Path.Combine(_scratch.Path, "store");

    private string Files => Path.Combine(_scratch.Path, "files");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Tables_of_a_store_that_is_in_use()
    {
        using SqliteSessionStore inUse = SqliteSessionStore.Open(Store);
        SessionId first = await StoredWalk.AddAsync(inUse, "p01", StoredWalk.StartedAt, 1);
        SessionId cutOff = await StoredWalk.AddAsync(inUse, "p02", StoredWalk.StartedAt.AddDays(1), 2, finishes: false);

        Invocation run = await Invocation.OfAsync("export", "--data", Store, "--out", Files);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(StepTable.Read(Files, first.Value, "steps.csv").Share("direction", "backward") > 0.9);
        Assert.True(File.Exists(Path.Combine(Files, first.Value, "summary.json")));
        Assert.NotEqual(0, StepTable.Read(Files, cutOff.Value, "steps.csv").Count);
        Assert.False(File.Exists(Path.Combine(Files, cutOff.Value, "summary.json")));
        Assert.Equal(["p01", "p02"], StepTable.Read(Files, "sessions.csv").Column("person"));
    }

    [Fact]
    public async Task A_data_set_can_be_analysed_again_and_gives_the_same_steps()
    {
        SessionId id = await OneSessionAsync();
        Invocation run = await Invocation.OfAsync("export", "--data", Store, "--out", Files, "--format", "bids");
        Assert.True(run.ExitCode == 0, run.Error);
        string fromFile = Path.Combine(_scratch.Path, "from-file");
        string fromStore = Path.Combine(_scratch.Path, "from-store");

        Invocation files = await Invocation.OfAsync("analyze", Files, "--out", fromFile);
        Invocation stored = await Invocation.OfAsync("analyze", id.Value, "--data", Store, "--out", fromStore);

        Assert.True(files.ExitCode == 0, files.Error);
        Assert.True(stored.ExitCode == 0, stored.Error);
        StepTable again = StepTable.Read(Directory.GetFiles(fromFile, "steps.csv", SearchOption.AllDirectories).Single());
        StepTable live = StepTable.Read(fromStore, id.Value, "steps.csv");
        Assert.Equal(live.Count, again.Count);
        Assert.Equal(live.Column("side"), again.Column("side"));
        Assert.Equal(live.Column("direction"), again.Column("direction"));
    }

    [Theory]
    [InlineData("--person", "p01", 0)]
    [InlineData("--person", "somebody", 1)]
    [InlineData("--exercise", "hip-lift", 1)]
    [InlineData("--from", "2026-01-31", 0)]
    [InlineData("--from", "2026-01-31T17:45:03Z", 1)]
    [InlineData("--to", "2026-01-31", 0)]
    [InlineData("--to", "2026-01-30", 1)]
    [InlineData("--session", "20260131T174502-000001", 0)]
    [InlineData("--session", "20260131T174502-000002", 1)]
    public async Task Filters_choose_sessions(string option, string value, int exitCode)
    {
        await OneSessionAsync();

        Invocation run = await Invocation.OfAsync("export", "--data", Store, "--out", Files, option, value);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 0, File.Exists(Path.Combine(Files, "sessions.csv")));
    }

    [Fact]
    public async Task A_missing_store_is_one_line_and_none_is_made()
    {
        Invocation run = await Invocation.OfAsync("export", "--data", Store, "--out", Files);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Store, run.OneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store));
    }

    [Fact]
    public async Task Analysing_a_session_that_is_not_there_is_one_line()
    {
        await OneSessionAsync();

        Invocation run = await Invocation.OfAsync("analyze", "20260131T174502-00000f", "--data", Store, "--out", Files);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("00000f", run.OneLine(), StringComparison.Ordinal);
    }

    private async Task<SessionId> OneSessionAsync()
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(Store);
        return await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt, 1);
    }
}
