using System.Text.Json;
using GaitSense.App.Live;
using GaitSense.App.Wording;
using GaitSense.Core.Coaching;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;
using GaitSense.Gait.Exercises;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>The traffic light can be read from 4 m.</summary>
/// <remarks>A letter that 20/20 eyes just read is five minutes of arc high (Snellen's letters, ISO 8596), one for 20/40 eyes ten; at 4 m that is
/// 11.6 mm. The sign is to be three times that: 35 mm. How large a CSS pixel is only the device knows: it is taken as 1/160 inch, as
/// Android defines it; an iPhone's are some percent, an iPad's a fifth larger, and a desktop's 1/96 inch.</remarks>
[Collection(OneDashboard.Name)]
public sealed class LightTests(Dashboard dashboard)
{
    private const double DistanceMm = 4000;
    private const double MmPerPixel = 25.4 / 160;
    private static readonly double LetterMm = DistanceMm * Math.Tan(10.0 / 60 * Math.PI / 180);

    // The sign's height, the height of a capital, and by how much each word is wider than there is room.
    private const string Measure = """
        words => {
          const word = document.querySelector(".word");
          const style = getComputedStyle(word);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
          const sign = document.querySelector("main .level").getBoundingClientRect();
          const wide = words.filter((text) => { word.textContent = text; return document.documentElement.scrollWidth > innerWidth || word.scrollWidth > word.clientWidth + 1; });
          return { sign: Math.min(sign.width, sign.height), capital: pen.measureText("H").actualBoundingBoxAscent, lines: word.getClientRects().length, wide };
        }
        """;

    [Theory]
    [InlineData("phone", 390, 844)]
    [InlineData("tablet", 820, 1180)]
    [InlineData("tablet on its side", 1180, 820)]
    public async Task Sign_and_word_are_large_enough(string device, int width, int height)
    {
        IPage page = await dashboard.OpenAsync("/", width, height);
        await page.EndAsync();
        LiveBoard board = dashboard.Services.GetRequiredService<LiveBoard>();
        board.Begin(Header, ExerciseCatalog.BuiltIn.Find("reverse-walking")!);
        board.OnCoach(new CoachStatus { Time = SessionTime.FromSeconds(20), Light = CueLevel.Red, LightCue = "heel-first", Cues = [] });
        await page.GotoAsync("/light");
        await Expect(page.Locator("main[data-light]")).ToHaveAttributeAsync("data-light", "red", new() { Timeout = Pages.PatienceMs });
        await page.EvaluateAsync("() => document.fonts.ready");
        string[] words = [.. Phrases.All.Where(p => p.Key.StartsWith("light.word.", StringComparison.Ordinal)).SelectMany(p => p.Value)];
        JsonElement seen = await page.EvaluateAsync<JsonElement>(Measure, words);
        board.End(null);
        await page.Context.CloseAsync();

        double signMm = seen.GetProperty("sign").GetDouble() * MmPerPixel;
        double capitalMm = seen.GetProperty("capital").GetDouble() * MmPerPixel;
        Assert.True(signMm >= 3 * LetterMm, $"{device}: the sign is {signMm:F1} mm high, {3 * LetterMm:F1} are needed.");
        Assert.True(capitalMm >= LetterMm, $"{device}: a capital is {capitalMm:F1} mm high, {LetterMm:F1} are needed.");
        Assert.Empty(seen.GetProperty("wide").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public async Task Sound_can_be_turned_on_beside_the_light_and_lasts_from_page_to_page()
    {
        IPage page = await dashboard.OpenAsync("/");
        List<string> errors = page.Errors();
        await DashboardTests.PractiseAsync(page);
        await page.Locator("a[href='/light']").First.ClickAsync();
        await page.Locator("main[data-light] [data-sound-on]").ClickAsync();
        await page.WaitForFunctionAsync("() => window.gaitsenseSound().context === 'running' && window.gaitsenseSound().isConnected", null, new() { Timeout = Pages.PatienceMs });
        await page.Locator("main[data-light] a[href='/']").ClickAsync();
        await page.Locator("[data-sound]").ThereAsync();
        await page.WaitForFunctionAsync("() => window.gaitsenseSound().isConnected && document.querySelector('[data-sound] [data-sound-on]').hidden", null, new() { Timeout = Pages.PatienceMs });
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    private static SessionHeader Header => new()
    {
        Id = new SessionId("20260131T120000-0000c1"),
        StartedAt = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        Person = "Light-1",
        Exercise = "reverse-walking",
        Source = "simulated",
        Sensors = [],
        Version = "1",
    };
}
