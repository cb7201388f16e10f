using System.Text.Json;
using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Cli;

public sealed class AnalyzeTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Walks => Path.Combine(_scratch.Path, "walks");

    private string Results => Path.Combine(_scratch.Path, "results");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Finds_the_landings_of_every_recording_of_a_data_set()
    {
        await SimulateAsync("heel-first", "toe-first", "forward");

        Invocation run = await Invocation.OfAsync("analyze", Walks, "--out", Results);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        AssertWalk("sub-heelfirst", "backward", "heel");
        AssertWalk("sub-toefirst", "backward", "toe");
        AssertWalk("sub-forward", "forward", "heel");
        Assert.Contains("sub-heelfirst", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Results, "sub-heelfirst", "events.tsv")));
    }

    [Fact]
    public async Task One_bad_recording_does_not_cost_the_others()
    {
        await SimulateAsync("heel-first", "toe-first");
        string channels = Directory.GetFiles(Path.Combine(Walks, "sub-toefirst", "motion"), "*_channels.tsv").Single();
        File.WriteAllText(channels, File.ReadAllText(channels).Replace("m/s^2", "furlongs", StringComparison.Ordinal));

        Invocation run = await Invocation.OfAsync("analyze", Walks, "--out", Results, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("sub-toefirst", run.OneLine(), StringComparison.Ordinal);
        using JsonDocument error = JsonDocument.Parse(File.ReadAllText(Path.Combine(Results, "sub-toefirst", "error.json")));
        Assert.Contains("furlongs", error.RootElement.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Results, "sub-toefirst", "steps.csv")));
        AssertWalk("sub-heelfirst", "backward", "heel");
        using JsonDocument told = JsonDocument.Parse(run.Out);
        JsonElement[] recordings = [.. told.RootElement.GetProperty("recordings").EnumerateArray()];
        Assert.Equal(2, recordings.Length);
        Assert.True(recordings[0].GetProperty("steps").GetInt32() > 10);
        Assert.True(recordings[1].TryGetProperty("error", out _));
    }

    [Fact]
    public async Task A_native_recording_gives_the_same_walk()
    {
        Invocation made = await Invocation.OfAsync("simulate", "--out", Walks, "--scenario", "heel-first", "--seconds", "25", "--format", "native");
        Assert.Equal(0, made.ExitCode);

        Invocation run = await Invocation.OfAsync("analyze", Path.Combine(Walks, "sub-heelfirst.gsraw"), "--out", Results, "--signals");

        Assert.Equal(0, run.ExitCode);
        AssertWalk("sub-heelfirst", "backward", "heel");
        Assert.True(new FileInfo(Path.Combine(Results, "sub-heelfirst", "signals.parquet")).Length > 0);
    }

    [Fact]
    public async Task Feet_with_exchanged_labels_are_told_apart_when_asked()
    {
        await SimulateAsync("heel-first");
        string motion = Path.Combine(Walks, "sub-heelfirst", "motion");
        foreach (string file in Directory.GetFiles(motion, "*_channels.tsv"))
        {
            string text = File.ReadAllText(file);
            File.WriteAllText(file, text
                .Replace("LeftFoot", "OtherFoot", StringComparison.Ordinal)
                .Replace("RightFoot", "LeftFoot", StringComparison.Ordinal)
                .Replace("OtherFoot", "RightFoot", StringComparison.Ordinal));
        }

        await Invocation.OfAsync("analyze", Walks, "--out", Results);
        string[] labelled = File.ReadAllLines(Path.Combine(Results, "sub-heelfirst", "steps.csv"));
        Invocation run = await Invocation.OfAsync("analyze", Walks, "--out", Results + "2", "--tell-sides");
        string[] told = File.ReadAllLines(Path.Combine(Results + "2", "sub-heelfirst", "steps.csv"));

        Assert.Equal(0, run.ExitCode);
        Assert.NotEqual(labelled[1].Split(',')[0], told[1].Split(',')[0]);
        Assert.Equal(labelled.Length, told.Length);
        Assert.Contains("exchanged", File.ReadAllText(Path.Combine(Results + "2", "sub-heelfirst", "summary.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mounting_file_that_turns_the_feet_around_turns_the_direction_around()
    {
        await SimulateAsync("heel-first");
        string mounting = Path.Combine(_scratch.Path, "mounting.json");
        File.WriteAllText(mounting, """{ "left_foot": "PRS", "right_foot": "PRS" }""");

        Invocation run = await Invocation.OfAsync("analyze", Walks, "--out", Results, "--mounting", mounting);

        Assert.Equal(0, run.ExitCode);
        Assert.True(StepTable.Read(Results, "sub-heelfirst", "steps.csv").Share("direction", "forward") > 0.9);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("nowhere.gsraw")]
    public async Task A_missing_input_is_one_line(string input)
    {
        Invocation run = await Invocation.OfAsync("analyze", Path.Combine(_scratch.Path, input), "--out", Results);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(input, run.OneLine(), StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task An_unknown_exercise_is_told_before_anything_is_analysed()
    {
        await SimulateAsync("heel-first");

        Invocation run = await Invocation.OfAsync("analyze", Walks, "--out", Results, "--exercise", "cartwheel");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("reverse-walking", run.OneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Results));
    }

    [Fact]
    public async Task Without_a_sensor_on_a_foot_there_is_nothing_to_measure()
    {
        await SimulateAsync("feet-only");
        string channels = Directory.GetFiles(Path.Combine(Walks, "sub-feetonly", "motion"), "*_channels.tsv").Single();
        File.WriteAllText(channels, File.ReadAllText(channels).Replace("LeftFoot", "Nose", StringComparison.Ordinal).Replace("RightFoot", "Ear", StringComparison.Ordinal));

        Invocation run = await Invocation.OfAsync("analyze", Walks, "--out", Results);

        Assert.Equal(1, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(Results, "sub-feetonly", "error.json")));
    }

    private async Task SimulateAsync(params string[] scenarios)
    {
        Invocation run = await Invocation.OfAsync(["simulate", "--out", Walks, "--seconds", "25", "--scenario", .. scenarios]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private void AssertWalk(string name, string direction, string pattern)
    {
        StepTable steps = StepTable.Read(Results, name, "steps.csv");
        StepTable truth = StepTable.Read(Walks, "truth", $"{name}.csv");
        Assert.InRange(steps.Count, truth.Count - 2, truth.Count + 2);
        Assert.True(steps.Share("direction", direction) > 0.9, $"{name}: {steps.Share("direction", direction):P0} {direction}");
        Assert.True(steps.Share("contact_pattern", pattern) > 0.7, $"{name}: {steps.Share("contact_pattern", pattern):P0} {pattern}");
    }
}
