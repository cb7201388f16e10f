using GaitSense.App.Hosting;
using GaitSense.App.Live;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Ports;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.App.Gateway;
using GaitSense.Devices.Gateway.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GaitSense.Browser.Tests.Sensors;

/// <summary>Virtual sensors on a bus of their own, a browser that reaches them by Web Bluetooth, and the service that it sends to.</summary>
public sealed class SensorStage : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-sensors-");
    private readonly Dictionary<VirtualSensor, SteadyPackets> _packets = [];
    private readonly byte[] _buffer = new byte[512];
    private readonly PrivateBus _bus;
    private readonly BlueZTree _tree;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private SensorStage(PrivateBus bus, BlueZTree tree)
    {
        _bus = bus;
        _tree = tree;
    }

    internal IReadOnlyList<SensorObjects> Sensors { get; private set; } = [];

    internal BlueZTree Tree => _tree;

    public IPage Page { get; private set; } = null!;

    internal PromptAnswers Prompts { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public GatewayHub Hub => _app!.Services.GetRequiredService<GatewayHub>();

    public ILivePractice Practice => _app!.Services.GetRequiredService<ILivePractice>();

    public ISessionStore Store => _app!.Services.GetRequiredService<ISessionStore>();

    public static async Task<SensorStage> StartAsync(int width = 1200, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(PrivateBus.Missing is not null, PrivateBus.Missing ?? "");
        Assert.SkipUnless(File.Exists(Chromium), $"There is no browser at {Chromium}.");
        PrivateBus bus = PrivateBus.Start();
        SensorStage stage = new(bus, await BlueZTree.StartAsync(bus.Address, isForBrowsers: true));
        stage.Sensors = [.. SteadyPackets.Six().Select(s => stage._tree.Add(s))];
        await stage.ServeAsync();
        await stage.OpenAsync(width, height, scheme);
        return stage;
    }

    /// <summary>Waits until something is so; a condition of the service, looked at again and again.</summary>
    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!isSo())
        {
            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"It never came about: {what}");
            }
        }
    }

    /// <summary>Connects a sensor by the page's button and the browser's own prompt.</summary>
    internal async Task ConnectAsync(SensorObjects sensor)
    {
        Prompts.Wanted = sensor.Sensor.Name;
        await Page.ClickAsync("[data-connect]");
        await Assertions.Expect(Page.Locator($".card:has(h3:text-is('{sensor.Sensor.Name}'))[data-linked=true]")).ToBeVisibleAsync();
        await UntilAsync(() => sensor.Sensor.IsStreaming, $"{sensor.Sensor.Name} streams");
    }

    /// <summary>Sends the next packet of every sensor that streams.</summary>
    internal int SendOne()
    {
        int sent = 0;
        foreach (SensorObjects sensor in Sensors)
        {
            if (!_packets.TryGetValue(sensor.Sensor, out SteadyPackets? packets))
            {
                packets = new SteadyPackets(sensor.Sensor);
                _packets.Add(sensor.Sensor, packets);
            }

            if (packets.TryNext(_buffer, out int length))
            {
                Assert.True(sensor.TrySend(_buffer.AsSpan(0, length)));
                sent++;
            }
        }

        return sent;
    }

    /// <summary>Packets that the service has received, of all sensors.</summary>
    public long Received => Hub.Streams.Sum(s => s.Counts.Received);

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

        _tree.Dispose();
        _bus.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ServeAsync()
    {
        _app = ServiceHost.Build(
            new ServeOptions { Urls = "http://127.0.0.1:0", Folder = _folder.FullName, Source = "browser" },
            builder => builder.Services.AddSingleton(new RadioWatch(
                () => new BlueZTransport(new BlueZOptions { BusAddress = _bus.Address }, TimeProvider.System), _folder.FullName, TimeProvider.System)));
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    private async Task OpenAsync(int width, int height, ColorScheme scheme)
    {
        _playwright = await Playwright.CreateAsync();
        Dictionary<string, string> environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);
        environment["DBUS_SYSTEM_BUS_ADDRESS"] = _bus.Address;
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Env = environment,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--enable-features=WebBluetooth",
            ],
        });
        IBrowserContext window = await _browser.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            TimezoneId = "Etc/UTC",
            Locale = "en-GB",
        });
        Page = await window.NewPageAsync();
        Page.SetDefaultTimeout(120_000);
        Assertions.SetDefaultExpectTimeout(120_000);
        Prompts = await PromptAnswers.StartAsync(Page);
        await Page.GotoAsync("/sensors");
        await Assertions.Expect(Page.Locator("[data-sensors-page][data-ready=true]")).ToBeVisibleAsync();
    }
}
