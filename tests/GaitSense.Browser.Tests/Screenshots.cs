using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>Makes the pictures of the README: set GAITSENSE_SCREENSHOTS to a folder and run this class.</summary>
[Collection(OneDashboard.Name)]
public sealed class Screenshots(Dashboard dashboard)
{
    [Theory]
    [InlineData("desktop", 1440, 1000, ColorScheme.Light)]
    [InlineData("desktop", 1440, 1000, ColorScheme.Dark)]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    [InlineData("phone", 390, 844, ColorScheme.Dark)]
    public async Task Of_every_page(string device, int width, int height, ColorScheme scheme)
    {
        string? folder = Environment.GetEnvironmentVariable("GAITSENSE_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "GAITSENSE_SCREENSHOTS names no folder.");
        string suffix = $"{device}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png";
        IPage page = await dashboard.OpenAsync("/", width, height, scheme);
        await DashboardTests.PractiseAsync(page);
        await Expect(page.Locator(".mark[data-valid=true]").Nth(18)).ToBeAttachedAsync(new() { Timeout = 90_000 });
        await TakeAsync(page, folder!, $"practice-{suffix}");
        await page.ClickAsync("[data-action=stop]");
        await page.Locator("[data-ended] a").ClickAsync();
        await Expect(page.Locator("[data-chart] svg")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await TakeAsync(page, folder!, $"session-{suffix}");
        foreach (string name in new[] { "sessions", "exercises" })
        {
            await page.GotoAsync($"/{name}");
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await TakeAsync(page, folder!, $"{name}-{suffix}");
        }

        await page.Context.CloseAsync();
    }

    private static Task<byte[]> TakeAsync(IPage page, string folder, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = name.Contains("desktop", StringComparison.Ordinal) });
}
