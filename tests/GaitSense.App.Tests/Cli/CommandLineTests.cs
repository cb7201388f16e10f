namespace GaitSense.App.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("analyze")]
    [InlineData("analyze", "somewhere")]
    [InlineData("analyze", "somewhere", "--out", "x", "--jobs", "0")]
    [InlineData("analyze", "somewhere", "--out", "x", "--frobnicate")]
    [InlineData("simulate")]
    [InlineData("simulate", "--out", "x", "--seconds", "soon")]
    [InlineData("simulate", "--out", "x", "--rate-hz", "5000")]
    [InlineData("simulate", "--out", "x", "--format", "wav")]
    [InlineData("export")]
    [InlineData("export", "--out", "x", "--from", "31.1.2026")]
    [InlineData("influx")]
    [InlineData("influx", "replay", "--quota-mb", "0")]
    [InlineData("sensors", "test")]
    [InlineData("sensors", "scan", "--seconds", "0")]
    [InlineData("sensors", "assign", "C0:00:00:00:00:01", "Tail")]
    public async Task Wrong_usage_ends_with_2_and_says_where_help_is(params string[] arguments)
    {
        Invocation run = await Invocation.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "analyze")]
    [InlineData("serve", "--urls")]
    [InlineData("analyze", "--mounting")]
    [InlineData("simulate", "--scenario")]
    [InlineData("export", "--person")]
    [InlineData("serve", "--influx-token-file")]
    [InlineData("influx", "dead-letters")]
    [InlineData("influx replay", "--dead-letters")]
    [InlineData("sensors", "assign")]
    [InlineData("sensors scan", "--min-rssi")]
    [InlineData("sensors test", "--seconds")]
    public async Task Help_is_on_stdout(string verb, string names)
    {
        Invocation run = await Invocation.OfAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(names, run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }
}
