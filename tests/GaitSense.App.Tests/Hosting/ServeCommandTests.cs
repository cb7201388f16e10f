using GaitSense.App.Hosting;

namespace GaitSense.App.Tests.Hosting;

public sealed class ServeCommandTests
{
    [Theory]
    [InlineData("brow")]
    [InlineData("telepathy")]
    [InlineData("simulated:moon-walk")]
    [InlineData("replay:nowhere.gsraw")]
    public async Task A_source_that_cannot_be_had_ends_with_exit_code_1(string source)
    {
        using ScratchFolder folder = new();
        ServeOptions options = new() { Source = source, Folder = folder.Path, Urls = "http://127.0.0.1:0" };
        Assert.Equal(1, await ServeCommand.RunAsync(options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_address_ends_with_exit_code_1()
    {
        using ScratchFolder folder = new();
        ServeOptions options = new() { Source = "none", Folder = folder.Path, Urls = "here" };
        Assert.Equal(1, await ServeCommand.RunAsync(options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Being_told_to_stop_while_starting_ends_with_exit_code_0()
    {
        using ScratchFolder folder = new();
        ServeOptions options = new() { Source = "none", Folder = folder.Path, Urls = "http://127.0.0.1:0" };
        Assert.Equal(0, await ServeCommand.RunAsync(options, new CancellationToken(canceled: true)));
    }
}
