using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Native;

namespace GaitSense.Devices.Tests.Native;

internal static class NativeFiles
{
    public static NativeRecordingHeader Header { get; } = new()
    {
        StartedAt = new DateTimeOffset(2026, 1, 31, 17, 45, 2, TimeSpan.Zero),
        Person = "p07",
        Exercise = "reverse-walking",
        Source = "simulated",
        Sensors =
        [
            new SensorDescriptor
            {
                Id = "AA:BB", Site = BodySite.LeftFoot, NominalRateHz = 104.5, Name = "linker Fuß", Clock = ClockKind.FreeRunning,
                Placement = "instep", Axes = AxesKnowledge.Exact,
                Mounting = new Rotation<SensorFrame, NominalFrame>(Quat.FromAxisAngle(Vec3.UnitZ, 0.3)),
            },
            new SensorDescriptor { Id = "CC", Site = BodySite.Pelvis, NominalRateHz = 60, Clock = ClockKind.Session },
        ],
    };

    public static byte[] Write(int packets)
    {
        using MemoryStream stream = new();
        using (NativeRecordingWriter writer = new(stream, Header))
        {
            for (int i = 0; i < packets; i++)
            {
                writer.Append(Packet(i));
            }

            Assert.Equal(packets, writer.Packets);
        }

        return stream.ToArray();
    }

    public static RawPacket Packet(int i) =>
        new(i % 2, new HostTime(1_000_000_007L * i), Enumerable.Range(0, 20 + i).Select(k => (byte)(k * i)).ToArray());

    public static (List<RawPacket> Packets, NativeRecordingReader Reader) Read(byte[] bytes)
    {
        NativeRecordingReader reader = new(new MemoryStream(bytes), "walk.gsraw");
        List<RawPacket> packets = [];
        while (reader.TryNext(out RawPacket packet))
        {
            packets.Add(packet with { Payload = packet.Payload.ToArray() });
        }

        return (packets, reader);
    }
}
