using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Pipeline;

/// <summary>One simulated walk by every way through the project: the rows must be the same.</summary>
public class JourneyTests
{
    [Fact]
    public async Task Offline_live_rx_and_the_stored_packets_give_the_same_rows()
    {
        CancellationToken never = CancellationToken.None;
        AnalysisResult offline = await OfflineAnalysis.RunAsync("walk", Walker.New(), Sessions.Exercise, GaitOptions.Default, null, never);
        Assert.True(offline.Steps.Count > 20, $"{offline.Steps.Count} steps");
        Assert.Equal(offline.Steps.Count, offline.Summary.Steps.Total);
        Assert.InRange(offline.Summary.DurationS, 39, 41);

        FakeSink sink = new();
        FakeSource live = new(Walker.New().Sensors, await Walker.Packets(Walker.New()));
        LiveSession session = new(
            Sessions.Header(live.Sensors), live, Sessions.Exercise, [sink], options: new() { WhenFull = FullQueue.Wait });
        await session.RunAsync(never);
        AssertSame(offline, sink.Steps, sink.Events);
        Assert.Equal(offline.Summary.Steps.Valid, sink.Summary!.Steps.Valid);
        Assert.Equal(offline.Summary.CadenceSpm, sink.Summary.CadenceSpm);
        Assert.Equal(0, session.AnalysisFailures);

        FakeSink rx = new();
        await using Delivery delivery = Walker.New().Packets()
            .Decode().OnSessionClock().InFrame().DetectSteps()
            .DeliverTo([rx], new() { WhenFull = FullQueue.Wait });
        await delivery.Completion;
        AssertSame(offline, rx.Steps, rx.Events);

        FakeSource stored = new(live.Sensors, sink.Packets) { Duration = TimeSpan.FromSeconds(40) };
        AnalysisResult again = await OfflineAnalysis.RunAsync("again", stored, Sessions.Exercise, GaitOptions.Default, null, never);
        AssertSame(offline, again.Steps, again.Events);
    }

    [Fact]
    public async Task Stored_packets_decode_to_tracks_on_the_clock_of_the_steps()
    {
        FakeSource source = new(Walker.New().Sensors, await Walker.Packets(Walker.New(seconds: 10)));
        ImuRecording recording = RecordingDecoder.Decode("walk", source.Sensors, await Walker.Packets(source));
        Assert.Equal(source.Sensors, recording.Tracks.Select(t => t.Sensor));
        Assert.All(recording.Tracks, track =>
        {
            Assert.InRange(track.TimesS.Count, 900, 1100);
            Assert.Equal(track.TimesS.Count, track.AccelerationMps2.Count);
            Assert.Equal(track.TimesS.Count, track.AngularRateRadPerS.Count);
            Assert.True(track.MagneticFieldUt.Count == 0 || track.MagneticFieldUt.Count == track.TimesS.Count);
            Assert.All(track.TimesS.Zip(track.TimesS.Skip(1)), p => Assert.True(p.Second > p.First));
            Assert.Equal(9.81, track.AccelerationMps2.Take(200).Average(a => a.Length), 0.6); // 2 s of quiet standing
        });
    }

    private static void AssertSame(AnalysisResult expected, IEnumerable<Step> steps, IEnumerable<GaitEvent> events)
    {
        Assert.Equal(expected.Steps, steps.OrderBy(s => s.InitialContact));
        Assert.Equal(expected.Events, events.OrderBy(e => e.Onset));
    }
}
