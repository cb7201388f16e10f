using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>One packet that could be read.</summary>
internal sealed record ReadPacket(ImuPacketHeader Header, RawImuSample[] Samples, double ArrivalS);

/// <summary>What packets of one start show of themselves.</summary>
internal sealed class StreamFigures
{
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private readonly List<ReadPacket> _good = [];
    private readonly Dictionary<DecodeOutcome, int> _refused = [];

    public StreamFigures(IEnumerable<CapturedPacket> packets)
    {
        foreach (CapturedPacket packet in packets)
        {
            Longest = Math.Max(Longest, packet.Bytes.Length);
            Take(packet);
        }
    }

    public IReadOnlyList<ReadPacket> Good => _good;

    public int Refused => _refused.Values.Sum();

    public string RefusedText => string.Join(", ", _refused.Select(r => FormattableString.Invariant($"{r.Value} {r.Key}")));

    /// <summary>Packets with reserved bits, other sample lengths or an extension.</summary>
    public int Misformed { get; private set; }

    /// <summary>Longest packet, bytes.</summary>
    public int Longest { get; }

    /// <summary>Samples that are missing between packets.</summary>
    public long Lost { get; private set; }

    /// <summary>Packets that came twice or late.</summary>
    public int Late { get; private set; }

    /// <summary>Packets whose stamp does not rise.</summary>
    public int NotRising { get; private set; }

    /// <summary>Packets whose stamp is more than half a sample from where their samples put it.</summary>
    public int Uneven { get; private set; }

    /// <summary>True when the sequence or the ticks went round.</summary>
    public bool HasWrapped { get; private set; }

    /// <summary>True when time did not go on as it should where one of them went round.</summary>
    public bool HasBrokenAtWrap { get; private set; }

    /// <summary>Samples from the first packet's first to the last packet's first.</summary>
    public long SpanSamples { get; private set; }

    /// <summary>Ticks between the same.</summary>
    public long SpanTicks { get; private set; }

    /// <summary>Rate by the device clock, Hz; null with fewer than two packets.</summary>
    public double? RateHz => SpanTicks > 0 && SpanSamples > 0 ? SpanSamples * (double)GattProfile.TicksPerSecond / SpanTicks : null;

    private void Take(CapturedPacket packet)
    {
        DecodeOutcome outcome = ImuPacketCodec.Decode(packet.Bytes, out ImuPacketHeader header, _samples);
        if (outcome != DecodeOutcome.Ok)
        {
            _refused[outcome] = _refused.GetValueOrDefault(outcome) + 1;
            return;
        }

        bool isExact = (packet.Bytes[ImuPacketLayout.Content] & ~(int)(PacketContent.Magnetometer | PacketContent.Quaternion)) == 0
            && packet.Bytes[ImuPacketLayout.SampleLength] == ImuPacketCodec.SampleLength(header.Content)
            && packet.Bytes.Length == ImuPacketCodec.LengthOf(header.Content, header.SampleCount);
        Misformed += isExact ? 0 : 1;
        ReadPacket read = new(header, _samples[..header.SampleCount], packet.ArrivalS);
        if (_good is [.., var last])
        {
            Follow(last.Header, header);
        }

        _good.Add(read);
    }

    private void Follow(in ImuPacketHeader last, in ImuPacketHeader next)
    {
        int missing = PacketOrder.MissingBetween(last, next);
        if (missing < 0)
        {
            Late++;
            return;
        }

        Lost += missing;
        int ticks = PacketOrder.TicksBetween(last, next);
        int samples = last.SampleCount + missing;
        double period = last.PeriodUnits / (double)GattProfile.PeriodUnitsPerTick;
        NotRising += ticks <= 0 ? 1 : 0;
        double off = Math.Abs(ticks - (samples * period));
        Uneven += off > Math.Max(2, Math.Max(period / 2, 0.01 * samples * period)) ? 1 : 0;
        bool isWrap = next.Sequence < last.Sequence || next.Ticks < last.Ticks;
        HasWrapped |= isWrap;
        HasBrokenAtWrap |= isWrap && (ticks <= 0 || off > samples * period);
        SpanTicks += ticks;
        SpanSamples += samples;
    }
}
