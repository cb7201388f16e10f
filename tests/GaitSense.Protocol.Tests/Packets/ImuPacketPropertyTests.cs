using CsCheck;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Tests.Packets;

/// <summary>What must hold for any bytes and any samples.</summary>
public sealed class ImuPacketPropertyTests
{
    private static readonly Gen<RawImuSample> GenSample = Gen.Short.Array[13].Select(v => new RawImuSample
    {
        AccelerationX = v[0], AccelerationY = v[1], AccelerationZ = v[2],
        AngularRateX = v[3], AngularRateY = v[4], AngularRateZ = v[5],
        MagneticFieldX = v[6], MagneticFieldY = v[7], MagneticFieldZ = v[8],
        QuaternionW = v[9], QuaternionX = v[10], QuaternionY = v[11], QuaternionZ = v[12],
    });

    private static readonly Gen<(ImuPacketHeader Header, RawImuSample[] Samples)> GenPacket =
        from samples in GenSample.Array[1, 60]
        from codes in Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 5])
        from sequence in Gen.UShort
        from ticks in Gen.UInt
        from period in Gen.UShort[1, ushort.MaxValue]
        select (new ImuPacketHeader(
            1,
            (BodySite)codes.Item1,
            (PacketContent)codes.Item2,
            (AccelerationRange)codes.Item3,
            (AngularRateRange)codes.Item4,
            sequence,
            ticks,
            period,
            (byte)samples.Length), samples);

    [Fact]
    public void What_was_written_is_read_again() => GenPacket.Sample(p =>
    {
        var read = new RawImuSample[ImuPacketCodec.MaxSampleCount];
        byte[] bytes = Encode(p.Header, p.Samples);
        return ImuPacketCodec.Decode(bytes, out ImuPacketHeader header, read) == DecodeOutcome.Ok
            && header == p.Header
            && read.Take(p.Samples.Length).SequenceEqual(p.Samples.Select(s => Without(s, p.Header.Content)));
    });

    [Fact]
    public void No_bytes_make_the_reader_throw() => Gen.Byte.Array[0, 600].Sample(NeverThrows);

    [Fact]
    public void No_bytes_that_begin_like_a_packet_make_the_reader_throw() =>
        Gen.Select(Gen.Byte.Array[0, 600], Gen.Byte[0, 40], Gen.Byte[0, 40]).Sample((bytes, count, length) =>
        {
            if (bytes.Length > ImuPacketLayout.SampleLength)
            {
                bytes[ImuPacketLayout.Version] = GattProfile.Version;
                bytes[ImuPacketLayout.SampleCount] = count;
                bytes[ImuPacketLayout.SampleLength] = length;
                SetChecksum(bytes);
            }

            return NeverThrows(bytes);
        });

    [Fact]
    public void No_change_of_a_packet_makes_the_reader_throw() =>
        Gen.Select(GenPacket, Gen.Int[0, 1_000_000], Gen.Byte, Gen.Int[0, 3]).Sample((p, where, value, kind) =>
        {
            byte[] bytes = Encode(p.Header, p.Samples);
            int at = where % bytes.Length;
            byte[] changed = kind switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], value, .. bytes[at..]],
                2 => [.. bytes[..at], .. bytes[(at + 1)..]],
                _ => [.. bytes[..at], value, .. bytes[(at + 1)..]],
            };
            bool plain = NeverThrows(changed);
            if (changed.Length > 2)
            {
                SetChecksum(changed);
            }

            return plain && NeverThrows(changed);
        });

    [Fact]
    public void Every_single_wrong_bit_is_noticed() =>
        Gen.Select(GenPacket, Gen.Int[0, 1_000_000]).Sample((p, where) =>
        {
            byte[] bytes = Encode(p.Header, p.Samples);
            int bit = where % (bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            return ImuPacketCodec.Decode(bytes, out _, new RawImuSample[ImuPacketCodec.MaxSampleCount]) != DecodeOutcome.Ok;
        });

    [Fact]
    public void Every_proper_prefix_is_truncated() =>
        Gen.Select(GenPacket, Gen.Int[0, 1_000_000]).Sample((p, where) =>
        {
            byte[] bytes = Encode(p.Header, p.Samples);
            return ImuPacketCodec.Decode(
                bytes.AsSpan(0, where % bytes.Length), out _, new RawImuSample[ImuPacketCodec.MaxSampleCount]) == DecodeOutcome.Truncated;
        });

    private static bool NeverThrows(byte[] bytes)
    {
        DecodeOutcome outcome = ImuPacketCodec.Decode(
            bytes, out ImuPacketHeader header, new RawImuSample[ImuPacketCodec.MaxSampleCount]);
        return outcome == DecodeOutcome.Ok ? header.SampleCount > 0 && header.PeriodUnits > 0 : header == default;
    }

    private static byte[] Encode(in ImuPacketHeader header, RawImuSample[] samples)
    {
        var bytes = new byte[ImuPacketCodec.LengthOf(header.Content, samples.Length)];
        Assert.Equal(bytes.Length, ImuPacketCodec.Encode(header, samples, bytes));
        return bytes;
    }

    private static void SetChecksum(byte[] bytes)
    {
        ushort crc = Crc16.Of(bytes.AsSpan(..^2));
        (bytes[^2], bytes[^1]) = ((byte)crc, (byte)(crc >> 8));
    }

    private static RawImuSample Without(RawImuSample s, PacketContent content)
    {
        if (!content.HasFlag(PacketContent.Magnetometer))
        {
            s.MagneticFieldX = s.MagneticFieldY = s.MagneticFieldZ = 0;
        }

        if (!content.HasFlag(PacketContent.Quaternion))
        {
            s.QuaternionW = s.QuaternionX = s.QuaternionY = s.QuaternionZ = 0;
        }

        return s;
    }
}
