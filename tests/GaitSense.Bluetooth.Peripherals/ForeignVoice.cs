using System.Buffers.Binary;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>One notification of a sensor of another maker.</summary>
/// <param name="SentS">When the sensor can send it, s: the time of its last sample.</param>
/// <param name="Stream">Place of its characteristic in the profile.</param>
/// <param name="Value">Its bytes.</param>
internal sealed record ForeignNotification(double SentS, int Stream, byte[] Value);

/// <summary>Says what a track holds in the words of another maker's sensor.</summary>
internal static class ForeignVoice
{
    private const double G = 9.80665;
    private const double DegPerRad = 180 / Math.PI;
    private const int MovesenseFirstPart = 158;

    /// <summary>The notifications of a track.</summary>
    /// <param name="profile">Whose words.</param>
    /// <param name="track">What is said.</param>
    /// <param name="skewPpm">How fast the sensor's clock runs, parts per million.</param>
    public static List<ForeignNotification> Say(SensorProfile profile, ImuTrack track, double skewPpm = 0) => profile.Decoder switch
    {
        "movella-dot" => Dot(track, skewPpm),
        "movesense-gsp" => Movesense(track, skewPpm),
        "metamotion" => MetaMotion(track),
        "witmotion" => WitMotion(track),
        "arduino-nano" => Nano(track),
        "polar-pmd" => Polar(track, skewPpm),
        _ => throw new ArgumentException($"{profile.Decoder} is not spoken here"),
    };

    /// <summary>The packet as it is stored: with the number of its characteristic where there are several.</summary>
    public static byte[] Stored(SensorProfile profile, ForeignNotification notification) =>
        profile.IsTagged ? [(byte)notification.Stream, .. notification.Value] : notification.Value;

    private static List<ForeignNotification> Dot(ImuTrack track, double skewPpm) => [.. track.TimesS.Select((t, i) =>
    {
        byte[] value = new byte[28];
        BinaryPrimitives.WriteUInt32LittleEndian(value, (uint)(ulong)Math.Round((4_200 + t) * 1e6 * (1 + (skewPpm * 1e-6))));
        Singles(value.AsSpan(4), track.AccelerationMps2[i]);
        Singles(value.AsSpan(16), track.AngularRateRadPerS[i] * DegPerRad);
        return new ForeignNotification(t, 0, value);
    })];

    private static List<ForeignNotification> Movesense(ImuTrack track, double skewPpm)
    {
        const int n = 8;
        List<ForeignNotification> said = [];
        for (int at = 0; at + n <= track.TimesS.Count; at += n)
        {
            byte[] body = new byte[4 + (n * 24)];
            BinaryPrimitives.WriteUInt32LittleEndian(body, (uint)Math.Floor((77 + track.TimesS[at]) * 1000 * (1 + (skewPpm * 1e-6))));
            for (int i = 0; i < n; i++)
            {
                Singles(body.AsSpan(4 + (12 * i)), track.AccelerationMps2[at + i]);
                Singles(body.AsSpan(4 + (12 * (n + i))), track.AngularRateRadPerS[at + i] * DegPerRad);
            }

            double sent = track.TimesS[at + n - 1];
            said.Add(new ForeignNotification(sent, 0, [2, 0x63, .. body[..(MovesenseFirstPart - 2)]]));
            said.Add(new ForeignNotification(sent, 0, [3, 0x63, .. body[(MovesenseFirstPart - 2)..]]));
        }

        return said;
    }

    private static List<ForeignNotification> MetaMotion(ImuTrack track)
    {
        const int n = 3;
        List<ForeignNotification> said = [];
        for (int at = 0; at + n <= track.TimesS.Count; at += n)
        {
            byte[] acceleration = [0x03, 0x05, .. new byte[18]];
            byte[] rate = [0x13, 0x05, .. new byte[18]];
            for (int i = 0; i < n; i++)
            {
                Words(acceleration.AsSpan(2 + (6 * i)), track.AccelerationMps2[at + i] / G * 2048);
                Words(rate.AsSpan(2 + (6 * i)), track.AngularRateRadPerS[at + i] * (DegPerRad * 16.4));
            }

            said.Add(new ForeignNotification(track.TimesS[at + n - 1], 0, acceleration));
            said.Add(new ForeignNotification(track.TimesS[at + n - 1], 0, rate));
        }

        return said;
    }

