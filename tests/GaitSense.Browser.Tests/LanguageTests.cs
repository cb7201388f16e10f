using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>English and German: by the browser's language, or by choice.</summary>
[Collection(OneDashboard.Name)]
public sealed class LanguageTests(Dashboard dashboard)
{
    [Theory]
    [InlineData("de-AT", "de", "Einheiten")]
    [InlineData("fr-FR", "en", "Sessions")]
    public async Task The_browser_s_language_is_spoken_where_it_is_known(string locale, string language, string title)
    {
        IPage page = await dashboard.OpenAsync("/sessions", locale: locale);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await page.Locator("h1").SaysAsync(title);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_choice_lasts_and_live_numbers_follow_it()
    {
        IPage page = await dashboard.OpenAsync("/");
        await page.ClickAsync("[data-language]");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await DashboardTests.PractiseAsync(page);
        await Expect(page.Locator("[data-figure=length] .value")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d+,\d\u00A0cm$"), new() { Timeout = Pages.PatienceMs });
        await page.Locator("[data-figure=steps]").SaysAsync("Schritte");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        string api = await (await page.APIRequest.GetAsync("/api/v1/practice", new() { Headers = new Dictionary<string, string> { ["Accept-Language"] = "de" } })).TextAsync();
        Assert.Matches(@"""step_length_m"":(null|\d\.\d+)", api);
        await page.Context.CloseAsync();
    }
}
