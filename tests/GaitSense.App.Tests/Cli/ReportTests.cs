using GaitSense.App.Tests.Hosting;
using GaitSense.Core.People;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Cli;

public sealed class ReportTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Store => Path.Combine(_scratch.Path, "store");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_session_as_one_html_file_that_loads_nothing()
    {
        SessionId id = await AddAsync(1);
        string file = Path.Combine(_scratch.Path, "report.html");

        Invocation run = await Invocation.OfAsync("report", id.Value, "--data", Store, "--out", file);

        Assert.True(run.ExitCode == 0, run.Error);
        string html = File.ReadAllText(file);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(src|href)=|url\\(|@import", html);
        Assert.Equal(5, html.Split("<svg ").Length - 1);
        Assert.Contains("Step pattern", html, StringComparison.Ordinal);
        Assert.Contains("simulated", html, StringComparison.Ordinal);
        Assert.Contains("guided, not measured", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hip_lift_is_told_by_its_repetitions_and_not_by_steps()
    {
        SessionId id;
        using (SqliteSessionStore store = SqliteSessionStore.Open(Store))
        {
            id = await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt, 1, scenario: "hip-lift", seconds: 60, exercise: "hip-lift");
        }

        string file = Path.Combine(_scratch.Path, "lift.html");
        Invocation run = await Invocation.OfAsync("report", id.Value, "--data", Store, "--out", file);

        Assert.True(run.ExitCode == 0, run.Error);
        string html = File.ReadAllText(file);
        foreach (string told in new[] { "Tuck angle", "Hold time", "Repetition by repetition", "Repetitions in target", "repetitions are fit for judgement" })
        {
            Assert.Contains(told, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Cadence", html, StringComparison.Ordinal);
        Assert.DoesNotContain("steps are fit", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_session_gives_the_same_bytes()
    {
        SessionId id = await AddAsync(1);
        foreach (string name in new[] { "a.pdf", "b.pdf", "a.html", "b.html" })
        {
            Assert.Equal(0, (await Invocation.OfAsync("report", id.Value, "--data", Store, "--out", Path.Combine(_scratch.Path, name))).ExitCode);
        }

        Assert.Equal(Bytes("a.pdf"), Bytes("b.pdf"));
        Assert.Equal(Bytes("a.html"), Bytes("b.html"));
        Assert.Equal("%PDF"u8.ToArray(), Bytes("a.pdf")[..4]);
    }

    [Fact]
    public async Task A_person_over_sessions()
    {
        for (int i = 1; i <= 4; i++)
        {
            await AddAsync(i);
        }

        string file = Path.Combine(_scratch.Path, "p01.html");
        Invocation run = await Invocation.OfAsync("report", "p01", "--data", Store, "--out", file);

        Assert.True(run.ExitCode == 0, run.Error);
        string html = File.ReadAllText(file);
        Assert.Contains("4 sessions", html, StringComparison.Ordinal);
        Assert.Contains("Detectable change", html, StringComparison.Ordinal);
        Assert.Contains("within fluctuation", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sessions_are_too_few_for_a_judgement()
    {
        await AddAsync(1);
        await AddAsync(2);
        string file = Path.Combine(_scratch.Path, "p01.html");

        await Invocation.OfAsync("report", "p01", "--data", Store, "--out", file);

        string html = File.ReadAllText(file);
        Assert.Contains("no judgement", html, StringComparison.Ordinal);
        Assert.DoesNotContain("within fluctuation", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_who_withdrew_leaves_the_store_by_another_verb()
    {
        SessionId withdrawn = await AddAsync(1);
        string folder = Path.Combine(_scratch.Path, "out");
        using (SqliteSessionStore store = SqliteSessionStore.Open(Store))
        {
            await StoredWalk.AddAsync(store, "p02", StoredWalk.StartedAt.AddDays(2), 2);
            store.People.Put(new Person("p01") { Consent = Consent.Withdrawn, ConsentAt = StoredWalk.StartedAt });
        }

        foreach (string[] arguments in new string[][]
        {
            ["analyze", withdrawn.Value, "--data", Store, "--out", folder],
            ["reanalyze", withdrawn.Value, "--data", Store, "--out", folder],
            ["compare", withdrawn.Value, withdrawn.Value, "--data", Store, "--out", folder],
        })
        {
            Invocation run = await Invocation.OfAsync(arguments);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("withdrawn", run.Error, StringComparison.Ordinal);
        }

        Invocation all = await Invocation.OfAsync("reanalyze", "--all", "--data", Store, "--out", folder);
        Assert.True(all.ExitCode == 0, all.Error);
        Assert.Contains("1 sessions of people who have withdrawn", all.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, withdrawn.Value)));
        Assert.Single(Directory.GetDirectories(folder, "2026*"));
    }

    [Fact]
    public async Task Who_withdrew_is_in_no_report()
    {
        SessionId id = await AddAsync(1);
        using (SqliteSessionStore store = SqliteSessionStore.Open(Store))
        {
            store.People.Put(new Person("p01") { Consent = Consent.Withdrawn, ConsentAt = StoredWalk.StartedAt });
        }

        foreach (string subject in new[] { id.Value, "p01" })
        {
            Invocation run = await Invocation.OfAsync("report", subject, "--data", Store, "--out", Path.Combine(_scratch.Path, "r.html"));
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("withdrawn", run.OneLine(), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(_scratch.Path, "r.html")));
    }

    [Fact]
    public async Task Nobody_and_nothing_is_one_line()
    {
        await AddAsync(1);

        Invocation run = await Invocation.OfAsync("report", "somebody", "--data", Store, "--out", Path.Combine(_scratch.Path, "r.pdf"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("somebody", run.OneLine(), StringComparison.Ordinal);
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_scratch.Path, name));

    private async Task<SessionId> AddAsync(int tail)
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(Store);
        return await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt.AddDays(tail), tail);
    }
}
