using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Protocol.Sensors;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Decoding;

/// <summary>The same simulated walk, once as a file on one clock and once in the words of another maker's sensors behind radio
/// links, each with a clock of its own.</summary>
public sealed class ForeignWalkTests
{
    private const double Seconds = 60;

    /// <summary>Profile, rate that the parts really run at, and how far contacts may be off.</summary>
    [Theory]
    [InlineData("movella-dot", 60, 0.020)]
    [InlineData("movesense-imu6", 104, 0.020)]
    [InlineData("metamotion", 98.2, 0.025)]
    [InlineData("witmotion", 101.7, 0.025)]
    [InlineData("arduino-nano-33-ble", 99.3, 0.025)]
    [InlineData("polar-verity-sense", 52, 0.040)]
    public async Task Steps_are_those_of_the_walk(string profileId, double trueRateHz, double toleranceS)
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find(profileId)!;
        ImuRecording walk = SimulatedRecording.Create(ScenarioCatalog.Demo, seed: 5, Seconds, trueRateHz).Recording;
        AnalysisResult expected = await Analyze(new RecordingSource(walk));
        AnalysisResult got = await Analyze(Foreign(walk, profile));

        // The clocks settle during the first 10 s.
        double[] reference = Contacts(expected);
        double[] foreign = Contacts(got);
        Assert.True(reference.Length >= 20, $"{reference.Length} contacts");
        double late = Median([.. reference.Select(r => Nearest(foreign, r) - r)]);
        Assert.InRange(late, -toleranceS, 0.5);
        int met = reference.Count(r => Math.Abs(Nearest(foreign, r) - late - r) <= toleranceS);
        Assert.True(met >= reference.Length * 0.9, $"{met} of {reference.Length} within {toleranceS} s, median {late:0.000} s late");
        Assert.InRange(foreign.Length, reference.Length * 0.9, reference.Length * 1.1);
        Assert.All(got.Summary.Sensors, s => Assert.InRange(s.RateHz!.Value, trueRateHz * 0.998, trueRateHz * 1.002));
        Assert.All(got.Summary.Sensors, s => Assert.Equal(0, s.Lost));
        Assert.All(got.Summary.Sensors, s => Assert.Equal(0, s.Rejected));
    }

    [Fact]
    public async Task What_a_sensor_cannot_give_takes_its_share_off_the_confidence()
    {
        ImuRecording walk = SimulatedRecording.Create(ScenarioCatalog.Demo, seed: 5, Seconds, 100).Recording;
        AnalysisResult stamped = await Analyze(new RecordingSource(walk));
        AnalysisResult counted = await Analyze(Foreign(walk, SensorProfiles.BuiltIn.Find("witmotion")!));
        double before = stamped.Steps.Average(s => s.Confidences.StepLength);
        double after = counted.Steps.Average(s => s.Confidences.StepLength);

        // 10 ms of 20 ms twice, and losses that would be hidden twice: 0.8^2 times 0.9^2 is 0.52.
        Assert.InRange(after / before, 0.40, 0.62);
        Assert.All(counted.Summary.Sensors, s => Assert.False(s.Capability.IsLossVisible));
        Assert.All(stamped.Summary.Sensors, s => Assert.True(s.Capability.IsLossVisible));
    }

    [Fact]
    public async Task Stored_packets_give_the_same_steps_again()
    {
        ImuRecording walk = SimulatedRecording.Create(ScenarioCatalog.Demo, seed: 6, 30, 104).Recording;
        FakeSource source = Foreign(walk, SensorProfiles.BuiltIn.Find("movesense-imu6")!);
        IReadOnlyList<RawPacket> stored = await Walker.Packets(source);
        AnalysisResult live = await Analyze(source);
        AnalysisResult again = await Analyze(new FakeSource(source.Sensors, stored));
        Assert.NotEmpty(live.Steps);
        Assert.Equal(live.Steps, again.Steps);
        ImuRecording decoded = RecordingDecoder.Decode("x", source.Sensors, stored);
        Assert.Equal(walk.Tracks[0].TimesS.Count / 8 * 8, decoded.Tracks[0].TimesS.Count);
    }

    private static Task<AnalysisResult> Analyze(Core.Ports.IPacketSource source) =>
        OfflineAnalysis.RunAsync("walk", source, Sessions.Exercise, GaitOptions.Default, null, CancellationToken.None);

    private static FakeSource Foreign(ImuRecording walk, SensorProfile profile)
    {
        (IReadOnlyList<SensorDescriptor> sensors, IReadOnlyList<RawPacket> packets) = ForeignPackets.Of(walk, profile);
        return new FakeSource(sensors, packets);
    }

    private static double[] Contacts(AnalysisResult result) =>
        [.. result.Steps.Select(s => s.InitialContact.Seconds).Where(t => t is > 12 and < Seconds - 2)];

    private static double Nearest(double[] times, double t) => times.OrderBy(x => Math.Abs(x - t)).FirstOrDefault(double.NegativeInfinity);

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
