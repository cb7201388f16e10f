using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Tests.Conformance;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Recording;

/// <summary>Small tracks, and what becomes of them.</summary>
internal static class Tracks
{
    public static ImuTrack At(IEnumerable<double> times, double rateHz = 100, BodySite site = BodySite.LeftFoot, double scale = 1)
    {
        double[] t = [.. times];
        return new ImuTrack(
            new SensorDescriptor { Id = site.ToString(), Site = site, NominalRateHz = rateHz },
            t,
            [.. t.Select(s => new Vec3(scale * Math.Sin(3 * s), scale * 0.5, 9.81))],
            [.. t.Select(s => new Vec3(0.1, scale * Math.Cos(2 * s), -0.2))],
            []);
    }

    public static IEnumerable<double> Even(int count, double rateHz, double startS = 0) =>
        Enumerable.Range(0, count).Select(i => startS + (i / rateHz));

    public static async Task<List<(ImuPacketHeader Header, RawImuSample[] Samples, double ArrivalS, int Sensor)>> DecodeAsync(params ImuTrack[] tracks)
    {
        await using RecordingSource source = new(new ImuRecording("test", tracks));
        KeptPackets kept = await KeptPackets.RunAsync(source);
        RawImuSample[] samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
        List<(ImuPacketHeader, RawImuSample[], double, int)> decoded = [];
        foreach (KeptPacket packet in kept.Packets)
        {
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(packet.Bytes, out ImuPacketHeader header, samples));
            decoded.Add((header, samples[..header.SampleCount], packet.Arrival.Seconds, packet.Sensor));
        }

        return decoded;
    }

    public static double TimeS(in ImuPacketHeader header, int i) =>
        (header.Ticks + (i * header.PeriodUnits / 16.0)) / DeviceTicks.PerSecond;
}
