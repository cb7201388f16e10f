using GaitSense.Core.Geometry;
using GaitSense.Core.Time;
using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>Counts the samples of one sensor and feels how it is moved, for showing only: sessions measure for themselves.</summary>
/// <remarks>Loss is told for the GaitSense profile only: of others a session's clock must judge. <b>Cost</b> one decode per packet, no
/// allocation.</remarks>
internal sealed class SensorGauge(string profile, double nominalRateHz)
{
    /// <summary>Time constant of the motion, ns.</summary>
    private const double MotionNs = 0.6e9;

    private const int Seconds = 5;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly RawImuSample[] _decoded = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private readonly long[] _perSecond = new long[Seconds + 1];
    private readonly bool _isOwn = profile == GattProfile.ProfileId;
    private readonly ISensorDecoder? _decoder = SensorProfiles.Current.Find(profile) is { } known ? SensorDecoders.Create(known, nominalRateHz) : null;
    private readonly bool _isTagged = SensorProfiles.Current.Find(profile) is { IsTagged: true };
    private readonly SampleBatch _batch = new();
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
    public void Restart()
    {
        _expected = null;
        _decoder?.Interrupt();
    }

    /// <summary>Takes a packet.</summary>
    public void Take(long arrivalNs, ReadOnlySpan<byte> payload)
    {
        _packets++;
        if (_isOwn)
        {
            TakeOwn(arrivalNs, payload);
        }
        else if (_decoder is not null)
        {
            TakeOther(_decoder, arrivalNs, payload);
        }
    }

    /// <summary>How it fares now; battery and signal are known elsewhere.</summary>
    public SensorReading Read(long nowNs) => new(
        _packets,
        IsRead ? _samples : null,
        _isOwn ? _lost : null,
        RateHz(nowNs / NanosecondsPerSecond),
        IsRead && _movedAtNs > 0 && nowNs - _movedAtNs < 2 * NanosecondsPerSecond ? Math.Sqrt(_square) : null,
        null,
        null);

    private bool IsRead => _isOwn || _decoder is not null;

    private void TakeOwn(long arrivalNs, ReadOnlySpan<byte> payload)
    {
        if (ImuPacketCodec.Decode(payload, out ImuPacketHeader header, _decoded) != DecodeOutcome.Ok)
        {
            return;
        }

        int missing = _expected is { } expected && header.Sequence != 0 ? (header.Sequence - expected) & 0xFFFF : 0;
        _lost += missing < 0x8000 ? missing : 0;
        _expected = (header.Sequence + header.SampleCount) & 0xFFFF;
        Count(arrivalNs / NanosecondsPerSecond, header.SampleCount);
        double periodNs = header.PeriodUnits * (1e9 / GattProfile.PeriodUnitsPerSecond);
        for (int i = 0; i < header.SampleCount; i++)
        {
            Feel(ImuScale.AccelerationMps2(_decoded[i], header.AccelerationRange), periodNs, arrivalNs);
        }
    }

    private void TakeOther(ISensorDecoder decoder, long arrivalNs, ReadOnlySpan<byte> payload)
    {
        if (_isTagged && payload.Length == 0)
        {
            return;
        }

        int stream = _isTagged ? payload[0] : 0;
        _batch.Clear();
        if (decoder.Read(stream, _isTagged ? payload[1..] : payload, new HostTime(arrivalNs), _batch) != DecodeOutcome.Ok)
        {
            return;
        }

        Count(arrivalNs / NanosecondsPerSecond, _batch.Count);
        foreach (ref readonly SensorSample sample in _batch.Samples)
        {
            if (double.IsFinite(sample.AccelerationMps2.Length))
            {
                Feel(sample.AccelerationMps2, 1e9 / nominalRateHz, arrivalNs);
            }
        }
    }

    private void Count(long second, int samples)
    {
        _samples += samples;
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

    private void Feel(in Vec3 acceleration, double periodNs, long arrivalNs)
    {
        double keep = Math.Exp(-periodNs / MotionNs);
        double strength = acceleration.Length;
        _mean = _movedAtNs == 0 ? strength : (keep * _mean) + ((1 - keep) * strength);
        double off = strength - _mean;
        _square = (keep * _square) + ((1 - keep) * off * off);
        _movedAtNs = arrivalNs;
    }
}
