using GaitSense.Core.Geometry;
using GaitSense.Protocol;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>Counts the samples of one sensor and feels how it is moved, for showing only: sessions measure for themselves.</summary>
/// <remarks><b>Cost</b> one decode per packet, no allocation.</remarks>
internal sealed class SensorGauge(string profile)
{
    /// <summary>Time constant of the motion, ns.</summary>
    private const double MotionNs = 0.6e9;

    private const int Seconds = 5;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly RawImuSample[] _decoded = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private readonly long[] _perSecond = new long[Seconds + 1];
    private readonly bool _isRead = profile == GattProfile.ProfileId;
    private long _second = long.MinValue;
    private long _firstSecond;
    private long _packets;
    private long _samples;
    private long _lost;
    private int? _expected;
    private double _mean;
    private double _square;
    private long _movedAtNs;

    /// <summary>The stream of the sensor begins anew: its numbers say nothing about what was lost.</summary>
    public void Restart() => _expected = null;

    /// <summary>Takes a packet.</summary>
    public void Take(long arrivalNs, ReadOnlySpan<byte> payload)
    {
        _packets++;
        if (!_isRead || ImuPacketCodec.Decode(payload, out ImuPacketHeader header, _decoded) != DecodeOutcome.Ok)
        {
            return;
        }

        int missing = _expected is { } expected && header.Sequence != 0 ? (header.Sequence - expected) & 0xFFFF : 0;
        _lost += missing < 0x8000 ? missing : 0;
        _expected = (header.Sequence + header.SampleCount) & 0xFFFF;
        _samples += header.SampleCount;
        Count(arrivalNs / NanosecondsPerSecond, header.SampleCount);
        Feel(header, arrivalNs);
    }

    /// <summary>How it fares now; battery and signal are known elsewhere.</summary>
    public SensorReading Read(long nowNs) => new(
        _packets,
        _isRead ? _samples : null,
        _isRead ? _lost : null,
        RateHz(nowNs / NanosecondsPerSecond),
        _isRead && _packets > 0 && nowNs - _movedAtNs < 2 * NanosecondsPerSecond ? Math.Sqrt(_square) : null,
        null,
        null);

    private void Count(long second, int samples)
    {
        if (_second == long.MinValue)
        {
            _firstSecond = second;
            _second = second;
        }

        for (long passed = Math.Max(_second + 1, second - Seconds); passed <= second; passed++)
        {
            _perSecond[passed % _perSecond.Length] = 0;
        }

        _second = Math.Max(_second, second);
        if (second > _second - _perSecond.Length)
        {
            _perSecond[second % _perSecond.Length] += samples;
        }
    }

    // Over whole seconds only: the second that is running is not over, and the first one began in the middle.
    private double? RateHz(long now)
    {
        if (_second == long.MinValue || now - _second > Seconds)
        {
            return null;
        }

        long from = Math.Max(now - Seconds, _firstSecond + 1);
        long sum = 0;
        for (long second = Math.Max(from, _second - Seconds); second < now && second <= _second; second++)
        {
            sum += _perSecond[second % _perSecond.Length];
        }

        return now > from ? sum / (double)(now - from) : null;
    }

    private void Feel(in ImuPacketHeader header, long arrivalNs)
    {
        double elapsedNs = header.SampleCount * header.PeriodUnits * (1e9 / GattProfile.PeriodUnitsPerSecond);
        double keep = Math.Exp(-elapsedNs / header.SampleCount / MotionNs);
        for (int i = 0; i < header.SampleCount; i++)
        {
            Vec3 acceleration = ImuScale.AccelerationMps2(_decoded[i], header.AccelerationRange);
            double strength = acceleration.Length;
            _mean = _movedAtNs == 0 ? strength : (keep * _mean) + ((1 - keep) * strength);
            double off = strength - _mean;
            _square = (keep * _square) + ((1 - keep) * off * off);
            _movedAtNs = arrivalNs;
        }
    }
}
