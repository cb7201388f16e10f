using GaitSense.Bluetooth.Peripherals;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests.Sensors;

/// <summary>Pictures of the page: set GAITSENSE_SCREENSHOTS to a folder and run this class.</summary>
[Collection(OneDashboard.Name)]
public sealed class SensorScreenshots
{
    private static readonly (string Device, int Width, int Height)[] Devices = [("desktop", 1440, 1000), ("phone", 390, 844)];

    [Fact]
    public async Task Of_the_page()
    {
        string? folder = Environment.GetEnvironmentVariable("GAITSENSE_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "GAITSENSE_SCREENSHOTS names no folder.");
        await using SensorStage stage = await SensorStage.StartAsync(1440, 1000);
        await stage.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, "sensors-empty-desktop-light.png"), FullPage = true });
        await stage.Page.ClickAsync("[data-scan]");
        await Expect(stage.Page.Locator("[data-near]")).ToHaveCountAsync(6);
        foreach (SensorObjects sensor in stage.Sensors.Take(4))
        {
            await stage.ConnectAsync(sensor);
        }

        using CancellationTokenSource enough = new();
        Task sending = SendAsync(stage, enough.Token);
        await SensorStage.UntilAsync(() => stage.Hub.Sensors.All(s => s.Read(stage.Hub.NowNs).RateHz > 30), "every sensor has a rate");
        foreach ((string device, int width, int height) in Devices)
        {
            foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await stage.Page.SetViewportSizeAsync(width, height);
                await stage.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                string name = $"sensors-{device}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png";
                await stage.Page.EvaluateAsync("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }");
                await stage.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, name), FullPage = true });
            }
        }

        await enough.CancelAsync();
        await sending;
    }

    private static async Task SendAsync(SensorStage stage, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(17));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                stage.SendOne();
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }
}
