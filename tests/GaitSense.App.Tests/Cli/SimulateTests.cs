using System.Globalization;
using System.Text.Json;
using GaitSense.App.Tests.Hosting;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.App.Tests.Cli;

public sealed class SimulateTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Walks => Path.Combine(_scratch.Path, "walks");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Every_scenario_is_listed()
    {
        Invocation table = await Invocation.OfAsync("simulate", "--list");
        Invocation json = await Invocation.OfAsync("simulate", "--list", "--json");

        Assert.Equal(0, table.ExitCode);
        Assert.Equal(ScenarioCatalog.All.Count + 1, table.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        using JsonDocument listed = JsonDocument.Parse(json.Out);
        Assert.Equal(
            ScenarioCatalog.All.Select(s => s.Name),
            listed.RootElement.GetProperty("scenarios").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Truth_leaves_the_direction_of_turns_empty_and_says_what_was_recorded()
    {
        Invocation run = await Invocation.OfAsync("simulate", "--out", Walks, "--scenario", "turn", "--seconds", "30", "--rate-hz", "50");

        Assert.True(run.ExitCode == 0, run.Error);
        StepTable truth = StepTable.Read(Walks, "truth", "sub-turn.csv");
        string[] directions = [.. truth.Column("direction").Zip(truth.Column("note"), (d, n) => n == "turn" ? $"turn:{d}" : d).Distinct().Order()];
        Assert.Equal(["backward", "turn:"], directions);
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(Walks, "truth", "sub-turn_summary.json")));
        Assert.Equal(50, summary.RootElement.GetProperty("sampling_hz").GetDouble());
        Assert.Equal("backward", summary.RootElement.GetProperty("trial_direction").GetString());
        Assert.Equal("good", summary.RootElement.GetProperty("ic_trust").GetString());
    }

    [Fact]
    public async Task A_named_part_brings_its_own_noise()
    {
        Invocation ideal = await Invocation.OfAsync("simulate", "--out", Walks, "--scenario", "standing", "--seconds", "8", "--imu", "ideal");
        Invocation noisy = await Invocation.OfAsync("simulate", "--out", Walks + "2", "--scenario", "standing", "--seconds", "8", "--imu", "BMI160");
        Invocation wrong = await Invocation.OfAsync("simulate", "--out", Walks + "3", "--imu", "BMI999");

        Assert.Equal((0, 0, 2), (ideal.ExitCode, noisy.ExitCode, wrong.ExitCode));
        Assert.True(DistinctValues(Walks) * 3 < DistinctValues(Walks + "2"), "noise makes more distinct values");
    }

    // Of the first column that is no time: one axis of one sensor of somebody who stands.
    private static int DistinctValues(string walks) => File
        .ReadLines(Directory.GetFiles(Path.Combine(walks, "sub-standing", "motion"), "*_motion.tsv").Single())
        .Select(l => l.Split('\t')[1]).Distinct().Count();

    [Fact]
    public async Task What_no_worn_sensor_tells_is_empty()
    {
        await Invocation.OfAsync("simulate", "--out", Walks, "--scenario", "feet-only", "--seconds", "20");

        StepTable truth = StepTable.Read(Walks, "truth", "sub-feetonly.csv");

        Assert.NotEqual(0, truth.Count);
        Assert.All(truth.Column("pelvic_tilt_deg").Concat(truth.Column("arm_leg_phase_deg")), Assert.Empty);
    }

    [Theory]
    [InlineData("bids")]
    [InlineData("native")]
    public async Task The_same_seed_gives_the_same_files(string format)
    {
        string again = Path.Combine(_scratch.Path, "again");
        foreach (string folder in new[] { Walks, again })
        {
            Invocation run = await Invocation.OfAsync("simulate", "--out", folder, "--seconds", "8", "--seed", "7", "--format", format);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        string[] files = [.. Directory.GetFiles(Walks, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Walks, f))];
        Assert.Contains(Path.Combine("truth", "sub-demo.csv"), files);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(Walks, f)), File.ReadAllBytes(Path.Combine(again, f))));
    }

    [Fact]
    public async Task Decimals_have_a_point_whatever_the_machine_is_used_to()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        Invocation run = await Invocation.OfAsync("simulate", "--out", Walks, "--seconds", "10.5");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("10.5", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bids")]
    [InlineData("native")]
    public async Task A_folder_that_is_not_empty_is_left_alone(string format)
    {
        Directory.CreateDirectory(Walks);
        File.WriteAllText(Path.Combine(Walks, "mine.txt"), "mine");

        Invocation run = await Invocation.OfAsync("simulate", "--out", Walks, "--format", format);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Walks, run.OneLine(), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(Walks));
    }

    [Fact]
    public async Task An_unknown_scenario_is_one_line()
    {
        Invocation run = await Invocation.OfAsync("simulate", "--out", Walks, "--scenario", "moonwalk");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("moonwalk", run.OneLine(), StringComparison.Ordinal);
    }
}
