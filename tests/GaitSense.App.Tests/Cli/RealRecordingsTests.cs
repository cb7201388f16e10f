using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Cli;

public sealed class RealRecordingsTests
{
    [Fact]
    public async Task Every_recording_gives_steps_and_reversed_ones_go_backward_toes_first()
    {
        string recordings = Checkout.Recordings;
        using ScratchFolder scratch = new();

        Invocation run = await Invocation.OfAsync("analyze", recordings, "--out", scratch.Path);

        Assert.True(run.ExitCode == 0, run.Error);
        string[] names = [.. Directory.GetDirectories(recordings, "sub-*").Select(f => Path.GetFileName(f)!)];
        Assert.NotEmpty(names);
        Assert.All(names, n => Assert.NotEqual(0, StepTable.Read(scratch.Path, n, "steps.csv").Count));
        Assert.All(new[] { "sub-gaitmapreversed", "sub-qmtreversed" }, n => AssertWalk(scratch.Path, n, "backward", "toe"));
        Assert.All(new[] { "sub-gaitmap", "sub-tripodslow", "sub-tripodmid" }, n => AssertWalk(scratch.Path, n, "forward", "heel"));
    }

    private static void AssertWalk(string folder, string name, string direction, string pattern)
    {
        StepTable steps = StepTable.Read(folder, name, "steps.csv");
        Assert.True(steps.Share("direction", direction) > 0.9, $"{name}: {steps.Share("direction", direction):P0} {direction}");
        Assert.True(steps.Share("contact_pattern", pattern) > 0.9, $"{name}: {steps.Share("contact_pattern", pattern):P0} {pattern}");
    }
}
