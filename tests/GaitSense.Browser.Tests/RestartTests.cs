using System.Text.Json;
using Microsoft.Playwright;

namespace GaitSense.Browser.Tests;

/// <summary>The service restarts in the middle of a session: the page comes back, and no step that was shown is lost.</summary>
[Collection(OneDashboard.Name)]
public sealed class RestartTests
{
    [Fact]
    public async Task The_page_comes_back_and_no_shown_step_is_lost()
    {
        await using Dashboard dashboard = new();
        await dashboard.InitializeAsync();
        IPage page = await dashboard.OpenAsync("/");
        await DashboardTests.PractiseAsync(page);
        await page.Locator(".mark[data-valid=true]").Nth(8).ThereAsync();
        JsonElement before = (await (await page.APIRequest.GetAsync("/api/v1/practice")).JsonAsync())!.Value;
        string session = before.GetProperty("session").GetString()!;
        int shown = await page.Locator(".mark").Last.EvaluateAsync<int>("m => Number(m.dataset.step)");
        await dashboard.StopAsync();
        await page.Locator("#components-reconnect-modal").SeenAsync();
        await dashboard.StartAsync();
        await page.Locator("#components-reconnect-modal").WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 2 * Pages.PatienceMs });
        await DashboardTests.PractiseAsync(page);
        JsonElement kept = (await (await page.APIRequest.GetAsync($"/api/v1/sessions/{session}")).JsonAsync())!.Value;
        Assert.Equal("finished", kept.GetProperty("state").GetString());
        Assert.True(kept.GetProperty("steps").GetInt32() >= shown, $"{shown} steps were shown.");
        await page.Context.CloseAsync();
    }
}
