using GaitSense.Core.Time;
using GaitSense.Protocol;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>A packet that was read, in memory that is used again.</summary>
internal sealed class HeldPacket
{
    public ImuPacketHeader Header;
    public HostTime Arrival;
    public long Index;
    public DeviceInstant First;

    public RawImuSample[] Samples { get; } = new RawImuSample[ImuPacketCodec.MaxSampleCount];

    public int Count => Header.SampleCount;

    public long SpanUnits => (long)Count * Header.PeriodUnits;
}