    private static List<ForeignNotification> WitMotion(ImuTrack track) => [.. track.TimesS.Select((t, i) =>
    {
        byte[] value = [0x55, 0x61, .. new byte[18]];
        Words(value.AsSpan(2), track.AccelerationMps2[i] / G * 2048);
        Words(value.AsSpan(8), track.AngularRateRadPerS[i] * (DegPerRad * 16.384));
        return new ForeignNotification(t, 0, value);
    })];

    private static List<ForeignNotification> Nano(ImuTrack track)
    {
        List<ForeignNotification> said = [];
        for (int i = 0; i < track.TimesS.Count; i++)
        {
            byte[] acceleration = new byte[12];
            byte[] rate = new byte[12];
            Singles(acceleration, track.AccelerationMps2[i] / G);
            Singles(rate, track.AngularRateRadPerS[i] * DegPerRad);
            said.Add(new ForeignNotification(track.TimesS[i], 0, acceleration));
            said.Add(new ForeignNotification(track.TimesS[i], 1, rate));
        }

        return said;
    }

    private static List<ForeignNotification> Polar(ImuTrack track, double skewPpm)
    {
        const int n = 16;
        List<ForeignNotification> said =
        [
            new(0, 1, [0xF0, 2, 2, 0, 0, 5, 1, .. BitConverter.GetBytes(0.5f)]),
            new(0, 1, [0xF0, 2, 5, 0, 0, 5, 1, .. BitConverter.GetBytes(0.0625f)]),
        ];
        for (int at = 0; at + n <= track.TimesS.Count; at += n)
        {
            double sent = track.TimesS[at + n - 1];
            ulong stamp = (ulong)Math.Round((8e8 + sent) * 1e9 * (1 + (skewPpm * 1e-6)));
            said.Add(new(sent, 0, Compressed(2, 0x81, stamp, n, i => track.AccelerationMps2[at + i] / G * 2000)));
            said.Add(new(sent, 0, Compressed(5, 0x80, stamp, n, i => track.AngularRateRadPerS[at + i] * (DegPerRad * 16))));
        }

        return said;
    }

    /// <summary>A compressed frame whose differences have 16 bits.</summary>
    private static byte[] Compressed(byte kind, byte type, ulong stamp, int count, Func<int, Vec3> counts)
    {
        List<byte> frame = [kind, .. BitConverter.GetBytes(stamp), type];
        byte[] last = Word(counts(0));
        frame.AddRange(last);
        frame.AddRange([16, (byte)(count - 1)]);
        for (int i = 1; i < count; i++)
        {
            byte[] next = Word(counts(i));
            for (int c = 0; c < 6; c += 2)
            {
                short difference = unchecked((short)(BitConverter.ToInt16(next, c) - BitConverter.ToInt16(last, c)));
                frame.AddRange(BitConverter.GetBytes(difference));
            }

            last = next;
        }

        return [.. frame];
    }

    private static byte[] Word(Vec3 v)
    {
        byte[] bytes = new byte[6];
        Words(bytes, v);
        return bytes;
    }

    private static void Singles(Span<byte> to, Vec3 v)
    {
        BinaryPrimitives.WriteSingleLittleEndian(to, (float)v.X);
        BinaryPrimitives.WriteSingleLittleEndian(to[4..], (float)v.Y);
        BinaryPrimitives.WriteSingleLittleEndian(to[8..], (float)v.Z);
    }

    private static void Words(Span<byte> to, Vec3 v)
    {
        BinaryPrimitives.WriteInt16LittleEndian(to, (short)Math.Clamp(Math.Round(v.X), short.MinValue, short.MaxValue));
        BinaryPrimitives.WriteInt16LittleEndian(to[2..], (short)Math.Clamp(Math.Round(v.Y), short.MinValue, short.MaxValue));
        BinaryPrimitives.WriteInt16LittleEndian(to[4..], (short)Math.Clamp(Math.Round(v.Z), short.MinValue, short.MaxValue));
    }
}
