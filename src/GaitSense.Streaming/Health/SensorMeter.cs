using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>Counts what became of one sensor's packets.</summary>
internal sealed class SensorMeter(int sensor, SensorDescriptor descriptor)
{
    private SensorStatus _status = new(sensor, Linked: true, BatteryRatio: null, RssiDbm: null);
    private long _samples;
    private long _lost;
    private long _clipped;
    private long _rejected;
    private long _discarded;

    public void Count(in DecodedPacket packet)
    {
        switch (packet.Fate)
        {
            case PacketFate.Accepted:
                _samples += packet.Samples.Length;
                _lost += packet.Lost;
                CountClipped(packet.Samples.Span);
                break;
            case PacketFate.Duplicate or PacketFate.Late:
                _discarded++;
                break;
            case PacketFate.Partial:
                break;
            default:
                _rejected++;
                break;
        }
    }

    /// <summary>Takes news of the link; what it does not tell stays as it was.</summary>
    public void Take(in SensorStatus status) => _status = status with
    {
        BatteryRatio = status.BatteryRatio ?? _status.BatteryRatio,
        RssiDbm = status.RssiDbm ?? _status.RssiDbm,
    };

    public SensorHealth Read(in ClockReading clock, double? medianResidualS) => new()
    {
        Sensor = sensor,
        Site = descriptor.Site,
        DeviceId = descriptor.Id,
        Linked = _status.Linked,
        RateHz = clock.RateHz,
        Samples = _samples,
        Lost = _lost,
        Clipped = _clipped,
        Rejected = _rejected,
        Discarded = _discarded,
        SkewPpm = clock.SkewPpm,
        LatencyS = clock.LatencyS,
        TapOffsetS = clock.TapOffsetS,
        ResidualSkewS = clock.ResidualS - medianResidualS,
        Capability = descriptor.Capability,
        BatteryRatio = _status.BatteryRatio,
        RssiDbm = _status.RssiDbm,
    };

    private void CountClipped(ReadOnlySpan<DecodedSample> samples)
    {
        foreach (ref readonly DecodedSample sample in samples)
        {
            if (sample.Marks != SampleMarks.None)
            {
                _clipped++;
            }
        }
    }
}
