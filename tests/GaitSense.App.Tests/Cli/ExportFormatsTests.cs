using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.People;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Cli;

public sealed class ExportFormatsTests : IDisposable
{
    private const string RealName = "Wilhelmina Testbeckenbauer";
    private static readonly string[] Formats = ["csv", "bids", "parquet", "mat", "c3d", "sto"];
    private readonly ScratchFolder _scratch = new();

    private string Store => Path.Combine(_scratch.Path, "store");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Every_format_is_written_twice_to_the_same_bytes_and_never_names_the_person()
    {
        using (SqliteSessionStore store = SqliteSessionStore.Open(Store))
        {
            store.People.Put(new Person("P-07") { RealName = RealName, Consent = Consent.Given, Remark = $"{RealName} prefers mornings" });
            await StoredWalk.AddAsync(store, "P-07", StoredWalk.StartedAt, 1, source: "bluetooth");
        }

        foreach (string format in Formats)
        {
            string first = await ExportAsync(format, format + "-1");
            string second = await ExportAsync(format, format + "-2");

            string[] files = Files(first);
            Assert.NotEmpty(files);
            Assert.Equal(files, Files(second));
            Assert.All(files, f => Assert.Equal(Hash(first, f), Hash(second, f)));
            Assert.DoesNotContain(files, f => f.Contains(".samples", StringComparison.Ordinal) || f.EndsWith(".part", StringComparison.Ordinal));
            foreach (string file in files)
            {
                byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(first, file), TestContext.Current.CancellationToken);
                foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                {
                    Assert.True(bytes.AsSpan().IndexOf(encoding.GetBytes("Testbeckenbauer")) < 0, $"{format}/{file} names the person");
                }
            }

            AssertNamesEngine(first, format);
        }
    }

    [Fact]
    public async Task Who_withdrew_is_in_no_export_and_who_was_not_asked_only_when_named()
    {
        SessionId withdrawn;
        using (SqliteSessionStore store = SqliteSessionStore.Open(Store))
        {
            store.People.Put(new Person("given") { Consent = Consent.Given });
            store.People.Put(new Person("withdrawn") { Consent = Consent.Withdrawn });
            await StoredWalk.AddAsync(store, "given", StoredWalk.StartedAt, 1, source: "bluetooth");
            withdrawn = await StoredWalk.AddAsync(store, "withdrawn", StoredWalk.StartedAt.AddHours(1), 2, source: "bluetooth");
            await StoredWalk.AddAsync(store, "unasked", StoredWalk.StartedAt.AddHours(2), 3, source: "bluetooth");
        }

        Invocation cohort = await Invocation.OfAsync("export", "--data", Store, "--out", Out("all"));
        Assert.Equal(0, cohort.ExitCode);
        Assert.Equal(["given"], StepTable.Read(Out("all"), "sessions.csv").Column("person"));
        Assert.Contains("consent was withdrawn", cohort.Error, StringComparison.Ordinal);
        Assert.Contains("consent was not asked for", cohort.Error, StringComparison.Ordinal);

        Invocation named = await Invocation.OfAsync("export", "--data", Store, "--out", Out("named"), "--person", "given", "unasked", "withdrawn");
        Assert.Equal(0, named.ExitCode);
        Assert.Equal(["given", "unasked"], StepTable.Read(Out("named"), "sessions.csv").Column("person"));

        Invocation gone = await Invocation.OfAsync("export", "--data", Store, "--out", Out("gone"), "--session", withdrawn.Value);
        Assert.Equal(1, gone.ExitCode);
        Assert.Contains("consent was withdrawn", gone.OneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out("gone")));
    }

    [Theory]
    [InlineData("--min-valid", "0.1", 0)]
    [InlineData("--min-steps", "5", 0)]
    [InlineData("--min-steps", "5000", 1)]
    public async Task Quality_chooses_sessions(string option, string value, int exitCode)
    {
        using (SqliteSessionStore store = SqliteSessionStore.Open(Store))
        {
            await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt, 1);
        }

        Invocation run = await Invocation.OfAsync("export", "--data", Store, "--out", Out("x"), option, value);
        Assert.True(run.ExitCode == exitCode, run.Error);
    }

    [Theory]
    [InlineData("bids")]
    [InlineData("parquet")]
    [InlineData("c3d")]
    public async Task A_session_without_samples_is_told_and_the_others_are_written(string format)
    {
        SessionId empty;
        using (SqliteSessionStore store = SqliteSessionStore.Open(Store))
        {
            empty = await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt, 1, hasPackets: false);
            await StoredWalk.AddAsync(store, "p02", StoredWalk.StartedAt.AddHours(1), 2);
        }

        Invocation run = await Invocation.OfAsync("export", "--data", Store, "--out", Out("x"), "--format", format);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{empty} of p01 is left out", run.OneLine(), StringComparison.Ordinal);
        Assert.Contains("sessions 1", run.Out, StringComparison.Ordinal);
        Assert.NotEmpty(Files(Out("x")));
    }

    private static void AssertNamesEngine(string folder, string format)
    {
        string provenance = format == "bids"
            ? Directory.GetFiles(folder, "*_provenance.json", SearchOption.AllDirectories).Single()
            : Path.Combine(folder, "provenance.json");
        JsonElement json = JsonDocument.Parse(File.ReadAllText(provenance)).RootElement;
        JsonElement session = format == "bids" ? json : json.GetProperty("sessions")[0];
        Assert.Equal(Gait.Engine.GaitEngine.Version, session.GetProperty("engine_version").GetString());
        Assert.True(session.GetProperty("engine_options").GetProperty("foot").GetProperty("min_stance_s").GetDouble() > 0);
        Assert.Equal("gaitsense-1", session.GetProperty("sensors")[0].GetProperty("firmware_profile").GetString());
    }

    private async Task<string> ExportAsync(string format, string name)
    {
        Invocation run = await Invocation.OfAsync("export", "--data", Store, "--out", Out(name), "--format", format);
        Assert.True(run.ExitCode == 0, run.Error);
        return Out(name);
    }

    private string Out(string name) => Path.Combine(_scratch.Path, name);

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private static string Hash(string folder, string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
}
