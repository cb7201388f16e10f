using System.Buffers.Binary;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol;

/// <summary>Writes and reads the packets of the IMU stream. Neither direction allocates.</summary>
public static class ImuPacketCodec
{
    /// <summary>Bytes before the first sample.</summary>
    public const int HeaderLength = ImuPacketLayout.Samples;

    /// <summary>Bytes of the check sum at the end.</summary>
    public const int ChecksumLength = 2;

    /// <summary>Most samples of one packet.</summary>
    public const int MaxSampleCount = byte.MaxValue;

    /// <summary>Longest time that one packet should span, s: beyond it the samples are too old to be cued by.</summary>
    public const double MaxSpanS = 0.1;

    /// <summary>Bytes of one sample with that content.</summary>
    public static int SampleLength(PacketContent content) =>
        ImuPacketLayout.InertialLength
        + ((content & PacketContent.Magnetometer) != 0 ? ImuPacketLayout.MagneticFieldLength : 0)
        + ((content & PacketContent.Quaternion) != 0 ? ImuPacketLayout.QuaternionLength : 0);

    /// <summary>Bytes of a packet of that many samples.</summary>
    public static int LengthOf(PacketContent content, int samples) =>
        HeaderLength + (samples * SampleLength(content)) + ChecksumLength;

    /// <summary>Samples that fit into one notification; 0 when the MTU is too small to stream at all.</summary>
    /// <param name="attMtu">The MTU agreed on, in bytes (23 without an exchange).</param>
    /// <param name="content">What each sample holds.</param>
    public static int MaxSamples(int attMtu, PacketContent content)
    {
        int payload = Math.Min(attMtu - GattProfile.AttOverhead, GattProfile.MaxAttributeLength);
        int room = payload - HeaderLength - ChecksumLength;
        return Math.Clamp(room / SampleLength(content), 0, MaxSampleCount);
    }

    /// <summary>Samples that a sensor puts into one packet: as many as fit, but no more than <see cref="MaxSpanS"/> of them.</summary>
    /// <param name="attMtu">The MTU agreed on, in bytes.</param>
    /// <param name="content">What each sample holds.</param>
    /// <param name="rateHz">Sampling rate, Hz.</param>
    public static int SamplesPerPacket(int attMtu, PacketContent content, double rateHz) =>
        Math.Min(MaxSamples(attMtu, content), Math.Max(1, (int)(rateHz * MaxSpanS + 1e-9)));

    /// <summary>Sample period of a rate in units of 2^-19 s, rounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 8 Hz and 10 kHz.</exception>
    public static ushort PeriodUnitsOf(double rateHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rateHz, 8.0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rateHz, 10_000.0);
        return (ushort)Math.Min(ushort.MaxValue, Math.Round(GattProfile.PeriodUnitsPerSecond / rateHz));
    }

    /// <summary>Writes one packet.</summary>
    /// <param name="header">Its header; the sample count must be the number of samples.</param>
    /// <param name="samples">1 to 255 samples.</param>
    /// <param name="destination">At least <see cref="LengthOf"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The header contradicts the samples, holds a value that the profile does not
    /// allow, or the destination is too short.</exception>
    public static int Encode(in ImuPacketHeader header, ReadOnlySpan<RawImuSample> samples, Span<byte> destination)
    {
        Check(header, samples.Length, destination.Length);
        int sampleLength = SampleLength(header.Content);
        ImuPacketHeaderCodec.Write(header, sampleLength, destination);
        int at = HeaderLength;
        foreach (ref readonly RawImuSample sample in samples)
        {
            RawImuSampleCodec.Write(sample, header.Content, destination.Slice(at, sampleLength));
            at += sampleLength;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(destination[at..], Crc16.Of(destination[..at]));
        return at + ChecksumLength;
    }

    /// <summary>Reads one packet; never throws for what the bytes hold.</summary>
    /// <param name="packet">The whole notification.</param>
    /// <param name="header">The header; meaningful when the outcome is <see cref="DecodeOutcome.Ok"/>, else default.</param>
    /// <param name="samples">Takes the samples; room for <see cref="MaxSampleCount"/>.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">There is no room for <see cref="MaxSampleCount"/> samples.</exception>
    public static DecodeOutcome Decode(ReadOnlySpan<byte> packet, out ImuPacketHeader header, Span<RawImuSample> samples)
    {
        if (samples.Length < MaxSampleCount)
        {
            throw new ArgumentException($"room for {samples.Length} samples, {MaxSampleCount} are needed", nameof(samples));
        }

        header = default;
        DecodeOutcome outcome = CheckFrame(packet);
        if (outcome != DecodeOutcome.Ok)
        {
            return outcome;
        }

        ImuPacketHeader read = ImuPacketHeaderCodec.Read(packet);
        int sampleLength = packet[ImuPacketLayout.SampleLength];
        if (!ImuPacketHeaderCodec.IsAllowed(read) || sampleLength < SampleLength(read.Content))
        {
            return DecodeOutcome.Malformed;
        }

        for (int i = 0; i < read.SampleCount; i++)
        {
            samples[i] = RawImuSampleCodec.Read(packet.Slice(HeaderLength + (i * sampleLength), sampleLength), read.Content);
        }

        header = read;
        return DecodeOutcome.Ok;
    }

    private static DecodeOutcome CheckFrame(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return DecodeOutcome.Truncated;
        }

        if (packet[ImuPacketLayout.Version] != GattProfile.Version)
        {
            return DecodeOutcome.UnknownVersion;
        }

        if (packet.Length < HeaderLength + ChecksumLength || packet.Length < AnnouncedLength(packet))
        {
            return DecodeOutcome.Truncated;
        }

        // The check sum is the last two bytes, so that a later version may put more between samples and check sum.
        int end = packet.Length - ChecksumLength;
        return BinaryPrimitives.ReadUInt16LittleEndian(packet[end..]) == Crc16.Of(packet[..end])
            ? DecodeOutcome.Ok
            : DecodeOutcome.BadChecksum;
    }

    private static int AnnouncedLength(ReadOnlySpan<byte> packet) =>
        HeaderLength + (packet[ImuPacketLayout.SampleCount] * packet[ImuPacketLayout.SampleLength]) + ChecksumLength;

    private static void Check(in ImuPacketHeader header, int samples, int room)
    {
        bool allowed = ImuPacketHeaderCodec.IsAllowed(header)
            && header.Version == GattProfile.Version
            && header.Site is >= BodySite.Unassigned and <= BodySite.Thorax
            && (header.Content & ~ProfileCodes.KnownContent) == 0;
        if (!allowed)
        {
            throw new ArgumentException($"version 1 cannot write {header}", nameof(header));
        }

        if (header.SampleCount != samples)
        {
            throw new ArgumentException($"the header says {header.SampleCount} samples, given are {samples}", nameof(header));
        }

        if (room < LengthOf(header.Content, samples))
        {
            throw new ArgumentException($"room for {room} bytes, {LengthOf(header.Content, samples)} are needed");
        }
    }
}
