using GaitSense.Core.Samples;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Simulation.Sensing;

public sealed class SimulatedPacketStreamTests
{
    [Fact]
    public void A_sensors_clock_runs_by_its_skew_and_starts_anywhere()
    {
        SimulationScenario scenario = ScenarioCatalog.Find("clock-skew")!;
        IReadOnlyList<SimulatedSensor> sensors = SensorFitting.Fit(scenario, 6);
        foreach (IGrouping<int, (int Sensor, ImuPacketHeader Header)> packets in Headers(scenario, sensors, 30).GroupBy(p => p.Sensor))
        {
            SimulatedSensor sensor = sensors[packets.Key];
            ImuPacketHeader first = packets.First().Header;
            ImuPacketHeader last = packets.Last().Header;
            double trueS = (ushort)(last.Sequence - first.Sequence) * sensor.PeriodS;
            double deviceS = unchecked(last.Ticks - first.Ticks) / 32768.0;
            Assert.Equal(sensor.ClockSkewPpm, 1e6 * ((deviceS / trueS) - 1), 4.0);
            Assert.Equal(sensor.PeriodS, first.PeriodUnits / 524288.0, 4e-6);
        }

        Assert.True(sensors.Max(s => s.ClockSkewPpm) - sensors.Min(s => s.ClockSkewPpm) > 100);
    }

    [Fact]
    public void Lost_packets_are_jumps_of_the_number_by_whole_packets()
    {
        SimulationScenario scenario = ScenarioCatalog.Find("loss")!;
        IReadOnlyList<SimulatedSensor> sensors = SensorFitting.Fit(scenario, 6);
        int lost = 0;
        foreach (IGrouping<int, (int Sensor, ImuPacketHeader Header)> packets in Headers(scenario, sensors, 60).GroupBy(p => p.Sensor))
        {
            foreach (((int _, ImuPacketHeader a), (int _, ImuPacketHeader b)) in packets.Zip(packets.Skip(1)))
            {
                int jump = (ushort)(b.Sequence - a.Sequence);
                Assert.Equal(0, jump % 5);
                lost += jump - 5;
            }
        }

        Assert.InRange(lost / (60.0 * 100 * sensors.Count), 0.01, 0.06);
    }

    [Fact]
    public void A_low_rate_is_the_rate_of_the_packets()
    {
        SimulationScenario scenario = ScenarioCatalog.Find("low-rate")!;
        IReadOnlyList<SimulatedSensor> sensors = SensorFitting.Fit(scenario, 6);
        int samples = Headers(scenario, sensors, 20).Sum(p => p.Header.SampleCount);
        Assert.InRange(samples / 20.0 / sensors.Count, 48.5, 51.5);
    }

    [Fact]
    public void Hours_later_no_more_memory_is_held_and_little_is_allocated()
    {
        SimulationScenario scenario = ScenarioCatalog.Demo;
        SimulatedPacketStream stream = new(scenario, SensorFitting.Fit(scenario, 6), 6, double.PositiveInfinity);
        Drain(stream, 2000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Drain(stream, 6000);
        Assert.True((GC.GetAllocatedBytesForCurrentThread() - before) / 6000 < 40, "only plans of steps may allocate");
    }

    private static void Drain(SimulatedPacketStream stream, int packets)
    {
        for (int i = 0; i < packets; i++)
        {
            Assert.True(stream.TryNext(out _));
        }
    }

    private static List<(int Sensor, ImuPacketHeader Header)> Headers(SimulationScenario scenario, IReadOnlyList<SimulatedSensor> sensors, double seconds)
    {
        SimulatedPacketStream stream = new(scenario, sensors, 6, seconds);
        RawImuSample[] samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
        List<(int, ImuPacketHeader)> headers = [];
        while (stream.TryNext(out RawPacket packet))
        {
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, samples));
            headers.Add((packet.Sensor, header));
        }

        return headers;
    }
}
