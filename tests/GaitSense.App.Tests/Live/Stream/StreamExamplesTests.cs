using System.Diagnostics;
using System.Globalization;
using GaitSense.App.Hosting;
using GaitSense.App.Live;
using GaitSense.App.Live.Stream;
using GaitSense.App.Sources;
using GaitSense.App.Tests.Hosting;
using GaitSense.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GaitSense.App.Tests.Live.Stream;

/// <summary>The Python examples in the README of GaitSense.App, run as they stand there against a service on a real port.</summary>
public sealed class StreamExamplesTests : IDisposable
{
    private const string Interpreter = "/usr/bin/python3";
    private const string Address = "127.0.0.1:5180";
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Lines_by_the_standard_library()
    {
        string[] lines = await RunAsync(0, StreamTopics.Steps, null);

        // utc, side, length
        Assert.All(lines, line => Assert.Equal(3, line.Split(' ').Length));
        Assert.All(lines, line => Assert.Contains(line.Split(' ')[1], new[] { "left", "right" }));
        Assert.All(lines, line => Assert.True(DateTimeOffset.TryParse(line.Split(' ')[0], CultureInfo.InvariantCulture, out _), line));
        Assert.Contains(lines, line => double.TryParse(line.Split(' ')[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double m) && m is > 0.1 and < 1);
    }

    [Fact]
    public async Task Messages_of_a_web_socket()
    {
        string[] lines = await RunAsync(1, StreamTopics.Cues, "websockets");

        Assert.All(lines, line => Assert.Equal(3, line.Split(' ').Length));
        Assert.Contains(lines, line => line.Split(' ')[2] is "True" or "False");
    }

    [Fact]
    public async Task Samples_for_the_Lab_Streaming_Layer()
    {
        // The layer's library is not to be had from Debian: what the example hands over is written down instead.
        await File.WriteAllTextAsync(
            Path.Combine(_scratch.Path, "pylsl.py"),
            """
            class Element:
                def __init__(self): self.labels = []
                def append_child(self, name): return self
                def append_child_value(self, name, value):
                    if name == "label": self.labels.append(value)
                    return self
            class StreamInfo:
                def __init__(self, name, kind, channels, rate, form, source):
                    self.name, self.channels, self.rate, self.element = name, channels, rate, Element()
                def desc(self): return self.element
            class StreamOutlet:
                def __init__(self, info): self.info = info
                def push_sample(self, row):
                    assert len(row) == self.info.channels == len(self.info.element.labels), (row, self.info.element.labels)
                    print(self.info.name, self.info.rate, self.info.element.labels[2], row[2], flush=True)
            """,
            Ct);

        string[] lines = await RunAsync(2, StreamTopics.Samples, null);

        Assert.All(lines, line => Assert.True(double.TryParse(line.Split(' ')[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out _), line));
    }

    // Starts the example, begins a walk once it listens, and takes its first lines.
    private async Task<string[]> RunAsync(int example, StreamTopics topic, string? module)
    {
        Assert.SkipUnless(File.Exists(Interpreter), "no /usr/bin/python3");
        if (module is not null)
        {
            using Process probe = Process.Start(new ProcessStartInfo(Interpreter, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
            await probe.WaitForExitAsync(Ct);
            Assert.SkipUnless(probe.ExitCode == 0, $"no Python module {module}; run: apt-get install python3-{module}");
        }

        await using WebApplication app = ServiceHost.Build(new ServeOptions { Urls = "http://127.0.0.1:0", Folder = Path.Combine(_scratch.Path, "store") }, builder =>
        {
            builder.Services.AddSingleton<ISourceOpener>(new HeldWalk("mixed", TimeSpan.FromSeconds(30)));
            builder.Services.AddSingleton(LiveSessionOptions.Default with { WhenFull = FullQueue.Wait });
        });
        await app.StartAsync(Ct);
        Uri address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        string script = (await ExampleAsync(example)).Replace(Address, address.Authority, StringComparison.Ordinal);
        Assert.Contains(address.Authority, script, StringComparison.Ordinal);
        string file = Path.Combine(_scratch.Path, "example.py");
        await File.WriteAllTextAsync(file, script, Ct);
        using Process process = Process.Start(new ProcessStartInfo(Interpreter, ["-u", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync(Ct);
        try
        {
            LiveFeed feed = app.Services.GetRequiredService<LiveFeed>();
            while (!feed.IsWanted(topic))
            {
                Assert.False(process.HasExited, process.HasExited ? await error : "");
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Ct);
            }

            await app.Services.GetRequiredService<ILivePractice>().StartAsync(new PracticeRequest("P07", "reverse-walking"), Ct);
            List<string> lines = [];
            while (lines.Count < 5)
            {
                lines.Add(await process.StandardOutput.ReadLineAsync(Ct) ?? throw new InvalidOperationException(await error));
            }

            return [.. lines];
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            await process.WaitForExitAsync(CancellationToken.None);
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<string> ExampleAsync(int number)
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "src/GaitSense.App/README.md"), Ct);
        string[] parts = readme.Split("```python\n");
        Assert.Equal(4, parts.Length);
        return parts[number + 1].Split("```")[0];
    }
}
