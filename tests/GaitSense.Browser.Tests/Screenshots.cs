using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>Makes the pictures of the README: set GAITSENSE_SCREENSHOTS to a folder and run this class.</summary>
[Collection(OneDashboard.Name)]
public sealed class Screenshots(Dashboard dashboard)
{
    private static readonly string[] Still = ["sessions", "history", "people", "people/demo", "exercises", "exercises/reverse-walking", "exercises/hip-lift", "sensors", "start"];

    [Theory]
    [InlineData("desktop", 1440, 1000, ColorScheme.Light, "en-GB")]
    [InlineData("desktop", 1440, 1000, ColorScheme.Dark, "de-DE")]
    [InlineData("phone", 390, 844, ColorScheme.Light, "de-DE")]
    [InlineData("phone", 390, 844, ColorScheme.Dark, "en-GB")]
    public async Task Of_every_page(string device, int width, int height, ColorScheme scheme, string locale)
    {
        string? folder = Environment.GetEnvironmentVariable("GAITSENSE_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "GAITSENSE_SCREENSHOTS names no folder.");
        string suffix = $"{device}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png";
        IPage page = await dashboard.OpenAsync("/", width, height, scheme, locale);
        await DashboardTests.PractiseAsync(page);
        await Expect(page.Locator(".mark[data-valid=true]").Nth(18)).ToBeAttachedAsync(new() { Timeout = 90_000 });
        await page.ClickAsync("[data-action=signals]");
        await page.WaitForFunctionAsync("() => Number(document.querySelector('canvas')?.dataset.newest) > 8", null, new() { Timeout = 90_000 });
        await TakeAsync(page, folder!, $"practice-{suffix}");
        IPage light = await page.Context.NewPageAsync();
        await light.GotoAsync("/light");
        await Expect(light.Locator("main[data-light]")).Not.ToHaveAttributeAsync("data-light", "nojudgement", new() { Timeout = 90_000 });
        await TakeAsync(light, folder!, $"light-{suffix}");
        await light.CloseAsync();
        await page.ClickAsync("[data-action=stop]");
        await page.Locator("[data-ended] a").ClickAsync();
        await Expect(page.Locator("[data-chart] svg")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await TakeAsync(page, folder!, $"session-{suffix}");
        foreach (string name in Still)
        {
            await page.ReadyAsync($"/{name}");
            await Expect(page.Locator(".loading")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            await TakeAsync(page, folder!, $"{name.Replace('/', '-')}-{suffix}");
        }

        await LiftAsync(page, folder!, suffix);
        await SetUpAsync(page, folder!, suffix);
        await page.Context.CloseAsync();
    }

    private static async Task LiftAsync(IPage page, string folder, string suffix)
    {
        await page.EndAsync();
        IAPIResponse began = await page.APIRequest.PostAsync("/api/v1/practice/start", new() { DataObject = new { person = "demo", exercise = "hip-lift" } });
        string session = (await began.JsonAsync())!.Value.GetProperty("session").GetString()!;
        await page.ReadyAsync("/");
        await page.Locator("tr[data-repetition='2']").ThereAsync();
        await TakeAsync(page, folder, $"lift-{suffix}");
        await page.EndAsync();
        await page.ReadyAsync($"/sessions/{session}");
        await page.Locator("tr[data-repetition='2']").ThereAsync();
        await TakeAsync(page, folder, $"lift-session-{suffix}");
    }

    private static async Task SetUpAsync(IPage page, string folder, string suffix)
    {
        await page.ReadyAsync("/start");
        await page.Locator("[data-start-person]").FillAsync("P12");
        foreach (string step in new[] { "sensors", "wear", "still", "tap", "health", "ready" })
        {
            await page.ClickAsync("[data-action=next]");
            await page.Locator($"[data-step-name={step}]").SeenAsync();
            if (step == "tap")
            {
                await page.ClickAsync("[data-action=knock]");
                await page.Locator("[data-offsets]").SeenAsync();
            }

            await TakeAsync(page, folder, $"start-{step}-{suffix}");
        }

        await page.EndAsync();
    }

    private static async Task TakeAsync(IPage page, string folder, string name)
    {
        await page.EvaluateAsync("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
    }
}
