using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GaitSense.App.Tests.Hosting;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.App.Tests.Cli;

/// <summary>The walk-through in the README of GaitSense.Export, run as it stands there.</summary>
public sealed class WorkedExampleTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task From_recording_to_figure_in_Python()
    {
        string script = await ScriptAsync("python");
        await MeasureAsync();

        JsonElement told = await Python.RunAsync(script, _scratch.Path, "pandas", "matplotlib");

        Assert.Equal(2, told.EnumerateObject().Count());
        Assert.InRange(told.GetProperty("sub-heelfirst").GetDouble(), 0.7, 1);
        Assert.InRange(told.GetProperty("sub-toefirst").GetDouble(), 0, 0.3);
        await AssertFigureAsync();
    }

    [Fact]
    public async Task From_recording_to_figure_in_R()
    {
        const string Interpreter = "/usr/bin/Rscript";
        Assert.SkipUnless(File.Exists(Interpreter), "no Rscript; run: apt-get install r-base-core");
        string script = await ScriptAsync("r");
        await MeasureAsync();
        await File.WriteAllTextAsync(Place("figure.R"), script, TestContext.Current.CancellationToken);

        ProcessStartInfo start = new(Interpreter, ["--vanilla", "figure.R"]) { WorkingDirectory = _scratch.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await error);

        // R prints the names of the recordings in one line and their shares of heel landings in the next.
        string[] lines = [.. output.Split('\n').Select(l => l.Trim())];
        int names = Array.FindIndex(lines, l => l.Contains("sub-heelfirst", StringComparison.Ordinal));
        Assert.Equal(["sub-heelfirst", "sub-toefirst"], Words(lines[names]));
        double[] shares = [.. Words(lines[names + 1]).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        Assert.InRange(shares[0], 0.7, 1);
        Assert.InRange(shares[1], 0, 0.3);
        await AssertFigureAsync();
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> ScriptAsync(string language)
    {
        string begin = $"```{language}\n";
        string readme = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "src/GaitSense.Export/README.md"), TestContext.Current.CancellationToken);
        int start = readme.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private async Task MeasureAsync()
    {
        await RunAsync("simulate", "--out", Place("walk"), "--seconds", "30", "--scenario", "heel-first", "toe-first");
        await RunAsync("analyze", Place("walk"), "--out", Place("results"));
    }

    private async Task AssertFigureAsync()
    {
        byte[] figure = await File.ReadAllBytesAsync(Place("figure.png"), TestContext.Current.CancellationToken);
        Assert.Equal("PNG"u8.ToArray(), figure[1..4]);
        Assert.True(figure.Length > 2000);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        Invocation run = await Invocation.OfAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private string Place(string name) => Path.Combine(_scratch.Path, name);
}
