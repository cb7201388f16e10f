using GaitSense.App.Live;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;
using GaitSense.Gait.Exercises;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>The hip lift on the live page and on the session's page, from what coach and store hand over.</summary>
[Collection(OneDashboard.Name)]
public sealed class HipLiftTests(Dashboard dashboard)
{
    private static ExerciseProtocol Exercise => ExerciseCatalog.BuiltIn.Find("hip-lift")!;

    [Fact]
    public async Task Phase_tuck_angle_starting_position_and_repetitions_are_shown()
    {
        IPage page = await dashboard.OpenAsync("/");
        await page.EndAsync();
        LiveBoard board = dashboard.Services.GetRequiredService<LiveBoard>();
        board.Begin(Header("20260131T100000-0000a1"), Exercise);
        board.OnLift(new LiftFrame(SessionTime.FromSeconds(20), LiftPhase.Hold, 2, 0.21, 0.01, 0.02, 0.03, new SupineCheck(true, true, null)));
        board.OnRepetition(Lift(1, 0.2));
        board.OnCoach(new CoachStatus { Time = SessionTime.FromSeconds(20), Light = CueLevel.Amber, LightCue = "tuck", Cues = [] });
        await Expect(page.Locator("[data-lift]")).ToHaveAttributeAsync("data-lift", "hold", new() { Timeout = Pages.PatienceMs });
        await page.Locator("[data-repetition]").First.SaysAsync("Repetition 2 of 6");
        await Expect(page.Locator("[data-tuck]")).ToHaveTextAsync("12.0°");
        await page.Locator("[data-supine]").SaysAsync("not measured");
        await Expect(page.Locator("[data-repetitions] tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-coach] [data-light]")).ToHaveAttributeAsync("data-light", "amber");

        // Whoever practises next begins with walking again.
        board.Begin(Header("20260131T100000-0000a3") with { Exercise = "reverse-walking" }, ExerciseCatalog.BuiltIn.Find("reverse-walking")!);
        board.End(null);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stored_hip_lift_shows_its_repetitions_and_no_empty_page()
    {
        IPage page = await dashboard.OpenAsync("/");
        SessionHeader header = Header("20260131T110000-0000a2");
        ISessionStore store = dashboard.Services.GetRequiredService<ISessionStore>();
        using (ISessionWriter writer = store.Begin(header))
        {
            writer.Append(new CoachingCue(SessionTime.FromSeconds(12), "lower-slowly", CueKind.Correction, CueLevel.Amber, 0.8, 1.5, null, false));
            writer.Append(new CoachingCue(SessionTime.FromSeconds(14), "inhale", CueKind.Guidance, CueLevel.NoJudgement, null, null, null, null));
            writer.Finish(Summary(header));
        }

        await page.ReadyAsync($"/sessions/{header.Id}");
        await Expect(page.Locator("[data-repetitions] tbody tr")).ToHaveCountAsync(6, new() { Timeout = Pages.PatienceMs });
        await Expect(page.Locator("[data-well=tuck]")).ToBeVisibleAsync();
        await Expect(page.Locator(".empty")).ToHaveCountAsync(0);
        await page.Locator("[data-quality]").SaysAsync("6 of 6 repetitions");
        await page.Locator("[data-export=csv]").SaysAsync("repetitions");
        await Expect(page.Locator("[data-timeline] .lift")).ToHaveCountAsync(6);
        await Expect(page.Locator("[data-said] .said")).ToHaveCountAsync(1);
        await page.Locator("[data-said-table] details").EvaluateAsync("d => d.open = true");
        await page.Locator("[data-said-cue=lower-slowly]").SaysAsync("0.80\u00A0s");
        await page.Locator("[data-distribution=tuck_deg]").SeenAsync();
        Assert.EndsWith("&lang=en", await page.Locator("[data-report=pdf]").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.ReadyAsync($"/history?person={header.Person}&exercise=hip-lift&measure=tuck_deg");
        await page.Locator("[data-trend] .dot").First.SeenAsync();
        await page.Locator("details").First.EvaluateAsync("d => d.open = true");
        await Expect(page.Locator($"[data-trend-table] tr[data-session='{header.Id}'] [data-value]")).ToHaveTextAsync("11.5°");
        await page.ReadyAsync("/sessions");
        await page.Locator($"[data-session='{header.Id}']").SaysAsync("6 repetitions");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_German_phone_no_word_of_the_lift_is_broken()
    {
        IPage page = await dashboard.OpenAsync("/", 360, 800, locale: "de-DE");
        await page.EndAsync();
        LiveBoard board = dashboard.Services.GetRequiredService<LiveBoard>();
        board.Begin(Header("20260131T100000-0000a4"), Exercise);
        board.OnLift(new LiftFrame(SessionTime.FromSeconds(20), LiftPhase.Hold, 2, 0.21, 0.01, 0.02, 0.03, new SupineCheck(true, true, null)));
        await Expect(page.Locator("[data-lift]")).ToHaveAttributeAsync("data-lift", "hold", new() { Timeout = Pages.PatienceMs });
        string[] broken = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("[data-lift] dt, [data-lift] dd, [data-supine] li")].flatMap((e) => [...e.childNodes]).filter((n) => n.nodeType === 3).flatMap((n) =>
              [...n.data.matchAll(/\S+/g)].filter((word) => {
                const range = document.createRange();
                range.setStart(n, word.index);
                range.setEnd(n, word.index + word[0].length);
                return range.getClientRects().length > 1;
              }).map((word) => word[0]))
            """);
        board.Begin(Header("20260131T100000-0000a5") with { Exercise = "reverse-walking" }, ExerciseCatalog.BuiltIn.Find("reverse-walking")!);
        board.End(null);
        await page.Context.CloseAsync();
        Assert.Empty(broken);
    }

    private static Repetition Lift(int number, double tuckRad) => new()
    {
        Number = number,
        Start = SessionTime.FromSeconds(10 * number),
        End = SessionTime.FromSeconds((10 * number) + 9),
        LiftTime = TimeSpan.FromSeconds(2),
        HoldTime = TimeSpan.FromSeconds(6.5),
        LowerTime = TimeSpan.FromSeconds(2),
        TuckRad = tuckRad,
        MaxTuckRad = tuckRad + 0.02,
    };

    private static SessionHeader Header(string id) => new()
    {
        Id = new SessionId(id),
        StartedAt = new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero),
        Person = "Lift-1",
        Exercise = "hip-lift",
        Source = "simulated",
        Sensors = [],
        Version = "1",
    };

    private static SessionSummary Summary(SessionHeader header) => new()
    {
        Recording = header.Id.Value,
        Exercise = header.Exercise,
        DurationS = 80,
        Sensors = [],
        Steps = new StepCounts(0, 0, 0, new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>()),
        Metrics = new Dictionary<string, MetricSummary>(),
        Targets = new Dictionary<string, TargetShare> { ["tuck"] = new(6, 6, 1) },
        Repetitions = [.. Enumerable.Range(1, 6).Select(n => Lift(n, 0.2))],
        Quality = new QualitySummary(null, null, []),
        Version = "1",
    };
}
