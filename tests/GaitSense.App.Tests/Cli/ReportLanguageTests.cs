using System.Reflection;
using System.Text.RegularExpressions;
using GaitSense.App.Reports;
using GaitSense.App.Tests.Hosting;
using GaitSense.App.Wording;
using GaitSense.Core.Sessions;
using GaitSense.Export.Plots;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Cli;

public sealed partial class ReportLanguageTests : IDisposable
{
    private const string Pages = "GAITSENSE_REPORT_PAGES";
    private readonly ScratchFolder _scratch = new();

    private string Store => Path.Combine(_scratch.Path, "store");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_German_report_has_no_English_text()
    {
        SessionId id = await AddAsync(1);
        for (int i = 2; i <= 4; i++)
        {
            await AddAsync(i);
        }

        SessionId lift = await AddLiftAsync(5);
        SessionId few = await AddAsync(6, seconds: 10);
        Assert.Contains("gefestigt", await WriteAsync(few.Value, "de", "html"), StringComparison.Ordinal);
        foreach (string subject in new[] { id.Value, few.Value, lift.Value, "p01" })
        {
            string html = await WriteAsync(subject, "de", "html");

            Assert.Contains("<html lang=\"de\">", html, StringComparison.Ordinal);
            string text = Markup().Replace(Labels().Replace(Apart().Replace(html, ""), " $1 "), " ");
            Assert.Empty(English().Matches(text).Select(m => text[Math.Max(0, m.Index - 30)..Math.Min(text.Length, m.Index + 30)]));
            Assert.Matches("[0-9],[0-9]", text);
            Assert.DoesNotMatch("[0-9]\\.[0-9]+ (cm|s|m/s|°)", text);
        }
    }

    [Fact]
    public async Task English_is_spoken_when_nobody_says()
    {
        SessionId id = await AddAsync(1);
        string file = Path.Combine(_scratch.Path, "a.html");
        Assert.Equal(0, (await Invocation.OfAsync("report", id.Value, "--data", Store, "--out", file)).ExitCode);
        Assert.Equal(await WriteAsync(id.Value, "en", "html"), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(2, (await Invocation.OfAsync("report", id.Value, "--data", Store, "--language", "fr", "--out", file)).ExitCode);
    }

    [Fact]
    public void Plots_have_every_word_in_every_language()
    {
        PropertyInfo[] words = [.. typeof(PlotWords).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string))];
        Assert.True(words.Length > 20);
        Language before = Language.Current;
        try
        {
            Language.Current = Language.English;
            PlotWords english = ReportWords.Plots();
            Assert.All(words, w => Assert.Equal(w.GetValue(PlotWords.English), w.GetValue(english)));
            Language.Current = Language.German;
            PlotWords german = ReportWords.Plots();
            Assert.All(words, w => Assert.NotEqual(w.GetValue(english), w.GetValue(german)));
        }
        finally
        {
            Language.Current = before;
        }
    }

    /// <summary>Writes the reports of a simulated person in all forms, to be looked at.</summary>
    [Fact(Explicit = true)]
    public async Task Reports_to_look_at()
    {
        string folder = Environment.GetEnvironmentVariable(Pages) ?? throw new InvalidOperationException($"set {Pages} to a folder");
        Directory.CreateDirectory(folder);
        SessionId lift = await AddLiftAsync(20);
        SessionId id = default;
        foreach ((int i, string scenario) in new[] { "mixed", "toe-first", "asymmetric", "mixed", "demo", "heel-first", "demo" }.Index())
        {
            id = await AddAsync(i + 1, scenario);
        }

        foreach (string language in new[] { "en", "de" })
        {
            foreach (string format in new[] { "pdf", "html" })
            {
                foreach ((string name, string subject) in new[] { ("session", id.Value), ("lift", lift.Value), ("person", "p01") })
                {
                    await WriteAsync(subject, language, format);
                    File.Copy(Path.Combine(_scratch.Path, $"{subject}-{language}.{format}"), Path.Combine(folder, $"{name}-{language}.{format}"), overwrite: true);
                }
            }
        }
    }

    private async Task<SessionId> AddAsync(int day, string scenario = "heel-first", double seconds = 20)
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(Store);
        return await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt.AddDays(day), day, scenario: scenario, seconds: scenario == "heel-first" ? seconds : 90);
    }

    private async Task<SessionId> AddLiftAsync(int day)
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(Store);
        return await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt.AddDays(day), day, scenario: "hip-lift", seconds: 60, exercise: "hip-lift");
    }

    private async Task<string> WriteAsync(string subject, string language, string format)
    {
        string file = Path.Combine(_scratch.Path, $"{subject}-{language}.{format}");
        Invocation run = await Invocation.OfAsync("report", subject, "--data", Store, "--language", language, "--out", file);
        Assert.True(run.ExitCode == 0, run.Error);
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    // Sources are cited as they are called.
    [GeneratedRegex("<style>.*?</style>|Fritz et al[^<]*|Laufer 2005[^<]*", RegexOptions.Singleline)]
    private static partial Regex Apart();

    [GeneratedRegex("<[^>]*aria-label=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Labels();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b(the|of|and|with|from|steps?|strides?|mean|sessions?|left|right|over|first|length|heel|toe|time|speed|cadence|none|lost|samples|measured|judgement|repetitions?|only)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
