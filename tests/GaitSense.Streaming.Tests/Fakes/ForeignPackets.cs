using System.Buffers.Binary;
using System.Text.Json.Nodes;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Sensors;
using GaitSense.Signal.Tests.Clocks;

namespace GaitSense.Streaming.Tests.Fakes;

/// <summary>A recording in the words of another maker's sensors, behind radio links, each with a clock of its own.</summary>
internal static class ForeignPackets
{
    private const double G = 9.80665;

    public static (IReadOnlyList<SensorDescriptor> Sensors, IReadOnlyList<RawPacket> Packets) Of(ImuRecording walk, SensorProfile profile)
    {
        List<RawPacket> packets = [];
        List<SensorDescriptor> sensors = [];
        for (int i = 0; i < walk.Tracks.Count; i++)
        {
            double skewPpm = profile.Clock.Source == SensorClockSource.Stamp ? 30 - (12 * i) : 0;
            RadioModel radio = new(seed: 100 + i) { StallShare = 0.002 };
            List<ForeignNotification> said = profile.Decoder == "generic" ? SixFloats(walk.Tracks[i]) : ForeignVoice.Say(profile, walk.Tracks[i], skewPpm);
            packets.AddRange(said.Select(n => new RawPacket(i, radio.Deliver(n.SentS), ForeignVoice.Stored(profile, n))));
            sensors.Add(walk.Tracks[i].Sensor with
            {
                Profile = profile.Id,
                Clock = profile.Clock.Kind,
                NominalRateHz = profile.Modes[0].RateHz,
            });
        }

        return (sensors, [.. packets.OrderBy(p => p.Arrival.Nanoseconds)]);
    }

    /// <summary>The sketch with six floats, but without a clock: nothing but arrivals dates its samples.</summary>
    public static string UnstampedSketch(string stamped)
    {
        JsonNode sketch = JsonNode.Parse(stamped)!;
        sketch["id"] = "my-sketch";
        sketch["clock"] = new JsonObject { ["source"] = "arrival" };
        sketch["fields"]!.AsObject().Remove("stamp");
        sketch["gives"]!.AsObject().Remove("stamp_resolution_s");
        return sketch.ToJsonString();
    }

    private static List<ForeignNotification> SixFloats(ImuTrack track) => [.. track.TimesS.Select((t, i) =>
    {
        byte[] value = new byte[28];
        BinaryPrimitives.WriteUInt32LittleEndian(value, (uint)Math.Round(t * 1000));
        Put(value.AsSpan(4), track.AccelerationMps2[i] * (1 / G));
        Put(value.AsSpan(16), track.AngularRateRadPerS[i] * Angle.DegPerRad);
        return new ForeignNotification(t, 0, value);
    })];

    private static void Put(Span<byte> into, Vec3 v)
    {
        BinaryPrimitives.WriteSingleLittleEndian(into, (float)v.X);
        BinaryPrimitives.WriteSingleLittleEndian(into[4..], (float)v.Y);
        BinaryPrimitives.WriteSingleLittleEndian(into[8..], (float)v.Z);
    }
}
