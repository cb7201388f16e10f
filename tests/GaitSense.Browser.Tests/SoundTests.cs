using Microsoft.Playwright;

namespace GaitSense.Browser.Tests;

/// <summary>What is spoken, in which language and with which voice, and what gives way to what.</summary>
[Collection(OneDashboard.Name)]
public sealed class SoundTests(Dashboard dashboard)
{
    // A browser whose voices and words are seen; it goes on speaking until it is cancelled.
    private const string Voices = """
        window.said = [];
        const voices = [{ name: "Ann", lang: "en-GB", localService: true }, { name: "Uwe", lang: "de-DE", localService: true }];
        const speech = {
          speaking: false, pending: false, getVoices: () => voices, cancel() { this.speaking = false; },
          speak(one) { this.speaking = true; window.said.push([one.text, one.lang, one.voice?.name ?? null]); },
          addEventListener() {}, removeEventListener() {},
        };
        Object.defineProperty(window, "speechSynthesis", { value: speech });
        window.SpeechSynthesisUtterance = function (text) { this.text = text; };
        """;

    private const string Offer = """
        async cues => {
          const sound = await import("/js/cue-sound.js");
          for (const cue of cues) sound.offer({ ...cue, session: "s", number: Math.random(), sent_at_ms: Date.now(), say: { en: cue.en, de: cue.de } });
          return window.said;
        }
        """;

    [Fact]
    public async Task Another_language_than_the_page_s_can_be_spoken_and_only_by_a_voice_of_it()
    {
        IPage page = await OpenAsync();
        await page.Locator("[data-setting=voice]").SelectOptionAsync("Ann");
        await page.Locator("[data-setting=spokenLanguage]").SelectOptionAsync("de");
        Assert.Equal(["", "Uwe"], await page.Locator("[data-setting=voice] option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)"));
        string[][] said = await page.EvaluateAsync<string[][]>(Offer, new[] { new { kind = "correction", cue_id = "heel-first", en = "Heel first.", de = "Ferse zuerst." } });
        Assert.Equal(["Ferse zuerst.", "de-DE", null!], said.Single());
        await page.Locator("[data-setting=spokenLanguage]").SelectOptionAsync("");
        said = await page.EvaluateAsync<string[][]>(Offer, new[] { new { kind = "correction", cue_id = "heel-first", en = "Heel first.", de = "Ferse zuerst." } });
        Assert.Equal(["Heel first.", "en-GB", "Ann"], said[^1]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_phase_is_said_over_praise_and_a_correction_over_everything()
    {
        IPage page = await OpenAsync();
        string[][] said = await page.EvaluateAsync<string[][]>(Offer, new[]
        {
            new { kind = "praise", cue_id = "tuck", en = "Good lift.", de = "" },
            new { kind = "guidance", cue_id = "inhale", en = "In.", de = "" },
            new { kind = "guidance", cue_id = "rest", en = "Breathe in.", de = "" },
            new { kind = "praise", cue_id = "hold", en = "Held well.", de = "" },
            new { kind = "correction", cue_id = "lumbar", en = "Lower back long.", de = "" },
            new { kind = "guidance", cue_id = "lift", en = "Breathe out, lift.", de = "" },
        });
        Assert.Equal(["Good lift.", "Breathe in.", "Lower back long."], said.Select(s => s[0]));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_asks_is_told_by_the_next_step()
    {
        IPage page = await dashboard.OpenAsync("/");
        await DashboardTests.PractiseAsync(page);
        await page.Locator("[data-action=ask]").ClickAsync();
        await page.Locator("[data-told]").ThereAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync()
    {
        IPage page = await dashboard.OpenAsync("/exercises");
        await page.AddInitScriptAsync(Voices);
        await page.ReadyAsync("/");
        await DashboardTests.PractiseAsync(page);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-setting=voice] option').length === 2", null, new() { Timeout = Pages.PatienceMs });
        return page;
    }
}
