using System.Text.Json;
using GaitSense.App.Live.Signals;
using GaitSense.App.Tests.Api;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Exercises;
using GaitSense.Protocol.Sensors;
using GaitSense.Streaming;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.App.Tests.Live.Signals;

/// <summary>The raw signals and the standing still of the first run, with sensors of every make.</summary>
public sealed class EverySensorTests
{
    private const double G = 9.80665;
    private const double Seconds = 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gaitsense-1")]
    [InlineData("movella-dot")]
    [InlineData("movesense-imu6")]
    [InlineData("metamotion")]
    [InlineData("witmotion")]
    [InlineData("polar-verity-sense")]
    [InlineData("arduino-nano-33-ble")]
    [InlineData("arduino-six-floats")]
    [InlineData("my-sketch")]
    public async Task Whoever_stands_still_is_seen_to(string profile)
    {
        using ScratchFolder folder = new();
        SensorProfiles profiles = Profiles(folder);
        Standing source = new(profiles.Find(profile)!);
        SignalFeed feed = new();
        feed.Begin(source.Sensors);
        using SignalListener listener = feed.Listen()!;
        LiveSession session = new(
            WalkedSteps.Session() with { Sensors = source.Sensors },
            source,
            ExerciseCatalog.BuiltIn.Find("reverse-walking")!,
            [new SignalSink(feed)],
            options: new LiveSessionOptions { WhenFull = FullQueue.Wait, Pipeline = new() { Decode = new() { Profiles = profiles } } });
        await session.RunAsync(Ct);

        SensorWatch watch = new(source.Sensors.Count);
        IReadOnlyList<SignalFrame> frames = listener.Take();
        foreach (SignalFrame frame in frames)
        {
            watch.Take(frame);
            Assert.Equal(G, Length(frame.AccelerationMps2), 0.5);
            Assert.InRange(Length(frame.AngularRateDegPerS), 0, SensorWatch.StillDegPerS);
            Assert.InRange(frame.TimesS.Length, 12 * Seconds, (SignalFeed.MaxRateHz + 5) * Seconds);
        }

        Assert.Equal(Enumerable.Range(0, source.Sensors.Count), frames.Select(f => f.Sensor));
        Assert.All(source.Sensors.Index(), s => Assert.InRange(watch.StillS(s.Index)!.Value, 5, Seconds));
    }

    [Fact]
    public async Task Signals_of_other_makers_sensors_reach_the_browser()
    {
        using ScratchFolder folder = new();
        HeldWalk held = new(() => new Standing(SensorProfiles.BuiltIn.Find("witmotion")!));
        await using TestService service = await TestService.StartAsync(folder.Path, source: held);
        Task<HttpResponseMessage> asked = service.Client.GetAsync(
            new Uri("/api/v1/practice/signals", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
        while (!service.Signals.IsWanted)
        {
            await Task.Yield();
        }

        await PracticeEndpointsTests.StartAsync(service, "P07");
        using HttpResponseMessage answer = await asked;
        using StreamReader events = new(await answer.Content.ReadAsStreamAsync(Ct));

        HashSet<int> heard = [];
        while (heard.Count < 6)
        {
            string line = await events.ReadLineAsync(Ct) ?? throw new EndOfStreamException();
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                JsonElement frame = JsonDocument.Parse(line["data:".Length..]).RootElement;
                Assert.Equal(G, Length([.. frame.GetProperty("acceleration_mps2").EnumerateArray().Select(v => v.GetDouble())]), 0.5);
                heard.Add(frame.GetProperty("sensor").GetInt32());
            }
        }

        Assert.Equal(Enumerable.Range(0, 6), heard.Order());
    }

    private static SensorProfiles Profiles(ScratchFolder folder)
    {
        string example = File.ReadAllText(Path.Combine(Checkout.Root, "seeds", "sensors", "arduino-six-floats.json"));
        File.WriteAllText(Path.Combine(folder.Path, "mine.json"), ForeignPackets.UnstampedSketch(example));
        return SensorProfiles.With(folder.Path);
    }

    private static double Length(double[] newest) => Math.Sqrt(newest[^3..].Sum(v => v * v));

    /// <summary>Somebody who stands, with six sensors of that kind.</summary>
    private sealed class Standing : IPacketSource
    {
        private readonly IReadOnlyList<RawPacket> _packets = [];
        private readonly RecordingSource? _own;

        public Standing(SensorProfile profile)
        {
            ImuRecording stand = SimulatedRecording.Create(ScenarioCatalog.Find("standing")!, seed: 5, Seconds, profile.Modes[0].RateHz).Recording;
            if (profile.Decoder == "gaitsense")
            {
                _own = new RecordingSource(stand);
                Sensors = _own.Sensors;
            }
            else
            {
                (Sensors, _packets) = ForeignPackets.Of(stand, profile);
            }
        }

        public string Name => "standing";

        public IReadOnlyList<SensorDescriptor> Sensors { get; }

        public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
        {
            foreach (RawPacket packet in _packets)
            {
                receiver.OnPacket(packet);
            }

            await (_own?.RunAsync(receiver, cancellationToken) ?? Task.CompletedTask);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
