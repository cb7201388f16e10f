using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Engine;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Pipeline;

public class SessionPipelineTests
{
    [Fact]
    public void Health_counts_every_packet_and_sample()
    {
        FakeSensor sensor = new();
        RawPacket[] sent = [.. sensor.Packets(100)];
        SessionPipeline pipeline = New(Roster.Feet());
        foreach (RawPacket packet in (RawPacket[])[.. sent[..40], FakeSensor.Corrupt(sent[40]), .. sent[41..], sent[98]])
        {
            pipeline.OnPacket(packet);
        }

        pipeline.OnStatus(new SensorStatus(0, Linked: true, BatteryRatio: 0.8, RssiDbm: -60));
        pipeline.OnStatus(new SensorStatus(0, Linked: false, BatteryRatio: null, RssiDbm: null));
        pipeline.OnStatus(new SensorStatus(9, Linked: false, BatteryRatio: null, RssiDbm: null));
        pipeline.Complete();

        SensorHealth health = pipeline.Health()[0];
        Assert.Equal(495, health.Samples);
        Assert.Equal(5, health.Lost);
        Assert.Equal(0.01, health.LossRatio, 1e-12);
        Assert.Equal(1, health.Rejected);
        Assert.Equal(1, health.Discarded);
        Assert.Equal(0, health.Clipped);
        Assert.Equal(100.02, health.RateHz!.Value, 0.02);
        Assert.Equal(0.0, health.LatencyS!.Value, 1e-4); // stamps are whole ticks
        Assert.Equal((false, 0.8, -60.0), (health.Linked, health.BatteryRatio, health.RssiDbm));
        Assert.NotNull(pipeline.FirstFaults[0]);
        Assert.Equal(499 * 5242.0 / 524_288, pipeline.DurationS, 1e-4);
        Assert.Equal((0, null), (pipeline.Health()[1].Samples, pipeline.Health()[1].RateHz));
    }

    [Fact]
    public void Nothing_received_is_a_session_of_no_length()
    {
        SessionPipeline pipeline = New(Roster.Feet());
        pipeline.Complete();
        Assert.Equal(0, pipeline.DurationS);
    }

    private static SessionPipeline New(IReadOnlyList<SensorDescriptor> sensors) => new(sensors, GaitOptions.Default, new FakeSink());
}
