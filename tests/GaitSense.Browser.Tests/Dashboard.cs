using GaitSense.App.Hosting;
using GaitSense.App.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GaitSense.Browser.Tests;

/// <summary>The service on a free port and a folder of its own, and a browser that looks at it.</summary>
public sealed class Dashboard : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-browser-");
    private WebApplication? _app;
    private string _urls = "http://127.0.0.1:0";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the service sends steps as well; null for nowhere.</summary>
    public string? InfluxUrl { get; init; }

    /// <summary>Where samples come from; the quick walk when none is named.</summary>
    internal ISourceOpener Source { get; init; } = new QuickWalk();

    /// <summary>What the service is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Where the service answers.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        await StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments, Timeout = 180_000 });

        // A busy machine may draw late; what never comes still fails.
        Assertions.SetDefaultExpectTimeout(60_000);
    }

    /// <summary>The service ends in good order.</summary>
    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>The service begins, at the address of before if there was one.</summary>
    public async Task StartAsync()
    {
        _app = ServiceHost.Build(
            new ServeOptions { Urls = _urls, Folder = _folder.FullName, InfluxUrl = InfluxUrl },
            builder => builder.Services.AddSingleton(Source));
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _urls = Address;
    }

    /// <summary>A page of its own window; skips the test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(
        string path, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB")
    {
        Assert.SkipWhen(_browser is null, $"There is no browser at {Chromium}.");
        IBrowserContext window = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            TimezoneId = "Etc/UTC",
            Locale = locale,
        });
        IPage page = await window.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
