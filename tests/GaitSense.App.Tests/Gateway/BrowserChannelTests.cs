using System.Diagnostics;
using System.Text.Json;

namespace GaitSense.App.Tests.Gateway;

/// <summary>The worker that a browser keeps packets with, run by node.</summary>
public sealed class BrowserChannelTests
{
    /// <summary>The ring holds 20,000; 22,000 came after the ten that the server has. What is left begins at 2,010, further on than the window.</summary>
    [Fact]
    public async Task A_page_that_was_away_for_long_goes_on_behind_what_it_has_dropped()
    {
        JsonElement sent = await RunAsync();

        Assert.Equal([0], Numbers(sent, "before"));
        Assert.Equal(2010, Numbers(sent, "after")[0]);
        Assert.Equal(512 / 64, Numbers(sent, "after").Length);
    }

    private static int[] Numbers(JsonElement sent, string name) => [.. sent.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];

    private static async Task<JsonElement> RunAsync()
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Checkout.Root, "tests/GaitSense.App.Tests/Gateway/sensor-channel.mjs"));
        start.ArgumentList.Add(Path.Combine(Checkout.Root, "src/GaitSense.App/wwwroot/js/sensor-channel.js"));
        try
        {
            using Process node = Process.Start(start)!;
            string text = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string error = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(node.ExitCode == 0, error);
            return JsonDocument.Parse(text).RootElement;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("node is not installed");
            throw;
        }
    }
}
