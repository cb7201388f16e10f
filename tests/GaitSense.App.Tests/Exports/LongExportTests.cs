using System.Text.Json;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Exports;

public sealed class LongExportTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("bids")]
    [InlineData("c3d")]
    public async Task The_memory_of_an_export_is_measured_and_nothing_is_left_behind(string format)
    {
        Invocation run = await Invocation.OfAsync("bench", "--export", format, "--hours", "0.05", "--data", _scratch.Path, "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement figures = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(format, figures.GetProperty("format").GetString());
        Assert.Equal(3 * 60 * 180, figures.GetProperty("samples").GetInt64());
        Assert.True(figures.GetProperty("steps").GetInt32() > 150);
        Assert.True(figures.GetProperty("peak_working_set_mb").GetDouble() > 10);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path));
    }
}
