using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

[Collection(OneDashboard.Name)]
public sealed class InfluxCardTests
{
    [Theory]
    [InlineData("desktop", 1440, 900, ColorScheme.Light)]
    [InlineData("phone", 390, 844, ColorScheme.Dark)]
    public async Task A_server_that_is_not_there_is_told_and_practice_goes_on(string device, int width, int height, ColorScheme scheme)
    {
        // Port 9 is for throwing things away; nobody listens there.
        await using Dashboard dashboard = new() { InfluxUrl = "http://127.0.0.1:9" };
        await dashboard.InitializeAsync();
        IPage page = await dashboard.OpenAsync("/", width, height, scheme);
        await DashboardTests.PractiseAsync(page);
        ILocator card = page.Locator("[data-influx]");
        await Expect(card).ToContainTextAsync("Practice and storage are not affected", new() { Timeout = 60_000 });
        await Expect(card.Locator("[data-queued]")).Not.ToHaveTextAsync("0", new() { Timeout = 60_000 });
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        if (Environment.GetEnvironmentVariable("GAITSENSE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"influx-{device}.png"), FullPage = true });
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_an_influx_there_is_no_card()
    {
        await using Dashboard dashboard = new();
        await dashboard.InitializeAsync();
        IPage page = await dashboard.OpenAsync("/");
        await DashboardTests.PractiseAsync(page);
        await Expect(page.Locator("[data-influx]")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
