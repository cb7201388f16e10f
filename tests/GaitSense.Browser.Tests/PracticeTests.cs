using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>The live page: two screens, coaching, sound, raw signals, notes, replay.</summary>
[Collection(OneDashboard.Name)]
public sealed class PracticeTests(Dashboard dashboard)
{
    [Fact]
    public async Task Two_screens_and_the_traffic_light_show_the_same_session()
    {
        IPage page = await dashboard.OpenAsync("/");
        await DashboardTests.PractiseAsync(page);
        IPage therapist = await page.Context.NewPageAsync();
        await therapist.GotoAsync("/");
        await therapist.Locator(".mark[data-valid=true]").First.ThereAsync();
        IPage light = await page.Context.NewPageAsync();
        await light.GotoAsync("/light");
        await Expect(light.Locator("main[data-light]")).ToHaveAttributeAsync("data-light", new System.Text.RegularExpressions.Regex("green|amber|red"), new() { Timeout = Pages.PatienceMs });
        double letters = await light.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.word')).fontSize) / window.innerHeight");
        Assert.True(letters > 0.1, $"The word takes {letters:P0} of the screen's height.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Coaching_rests_and_goes_on()
    {
        IPage page = await dashboard.OpenAsync("/");
        await DashboardTests.PractiseAsync(page);
        await page.ClickAsync("[data-action=pause]");
        await page.Locator("[data-resting]").SeenAsync();
        await page.ClickAsync("[data-action=pause]");
        await Expect(page.Locator("[data-resting]")).ToHaveCountAsync(0, new() { Timeout = Pages.PatienceMs });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Sound_runs_through_the_audio_graph_after_a_press()
    {
        IPage page = await dashboard.OpenAsync("/");
        List<string> errors = page.Errors();
        await DashboardTests.PractiseAsync(page);
        await page.Locator("[data-sound-try]").ClickAsync();
        await Expect(page.Locator("[data-sound-state]")).Not.ToBeEmptyAsync(new() { Timeout = Pages.PatienceMs });
        await page.WaitForFunctionAsync("() => window.gaitsenseSound().context === 'running' && window.gaitsenseSound().isConnected", null, new() { Timeout = Pages.PatienceMs });
        await page.WaitForFunctionAsync("() => window.gaitsenseSound().tones > 1 && window.gaitsenseSound().received > 0", null, new() { Timeout = Pages.PatienceMs });
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_leaves_the_page_listens_for_no_more_voices()
    {
        IPage page = await dashboard.OpenAsync("/exercises");
        await page.AddInitScriptAsync("""
            window.waiting = 0;
            const speech = window.speechSynthesis;
            const count = (name, by) => {
              const real = speech[name].bind(speech);
              speech[name] = (type, ...rest) => { window.waiting += type === "voiceschanged" ? by : 0; real(type, ...rest); };
            };
            count("addEventListener", 1);
            count("removeEventListener", -1);
            """);
        await page.ReadyAsync("/");
        await DashboardTests.PractiseAsync(page);
        await page.WaitForFunctionAsync("() => window.waiting === 1", null, new() { Timeout = Pages.PatienceMs });
        await page.Locator("a[href='/exercises']").First.ClickAsync();
        await page.WaitForFunctionAsync("() => location.pathname === '/exercises' && window.waiting === 0", null, new() { Timeout = Pages.PatienceMs });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Raw_signals_run_and_their_numbers_stand_below()
    {
        IPage page = await dashboard.OpenAsync("/");
        List<string> errors = page.Errors();
        await DashboardTests.PractiseAsync(page);
        await page.ClickAsync("[data-action=signals]");
        await page.Locator("canvas[data-newest]").ThereAsync();
        await page.WaitForFunctionAsync("() => Number(document.querySelector('canvas').dataset.newest) > 0", null, new() { Timeout = Pages.PatienceMs });
        await Expect(page.Locator("[data-signals] tbody tr")).ToHaveCountAsync(6);
        await Expect(page.Locator("[data-signals] tbody tr td").First).Not.ToHaveTextAsync("–", new() { Timeout = Pages.PatienceMs });
        await page.ClickAsync("[data-action=signals]");
        await Expect(page.Locator("canvas")).ToHaveCountAsync(0);
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_note_of_the_session_stands_on_its_page_and_in_the_api()
    {
        IPage page = await dashboard.OpenAsync("/");
        await DashboardTests.PractiseAsync(page);
        await page.Locator("[data-note-text]").FillAsync("Left shoe was loose");
        await page.Locator("[data-action=note]").ClickAsync();
        await Expect(page.Locator("[data-note-text]")).ToHaveValueAsync("", new() { Timeout = Pages.PatienceMs });
        string session = await page.PractisedAsync();
        await page.Locator("[data-notes]").SaysAsync("Left shoe was loose");
        JsonElement notes = (await (await page.APIRequest.GetAsync($"/api/v1/sessions/{session}/notes")).JsonAsync())!.Value;
        Assert.Equal("Left shoe was loose", notes[0].GetProperty("text").GetString());
        Assert.True(notes[0].GetProperty("session_s").GetDouble() > 0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stored_session_replays_through_the_live_page_and_is_not_stored_again()
    {
        IPage page = await dashboard.OpenAsync("/");
        string session = await page.PractisedAsync();
        int before = await CountAsync(page);
        await page.Locator("[data-replay] .pick").Last.ClickAsync();
        await page.ClickAsync("[data-action=replay]");
        await page.Locator("[data-replaying]").SeenAsync();
        await page.Locator(".mark").First.ThereAsync();
        await page.Locator("[data-replayed]").SeenAsync();
        Assert.Equal(before, await CountAsync(page));
        Assert.Contains(session, await page.Locator("[data-replaying] a").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_session_says_what_went_well_and_what_is_next_with_the_numbers_of_the_api()
    {
        IPage page = await dashboard.OpenAsync("/");
        string id = await page.PractisedAsync(16);
        JsonElement session = (await (await page.APIRequest.GetAsync($"/api/v1/sessions/{id}")).JsonAsync())!.Value;
        JsonElement targets = session.GetProperty("summary").GetProperty("targets");
        foreach (ILocator said in await page.Locator("[data-well]").AllAsync())
        {
            string cue = (await said.GetAttributeAsync("data-well"))!;
            Assert.True(targets.GetProperty(cue).GetProperty("share").GetDouble() >= 0.8);
        }

        await page.Locator("[data-distribution=step_length_m]").SeenAsync();
        await page.Locator("[data-timeline] .landing").First.ThereAsync();
        int told = (await (await page.APIRequest.GetAsync($"/api/v1/sessions/{id}/cues")).JsonAsync())!.Value.EnumerateArray()
            .Count(c => c.GetProperty("cue_id").GetString() is not ("inhale" or "exhale"));
        await Expect(page.Locator("[data-said] .said")).ToHaveCountAsync(told);
        await page.Locator("[data-sides] tbody tr").First.SeenAsync();
        JsonElement index = session.GetProperty("summary").GetProperty("session_metrics").GetProperty("stance_percent");
        string shown = index.GetProperty("value").ValueKind == JsonValueKind.Null
            ? "–"
            : index.GetProperty("value").GetDouble().ToString("F1", CultureInfo.InvariantCulture) + "\u00A0%";
        await Expect(page.Locator("[data-measure=stance_percent] td").First).ToHaveTextAsync(shown);
        await Expect(page.Locator("[data-chart] .pick[aria-pressed=true]")).ToHaveTextAsync("Foot strike angle");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_phone_never_scrolls_a_whole_page_sideways_in_German_either()
    {
        IPage page = await dashboard.OpenAsync("/", 360, 800, locale: "de-DE");
        string session = await page.PractisedAsync();
        List<string> wide = [];
        foreach (string path in Pages.Public.Append($"/sessions/{session}").Append("/people/demo"))
        {
            await page.ReadyAsync(path);
            if (await page.EvaluateAsync<string?>(TooWide) is { } what)
            {
                wide.Add($"{path}: {what}");
            }
        }

        await page.Context.CloseAsync();
        Assert.Empty(wide);
    }

    // What reaches beyond the page, innermost first; null where nothing does.
    private const string TooWide = """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return null;
          return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 0.5)
            .map((e) => `${e.tagName}.${e.className} "${(e.textContent ?? "").trim().slice(0, 40)}"`).reverse().slice(0, 6).join("; ") || root.scrollWidth + " px";
        }
        """;

    private static async Task<int> CountAsync(IPage page) =>
        (await (await page.APIRequest.GetAsync("/api/v1/sessions")).JsonAsync())!.Value.GetArrayLength();
}
