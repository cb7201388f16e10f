using System.Text.Json;
using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Cli;

public sealed class CompareTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_step_table_against_a_reference_of_events()
    {
        string steps = Write("steps.csv", "side,initial_contact_s,stride_length_m,valid\nleft,1.00,0.50,true\nright,1.60,0.52,true\nleft,2.20,0.55,true\nright,2.80,0.60,false\n");
        string events = Write("ref_events.tsv", "onset\tduration\ttrial_type\n1.01\t0\tinitial_contact_left\n1.2\t0\tfinal_contact_left\n1.61\t0\tinitial_contact_right\n2.21\t0\tinitial_contact_left\n3.5\t0\tinitial_contact_right\n4\t1\tpause\n");

        Invocation run = await Invocation.OfAsync("compare", events, steps, "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement json = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(3, json.GetProperty("landings").GetProperty("matched").GetInt32());
        Assert.Equal(1, json.GetProperty("landings").GetProperty("only_first").GetInt32());
        Assert.Equal(1, json.GetProperty("landings").GetProperty("only_second").GetInt32());
        Assert.Equal(-0.01, json.GetProperty("metrics").GetProperty("initial_contact_s").GetProperty("bias").GetDouble(), 6);
    }

    [Fact]
    public async Task Files_hold_the_figures_the_pairs_and_the_plots()
    {
        string a = Write("a.csv", "side,initial_contact_s,stride_length_m,contact_pattern\nleft,1,0.50,heel\nleft,2,0.55,toe\nleft,3,0.60,heel\nleft,4,0.65,heel\n");
        string b = Write("b.csv", "side,initial_contact_s,stride_length_m,contact_pattern\nleft,1,0.51,heel\nleft,2,0.57,heel\nleft,3,0.60,heel\nleft,4,0.67,heel\n");
        string to = Path.Combine(_scratch.Path, "out");

        Invocation run = await Invocation.OfAsync("compare", a, b, "--out", to);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("ICC(2,1)", run.Out, StringComparison.Ordinal);
        Assert.Contains("contact_pattern: 75.0 % the same of 4", run.Out, StringComparison.Ordinal);
        Assert.Equal(4, StepTable.Read(to, "matches.csv").Count);
        Assert.Equal("0.0125", StepTable.Read(to, "agreement.csv").Column("bias")[1]);
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(to, "bland-altman_stride_length_m.svg")), StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.Combine(to, "bland-altman_stride_length_m.png"))[..4]);
    }

    [Fact]
    public async Task Reports_that_never_meet_are_told_so()
    {
        string a = Write("a.csv", "side,initial_contact_s\nleft,1\n");
        string b = Write("b.csv", "side,initial_contact_s\nleft,100\n");

        Invocation run = await Invocation.OfAsync("compare", a, b);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--find-offset", run.OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("side,initial_contact_s\nleft,1,5\n", "line 2")]
    [InlineData("side,initial_contact_s\nleft,\n", "line 2")]
    [InlineData("side,initial_contact_s\nleft,1\nmiddle,2\n", "line 3")]
    [InlineData("side,initial_contact_s\nleft,\"1,5\"\n", "line 2")]
    [InlineData("side,side,initial_contact_s\nleft,left,1\n", "line 1")]
    [InlineData("foot,when\nleft,1\n", "line 1")]
    [InlineData("", "line 1")]
    public async Task A_broken_table_is_one_line_that_says_where(string text, string where)
    {
        string bad = Write("bad.csv", text);

        Invocation run = await Invocation.OfAsync("compare", bad, bad);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(where, run.OneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_offset_and_a_search_exclude_each_other() =>
        Assert.Equal(2, (await Invocation.OfAsync("compare", "a", "b", "--offset", "1", "--find-offset", "5")).ExitCode);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_scratch.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
