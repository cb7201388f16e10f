using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>From sensors in the hand to the first step, on a service of its own.</summary>
public sealed class FirstRunTests
{
    // Three minutes are for the person; of them the product may take so much for itself.
    private const double OwnWaitsS = 12;
    private const int MostPresses = 10;

    [Fact]
    public async Task A_first_run_takes_a_pseudonym_ten_presses_and_a_quarter_of_a_minute_of_waiting()
    {
        // The walker stands until the person has gone through the pages, however slowly a page is drawn.
        await using Dashboard dashboard = new() { Source = new QuickWalk(standsS: 240) };
        await dashboard.InitializeAsync();
        IPage page = await dashboard.OpenAsync("/start");
        List<string> errors = page.Errors();
        await page.ReadyAsync("/start");
        int presses = 0;
        async Task NextAsync(string step)
        {
            await page.ClickAsync("[data-action=next]");
            presses++;
            await page.Locator($"[data-step-name={step}]").SeenAsync();
        }

        await page.Locator("[data-start-person]").FillAsync("Start-1");
        await NextAsync("sensors");
        await page.Locator("[data-source]").SaysAsync("computed walker");
        await NextAsync("wear");
        await page.Locator("[data-site=left_foot]").SeenAsync();

        // The demonstration, which the service began by itself.
        await EndRunningAsync(page);
        presses++;
        await NextAsync("still");
        ILocator still = page.Locator("[data-still=true]");
        await Expect(still).ToBeVisibleAsync(new() { Timeout = Pages.PatienceMs });
        double stoodS = await WaitedAsync(still);
        await NextAsync("tap");
        await page.ClickAsync("[data-action=knock]");
        presses++;
        ILocator judged = page.Locator("[data-taps=good]");
        await Expect(judged).ToBeVisibleAsync(new() { Timeout = Pages.PatienceMs });
        await Expect(page.Locator("[data-offsets] tr[data-judged=true]")).ToHaveCountAsync(6);
        double listenedS = await WaitedAsync(judged);
        await NextAsync("health");
        await Expect(page.Locator("[data-health] tr[data-good=true]")).ToHaveCountAsync(6, new() { Timeout = Pages.PatienceMs });
        await NextAsync("ready");
        await page.ClickAsync("[data-action=go]");
        presses++;
        await page.Locator(".mark").First.ThereAsync();

        Assert.InRange(stoodS + listenedS, 8, OwnWaitsS);
        Assert.True(presses <= MostPresses, $"{presses} presses");
        Assert.Empty(errors);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"own waits on the session's clock: still {stoodS:0.0} s, knocks {listenedS:0.0} s; presses {presses}"));
        await page.EndAsync();
        string note = await NoteAsync(page);
        Assert.Contains("left foot", note, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Lengths_may_be_given_in_inches_and_who_does_not_knock_goes_on_without()
    {
        await using Dashboard dashboard = new() { Source = new QuickWalk(standsS: 240) };
        await dashboard.InitializeAsync();
        IPage page = await dashboard.OpenAsync("/start");
        await page.ReadyAsync("/start");
        await page.Locator("[data-start-person]").FillAsync("Start-2");
        await page.Locator("[data-inches]").CheckAsync();
        await page.Locator("[data-start-foot]").FillAsync("10");
        await page.Locator("[data-start-height]").FillAsync("68.5");
        await page.EndAsync();
        foreach (string step in new[] { "sensors", "wear", "still", "tap" })
        {
            await page.ClickAsync("[data-action=next]");
            await page.Locator($"[data-step-name={step}]").SeenAsync();
        }

        await page.Locator("[data-taps=none]").SaysAsync("Try again, harder");
        await page.ClickAsync("[data-action=next]");
        await page.Locator("[data-step-name=health]").SeenAsync();
        JsonElement person = (await (await page.APIRequest.GetAsync("/api/v1/people/Start-2")).JsonAsync())!.Value;
        Assert.Equal(0.254, person.GetProperty("foot_length_m").GetDouble(), 4);
        Assert.Equal(1.7399, person.GetProperty("height_m").GetDouble(), 4);
        await page.Context.CloseAsync();
    }

    private static async Task EndRunningAsync(IPage page)
    {
        await page.ClickAsync("[data-action=end-running]");
        await Expect(page.Locator("[data-action=end-running]")).ToHaveCountAsync(0, new() { Timeout = Pages.PatienceMs });
    }

    private static async Task<double> WaitedAsync(ILocator step) =>
        double.Parse((await step.GetAttributeAsync("data-waited-s"))!, CultureInfo.InvariantCulture);

    private static async Task<string> NoteAsync(IPage page)
    {
        string id = (await (await page.APIRequest.GetAsync("/api/v1/sessions?limit=1")).JsonAsync())!.Value[0].GetProperty("id").GetString()!;
        JsonElement session = (await (await page.APIRequest.GetAsync($"/api/v1/sessions/{id}")).JsonAsync())!.Value;
        return session.GetProperty("summary").GetProperty("quality").GetProperty("notes").EnumerateArray()
            .Select(n => n.GetString()!).Single(n => n.Contains("tap check", StringComparison.Ordinal));
    }
}
