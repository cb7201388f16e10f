using GaitSense.Core.Sensors;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Protocol;

namespace GaitSense.Streaming.Tests.Fakes;

/// <summary>Writes packets whose samples carry their own number, so that a test can tell which ones arrive.</summary>
internal sealed class FakeSensor
{
    public int Sensor { get; init; }

    public BodySite Site { get; init; } = BodySite.LeftFoot;

    public ushort PeriodUnits { get; init; } = 5242; // 100.017 Hz

    public ushort FirstSequence { get; init; }

    public uint FirstTicks { get; init; }

    public PacketContent Content { get; init; }

    /// <summary>The number that a sample carries, below 2^28.</summary>
    public static long NumberOf(in DecodedSample sample)
    {
        short low = ImuScale.Quantize(sample.AccelerationMps2.X, ImuScale.AccelerationLsbMps2(AccelerationRange.G16));
        short high = ImuScale.Quantize(sample.AngularRateRadPerS.X, ImuScale.AngularRateLsbRadPerS(AngularRateRange.Dps2000));
        return (ushort)low + ((long)high << 14);
    }

    /// <summary>Device time of a sample, units of 2^-19 s since <see cref="FirstTicks"/>.</summary>
    public long UnitsOf(long sample) => sample * PeriodUnits;

    /// <summary>The packet of samples <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    public RawPacket Packet(long first, int count, double arrivalS)
    {
        ImuPacketHeader header = new(
            GattProfile.Version,
            Site,
            Content,
            AccelerationRange.G16,
            AngularRateRange.Dps2000,
            (ushort)(FirstSequence + first),
            (uint)(FirstTicks + (UnitsOf(first) / 16)),
            PeriodUnits,
            (byte)count);
        RawImuSample[] samples = new RawImuSample[count];
        for (int i = 0; i < count; i++)
        {
            samples[i].AccelerationX = (short)((first + i) & 0x3FFF);
            samples[i].AngularRateX = (short)(((first + i) >> 14) & 0x3FFF);
            samples[i].AccelerationZ = 2048; // 1 g at 16 g full scale
            samples[i].MagneticFieldY = 400;
        }

        byte[] bytes = new byte[ImuPacketCodec.LengthOf(Content, count)];
        ImuPacketCodec.Encode(header, samples, bytes);
        return new RawPacket(Sensor, HostTime.FromSeconds(arrivalS), bytes);
    }

    /// <summary>Packets without a fault, each arriving 5 ms after its last sample; time zero is the first sample.</summary>
    public IEnumerable<RawPacket> Packets(int packets, int samplesPerPacket = 5, long firstSample = 0) =>
        Enumerable.Range(0, packets).Select(i =>
        {
            long first = firstSample + (i * samplesPerPacket);
            return Packet(first, samplesPerPacket, (UnitsOf(first + samplesPerPacket - 1) / 524_288.0) + 0.005);
        });

    /// <summary>The same packet with one bit of its content turned.</summary>
    public static RawPacket Corrupt(in RawPacket packet)
    {
        byte[] bytes = packet.Payload.ToArray();
        bytes[^5] ^= 0x10;
        return packet with { Payload = bytes };
    }
}
