using System.Globalization;
using Microsoft.Playwright;

namespace GaitSense.Browser.Tests;

/// <summary>Measures how many pictures a second the raw signals of six sensors are drawn with: set GAITSENSE_FRAMES to a number of seconds
/// and run this class. A measurement, no check: a machine without a graphics card may be slow.</summary>
[Collection(OneDashboard.Name)]
public sealed class RawSignalsRate(Dashboard dashboard)
{
    private const string Count = """
        async seconds => {
          const times = [];
          await new Promise(done => {
            const take = now => {
              times.push(now);
              if (now - times[0] < seconds * 1000) { requestAnimationFrame(take); } else { done(); }
            };
            requestAnimationFrame(take);
          });
          const gaps = times.slice(1).map((t, i) => t - times[i]).sort((a, b) => a - b);
          return [gaps.length / seconds, gaps[Math.floor(gaps.length / 2)], gaps[Math.floor(gaps.length * 0.95)], gaps[gaps.length - 1]];
        }
        """;

    [Theory]
    [InlineData(1440, 1000)]
    [InlineData(390, 844)]
    public async Task Of_six_sensors_with_six_channels(int width, int height)
    {
        string? seconds = Environment.GetEnvironmentVariable("GAITSENSE_FRAMES");
        Assert.SkipWhen(string.IsNullOrEmpty(seconds), "GAITSENSE_FRAMES names no number of seconds.");
        IPage page = await dashboard.OpenAsync("/", width, height);
        await DashboardTests.PractiseAsync(page);
        await page.ClickAsync("[data-action=signals]");

        // A window full of points, and the page's own count of what it painted.
        await page.WaitForFunctionAsync("() => Number(document.querySelector('canvas')?.dataset.newest) > 10", null, new() { Timeout = Pages.PatienceMs });
        await page.Locator("canvas").ScrollIntoViewIfNeededAsync();
        double[] drawn = await page.EvaluateAsync<double[]>(Count, double.Parse(seconds!, CultureInfo.InvariantCulture));
        string painted = (await page.Locator("canvas").GetAttributeAsync("data-fps"))!;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{width} x {height}: {drawn[0]:0.0} pictures a second ({painted} painted by the page's own count); between two {drawn[1]:0.0} ms (median), {drawn[2]:0.0} ms (95 of 100 below), {drawn[3]:0.0} ms at most"));
        await page.Context.CloseAsync();
    }
}
