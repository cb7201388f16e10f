using System.Text.Json;

namespace GaitSense.App.Tests.Cli;

public sealed class BenchTests
{
    [Fact]
    public async Task Each_part_has_a_figure()
    {
        Invocation run = await Invocation.OfAsync("bench", "--seconds", "0.05", "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement parts = JsonDocument.Parse(run.Out).RootElement.GetProperty("parts");
        Assert.Equal(["decode", "filter", "engine", "storage"], parts.EnumerateObject().Select(p => p.Name));
        Assert.All(parts.EnumerateObject(), p => Assert.True(p.Value.GetProperty("samples_per_s").GetDouble() > 0, p.Name));
    }
}
