using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>What tests do on pages again and again, each with the patience that a busy machine needs.</summary>
internal static class Pages
{
    /// <summary>Time that a busy machine may take.</summary>
    public const float PatienceMs = 90_000;

    /// <summary>Where there is something to see without a session of one's own.</summary>
    public static readonly string[] Public =
        ["/", "/sessions", "/history", "/people", "/exercises", "/exercises/reverse-walking", "/exercises/hip-lift", "/start", "/light", "/sensors"];

    /// <summary>Waits until it can be seen.</summary>
    public static Task SeenAsync(this ILocator locator) => Expect(locator).ToBeVisibleAsync(new() { Timeout = PatienceMs });

    /// <summary>Waits until it is part of the page.</summary>
    public static Task ThereAsync(this ILocator locator) => Expect(locator).ToBeAttachedAsync(new() { Timeout = PatienceMs });

    /// <summary>Waits until its text is this.</summary>
    public static Task SaysAsync(this ILocator locator, string text) =>
        Expect(locator).ToContainTextAsync(text, new() { Timeout = PatienceMs });

    /// <summary>Opens a page and waits until it answers to presses.</summary>
    public static async Task ReadyAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("h1").First.ThereAsync();

        // The page is drawn twice: by the service at once, and again when its socket stands.
        if (path != "/light")
        {
            await page.Locator("main[data-interactive=true]").ThereAsync();
        }
    }

    /// <summary>Keeps what goes wrong on a page.</summary>
    public static List<string> Errors(this IPage page)
    {
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }

    /// <summary>Practises until so many steps are fit for judgement, stops, and gives the session's identity.</summary>
    public static async Task<string> PractisedAsync(this IPage page, int steps = 12)
    {
        await DashboardTests.PractiseAsync(page);
        await page.Locator(".mark[data-valid=true]").Nth(steps).ThereAsync();

        // Stopping by the page's button has a test of its own.
        IAPIResponse ended = await page.APIRequest.PostAsync("/api/v1/practice/stop");
        string session = (await ended.JsonAsync())!.Value.GetProperty("session").GetString()!;
        await page.ReadyAsync($"/sessions/{session}");
        await page.Locator("[data-metrics]").SeenAsync();
        return session;
    }

    /// <summary>Ends a running session, whoever began it.</summary>
    public static Task EndAsync(this IPage page) => page.APIRequest.PostAsync("/api/v1/practice/stop");
}
