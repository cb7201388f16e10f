using System.Text.Json;
using Microsoft.Playwright;

namespace GaitSense.Browser.Tests;

/// <summary>axe-core finds nothing on any page, light or dark: names, roles, contrast, order, as far as a program can tell.</summary>
[Collection(OneDashboard.Name)]
public sealed class AccessibilityTests(Dashboard dashboard)
{
    private static string? Axe
    {
        get
        {
            string file = Path.Combine(Checkout.Root, "tests/GaitSense.Browser.Tests/axe/node_modules/axe-core/axe.min.js");
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task Every_page_is_clean(ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Axe is null, "axe-core is not installed: npm ci in tests/GaitSense.Browser.Tests/axe.");
        IPage page = await dashboard.OpenAsync("/", width, 900, scheme);
        string session = await page.PractisedAsync();
        List<string> found = [];
        foreach (string path in Pages.Public.Append($"/sessions/{session}").Append("/people/demo"))
        {
            await page.ReadyAsync(path);
            found.AddRange(await CheckAsync(page, path));
        }

        await page.Context.CloseAsync();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task The_live_page_is_clean_while_somebody_practises()
    {
        Assert.SkipWhen(Axe is null, "axe-core is not installed: npm ci in tests/GaitSense.Browser.Tests/axe.");
        IPage page = await dashboard.OpenAsync("/");
        await DashboardTests.PractiseAsync(page);
        await page.ClickAsync("[data-action=signals]");
        await page.Locator("canvas[data-fps]").ThereAsync();
        List<string> found = [.. await CheckAsync(page, "/")];
        await page.GotoAsync("/light");
        await page.Locator("[data-light]").SeenAsync();
        found.AddRange(await CheckAsync(page, "/light"));
        await page.Context.CloseAsync();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static async Task<IEnumerable<string>> CheckAsync(IPage page, string path)
    {
        await page.EvaluateAsync(Axe!);
        JsonElement found = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              await document.fonts.ready;
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const result = await axe.run(document, { runOnly: { type: "tag", values: tags } });
              return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + (n.failureSummary ?? "").split("\n").slice(1, 2).join("")).join(" | ")}`);
            }
            """);
        return found.EnumerateArray().Select(v => $"{path}: {v.GetString()}");
    }
}
