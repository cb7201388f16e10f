using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

[Collection(OneDashboard.Name)]
public sealed class DashboardTests(Dashboard dashboard)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    [Fact]
    public async Task Steps_come_in_and_landings_are_told_apart_without_a_console_error()
    {
        IPage page = await dashboard.OpenAsync("/");
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        await PractiseAsync(page);
        await Expect(page.Locator("[data-simulated]")).ToBeVisibleAsync();
        await Expect(page.Locator(".mark[data-valid=true][data-pattern=heel]").First).ToBeVisibleAsync(Patiently);
        await Expect(page.Locator(".mark[data-pattern=toe]").First).ToBeAttachedAsync(new() { Timeout = 60_000 });
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stopped_session_opens_with_the_numbers_of_the_api()
    {
        IPage page = await dashboard.OpenAsync("/");
        await PractiseAsync(page);
        await Expect(page.Locator(".mark[data-valid=true]").Nth(5)).ToBeAttachedAsync(new() { Timeout = 60_000 });
        await page.ClickAsync("[data-action=stop]");
        await page.Locator("[data-ended] a").ClickAsync();
        await Expect(page.Locator("[data-metrics]")).ToBeVisibleAsync(Patiently);
        string id = page.Url.Split('/')[^1];
        IAPIResponse answer = await page.APIRequest.GetAsync($"/api/v1/sessions/{id}");
        JsonElement session = (await answer.JsonAsync())!.Value;
        string steps = session.GetProperty("steps").GetInt32().ToString(CultureInfo.InvariantCulture);
        double length = session.GetProperty("summary").GetProperty("metrics").GetProperty("step_length_m").GetProperty("mean").GetDouble();
        await Expect(page.Locator("[data-figure=steps] .value")).ToHaveTextAsync(steps);
        string shown = (length * 100).ToString("F1", CultureInfo.InvariantCulture);
        await Expect(page.Locator("[data-metric=step_length_m] [data-mean]")).ToHaveTextAsync(shown + "\u00A0cm");
        await Expect(page.Locator("[data-chart] svg")).ToBeVisibleAsync(Patiently);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, "light", "dark")]
    [InlineData(ColorScheme.Dark, "dark", "light")]
    public async Task The_theme_follows_the_system_until_the_person_chooses(ColorScheme system, string first, string chosen)
    {
        IPage page = await dashboard.OpenAsync("/exercises", scheme: system);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", first);
        await page.ClickAsync("[data-theme-toggle]");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", chosen);
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", chosen);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sessions")]
    [InlineData("/exercises")]
    [InlineData("/exercises/reverse-walking")]
    public async Task A_phone_never_scrolls_sideways(string path)
    {
        IPage page = await dashboard.OpenAsync(path, 390, 844);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await page.Context.CloseAsync();
    }

    /// <summary>Starts a session when another test has stopped it.</summary>
    internal static async Task PractiseAsync(IPage page)
    {
        ILocator start = page.Locator("[data-action=start]");
        ILocator stop = page.Locator("[data-action=stop]");
        await Expect(page.Locator("main[data-interactive=true]")).ToBeAttachedAsync(new() { Timeout = 60_000 });
        await Expect(start.Or(stop)).ToBeVisibleAsync(Patiently);
        if (await start.IsVisibleAsync())
        {
            await start.ClickAsync();

            // With the button to stop comes the new session's picture; until then the last one's steps are shown.
            await Expect(stop).ToBeVisibleAsync(Patiently);
        }

        await Expect(page.Locator(".mark").First).ToBeAttachedAsync(new() { Timeout = 60_000 });
    }
}
