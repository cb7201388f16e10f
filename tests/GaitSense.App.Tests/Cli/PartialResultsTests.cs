using System.Text.Json;
using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Cli;

/// <summary>A recording with a fault in it is measured as far as it can be, and the fault is told.</summary>
public sealed class PartialResultsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Walk => Path.Combine(_scratch.Path, "walk");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("garbled", "is not a number", "line 1201, column 3")]
    [InlineData("back", "earlier than that of the row before", "line 1201")]
    [InlineData("cut", "cut off", "line 2000")]
    public async Task What_can_be_used_is_measured_and_the_fault_stands_beside_it(string damage, string what, string where)
    {
        Invocation simulate = await Invocation.OfAsync("simulate", "--out", Walk, "--seconds", "20", "--scenario", "heel-first", "--seed", "3");
        Assert.True(simulate.ExitCode == 0, simulate.Error);
        Invocation whole = await Invocation.OfAsync("analyze", Walk, "--out", Path.Combine(_scratch.Path, "whole"));
        Assert.True(whole.ExitCode == 0, whole.Error);
        StepTable all = StepTable.Read(Path.Combine(_scratch.Path, "whole"), Path.GetFileName(Folder("whole")), "steps.csv");
        Spoil(damage);

        Invocation run = await Invocation.OfAsync("analyze", Walk, "--out", Path.Combine(_scratch.Path, "part"), "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("was analysed in part", run.Error, StringComparison.Ordinal);
        JsonElement told = JsonDocument.Parse(run.Out).RootElement.GetProperty("recordings")[0];
        JsonElement error = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder("part"), "error.json"), TestContext.Current.CancellationToken)).RootElement;
        foreach (JsonElement json in new[] { error, told.GetProperty("error") })
        {
            Assert.Contains(what, json.GetProperty("what").GetString(), StringComparison.Ordinal);
            Assert.Contains(where, json.GetProperty("where").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(json.GetProperty("advice").GetString()!);
        }

        Assert.True(error.GetProperty("partial").GetBoolean());
        string summary = await File.ReadAllTextAsync(Path.Combine(Folder("part"), "summary.json"), TestContext.Current.CancellationToken);
        Assert.Contains("A part of the recording could not be used", summary, StringComparison.Ordinal);
        StepTable steps = StepTable.Read(Path.Combine(_scratch.Path, "part"), Path.GetFileName(Folder("part")), "steps.csv");
        Assert.Equal(told.GetProperty("steps").GetInt32(), steps.Count);
        Assert.InRange(steps.Count, damage == "back" ? all.Count / 3 : all.Count - 2, all.Count);
    }

    private string Folder(string name) => Assert.Single(Directory.GetDirectories(Path.Combine(_scratch.Path, name)));

    private void Spoil(string damage)
    {
        string file = Assert.Single(Directory.GetFiles(Walk, "*_motion.tsv", SearchOption.AllDirectories));
        string[] rows = File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2000, rows.Length);
        string[] cells = rows[1200].Split('\t');
        switch (damage)
        {
            case "garbled":
                cells[2] = "1.2.3";
                rows[1200] = string.Join('\t', cells);
                break;
            case "back":
                rows = [.. rows[..1200], .. rows[..800]];
                break;
            default:
                rows[^1] = rows[^1][..(rows[^1].Length / 2)];
                break;
        }

        File.WriteAllText(file, string.Join('\n', rows) + (damage == "cut" ? "" : "\n"));
    }
}
