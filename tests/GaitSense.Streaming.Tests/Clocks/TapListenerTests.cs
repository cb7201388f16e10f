using GaitSense.Core.Frames;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Gait.Engine;
using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;
using GaitSense.Signal.Clocks;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Clocks;

/// <summary>Sensors on links of different smallest latency, which arrivals cannot tell apart and a tap can.</summary>
public sealed class TapListenerTests
{
    private static readonly double[] FloorsS = [0.004, 0.004, 0.052, 0.004];

    [Fact]
    public void A_tap_measures_what_arrivals_cannot_and_the_session_takes_it_off()
    {
        TapListener listener = new(Sensors);
        SessionPipeline pipeline = new(Sensors, GaitOptions.Default, new FakeSink());
        foreach (RawPacket packet in Packets(0, 20))
        {
            listener.OnPacket(packet);
            pipeline.OnPacket(packet);
        }

        TapVerdict verdict = listener.Judge();
        Assert.Null(verdict.WhyNot);
        Assert.False(verdict.IsWithinLimit);
        Assert.Equal(0.048, verdict.SpreadS!.Value, 0.004);
        Assert.Equal(0.048, verdict.OffsetsS[2]!.Value, 0.004);
        Assert.All(pipeline.Health(), h => Assert.InRange(h.ResidualSkewS!.Value, -0.002, 0.002));

        // What was found goes with the session.
        Assert.All(pipeline.Health(), h => Assert.Null(h.TapOffsetS));
        pipeline.Correct(verdict.OffsetsS);
        Assert.Equal(verdict.OffsetsS, pipeline.Health().Select(h => h.TapOffsetS));

        ClockStage corrected = new(Sensors);
        corrected.Correct(verdict.OffsetsS);
        TapCheck check = new(Sensors.Count);
        DecodeStage decode = new(Sensors);
        StageLink<DecodedPacket, SiteSample<SensorFrame>> link = new(corrected, new Into(check));
        foreach (RawPacket packet in Packets(0, 20))
        {
            decode.Accept(packet, link);
        }

        Assert.True(check.Judge().IsWithinLimit);
        Assert.Equal(0, check.Judge().SpreadS!.Value, 0.005);
    }

    [Fact]
    public void A_sensor_alone_has_no_residual_skew()
    {
        SessionPipeline pipeline = new([Sensors[0]], GaitOptions.Default, new FakeSink());
        foreach (RawPacket packet in Packets(0, 90).Where(p => p.Sensor == 0))
        {
            pipeline.OnPacket(packet);
        }

        SensorHealth alone = Assert.Single(pipeline.Health());
        Assert.NotNull(alone.SkewPpm);
        Assert.Null(alone.ResidualSkewS);
    }

    [Fact]
    public void Without_a_tap_there_is_no_judgement()
    {
        TapListener listener = new(Sensors);
        foreach (RawPacket packet in Packets(0, 5, hasTaps: false))
        {
            listener.OnPacket(packet);
        }

        Assert.NotNull(listener.Judge().WhyNot);
        Assert.All(listener.Judge().OffsetsS, o => Assert.Null(o));
    }

    /// <summary>The check hears whatever the session can measure: stamped and unstamped sensors, of us and of other makers.</summary>
    [Theory]
    [InlineData("gaitsense-1", 0.004)]
    [InlineData("movesense-imu6", 0.012)]
    [InlineData("metamotion", 0.030)]
    [InlineData("witmotion", 0.030)]
    [InlineData("arduino-nano-33-ble", 0.030)]
    [InlineData("arduino-six-floats", 0.012)]
    [InlineData("polar-verity-sense", 0.030)]
    public async Task Every_kind_of_sensor_is_heard(string profile, double toleranceS)
    {
        bool isSlow = profile == "polar-verity-sense";
        ImuRecording knocked = Knocked(SimulatedRecording.Create(ScenarioCatalog.Find("standing")!, seed: 5, 20, isSlow ? 52 : 104).Recording);
        (IReadOnlyList<SensorDescriptor> sensors, IReadOnlyList<RawPacket> packets) = profile == "gaitsense-1"
            ? (new RecordingSource(knocked).Sensors, await Walker.Packets(new RecordingSource(knocked)))
            : ForeignPackets.Of(knocked, SensorProfiles.BuiltIn.Find(profile)!);
        TapListener listener = new(sensors);
        foreach (RawPacket packet in packets)
        {
            listener.OnPacket(packet);
        }

        TapVerdict verdict = listener.Judge();
        Assert.Null(verdict.WhyNot);
        Assert.Equal(3, verdict.Taps);
        Assert.All(verdict.OffsetsS, o => Assert.InRange(o!.Value, -toleranceS, toleranceS));
    }

    // A push of 20 ms, so that it is there at every rate.
    private static ImuRecording Knocked(ImuRecording standing) => standing with
    {
        Tracks = [.. standing.Tracks.Select(t => t with
        {
            AccelerationMps2 = [.. t.AccelerationMps2.Select((a, i) =>
                a * (1 + (5 * new[] { 12.0, 13.1, 14.5 }.Sum(tap => Math.Exp(-Math.Pow((t.TimesS[i] - tap) / 0.02, 2))))))],
        })],
    };

    private static IReadOnlyList<SensorDescriptor> Sensors { get; } =
    [
        Roster.Sensor(BodySite.LeftFoot, id: "1"), Roster.Sensor(BodySite.RightFoot, id: "2"),
        Roster.Sensor(BodySite.Pelvis, id: "3"), Roster.Sensor(BodySite.Thorax, id: "4"),
    ];

    private static IEnumerable<RawPacket> Packets(double fromS, double toS, bool hasTaps = true)
    {
        List<RawPacket> packets = [];
        for (int s = 0; s < FloorsS.Length; s++)
        {
            long number = 0;
            for (double t = fromS + (s * 0.0021); t < toS; t += 0.05)
            {
                packets.Add(Packet(s, number, t, hasTaps));
                number += 5;
            }
        }

        return packets.OrderBy(p => p.Arrival.Nanoseconds);
    }

    private static RawPacket Packet(int sensor, long number, double t, bool hasTaps)
    {
        ImuPacketHeader header = new(
            GattProfile.Version, BodySite.LeftFoot, PacketContent.None, AccelerationRange.G16, AngularRateRange.Dps2000,
            (ushort)number, (uint)Math.Round((t + (1000 * sensor)) * 32768), 5243, 5);
        RawImuSample[] samples = new RawImuSample[5];
        for (int i = 0; i < 5; i++)
        {
            double at = t + (0.01 * i);
            double pulse = hasTaps ? new[] { 12.0, 13.1, 14.5 }.Sum(tap => Math.Exp(-Math.Pow((at - tap) / 0.012, 2))) : 0;
            samples[i].AccelerationZ = (short)(2048 + (6000 * pulse));
        }

        byte[] bytes = new byte[ImuPacketCodec.LengthOf(PacketContent.None, 5)];
        ImuPacketCodec.Encode(header, samples, bytes);
        return new RawPacket(sensor, HostTime.FromSeconds(t + 0.04 + FloorsS[sensor]), bytes);
    }

    private sealed class Into(TapCheck check) : IOutlet<SiteSample<SensorFrame>>
    {
        public void Emit(in SiteSample<SensorFrame> item) => check.Add(item.Sensor, item.Sample.Time.Seconds, item.Sample.AccelerationMps2);
    }
}
