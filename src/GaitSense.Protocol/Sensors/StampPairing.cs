using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors;

/// <summary>Joins frames of accelerations with angular rates by their stamps: rates are interpolated linearly at the times of
/// the accelerations. Of each call comes one frame at most, the oldest that is covered.</summary>
/// <remarks><b>Breaks when</b> rates stop: the oldest frames are dropped, and what the dropped held shows as a gap in the
/// stamps. Between two rates more than <see cref="LongestBridgeNs"/> apart nothing is interpolated: the frame is dropped.</remarks>
internal sealed class StampPairing
{
    private const int Frames = 8;
    private const int Rates = 1024;
    private const long LongestBridgeNs = 50_000_000;

    private readonly Vec3[][] _frames = new Vec3[Frames][];
    private readonly (int Count, long LastNs, double PeriodNs, HostTime Arrival)[] _heads = new (int, long, double, HostTime)[Frames];
    private readonly (long AtNs, Vec3 RadPerS)[] _rates = new (long, Vec3)[Rates];
    private long _first;
    private long _next;
    private long _rateCount;

    public StampPairing()
    {
        for (int i = 0; i < Frames; i++)
        {
            _frames[i] = new Vec3[SampleBatch.Capacity];
        }
    }

    /// <summary>Takes a frame of specific forces, m/s2.</summary>
    public void AddAccelerations(ReadOnlySpan<Vec3> mps2, long lastNs, double periodNs, HostTime arrival)
    {
        if (_next - _first == Frames)
        {
            _first++;
        }

        int at = (int)(_next++ % Frames);
        mps2.CopyTo(_frames[at]);
        _heads[at] = (mps2.Length, lastNs, periodNs, arrival);
    }

    /// <summary>Takes a frame of angular rates, rad/s. One that is not later than those before starts anew.</summary>
    public void AddAngularRates(ReadOnlySpan<Vec3> radPerS, long lastNs, double periodNs)
    {
        for (int i = 0; i < radPerS.Length; i++)
        {
            long at = Before(lastNs, (radPerS.Length - 1 - i) * periodNs);
            if (_rateCount > 0 && at <= Rate(_rateCount - 1).AtNs)
            {
                _rateCount = 0;
            }

            _rates[_rateCount++ % Rates] = (at, radPerS[i]);
        }
    }

    /// <summary>Gives the oldest frame that is covered by rates.</summary>
    public void TakeInto(SampleBatch batch, in FullScales scales)
    {
        while (_first < _next && _rateCount > 0)
        {
            int at = (int)(_first % Frames);
            (int count, long lastNs, double periodNs, HostTime arrival) = _heads[at];
            long slack = (long)(periodNs / 2);
            if (lastNs - slack > Rate(_rateCount - 1).AtNs && lastNs - LongestBridgeNs * 100 < Rate(_rateCount - 1).AtNs)
            {
                return;
            }

            _first++;
            if (TryFill(batch, _frames[at].AsSpan(0, count), lastNs, periodNs, scales))
            {
                batch.Stamp = lastNs;
                batch.Arrival = arrival;
                return;
            }

            batch.Clear();
        }
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _first = _next;
        _rateCount = 0;
    }

    private bool TryFill(SampleBatch batch, ReadOnlySpan<Vec3> frame, long lastNs, double periodNs, in FullScales scales)
    {
        for (int i = 0; i < frame.Length; i++)
        {
            if (!TryRateAt(Before(lastNs, (frame.Length - 1 - i) * periodNs), out Vec3 rate))
            {
                return false;
            }

            ref SensorSample sample = ref batch.Add();
            sample.AccelerationMps2 = frame[i];
            sample.AngularRateRadPerS = rate;
            sample.Marks = scales.Marks(sample.AccelerationMps2, sample.AngularRateRadPerS);
        }

        return true;
    }

    private bool TryRateAt(long ns, out Vec3 rate)
    {
        long oldest = Math.Max(0, _rateCount - Rates);
        long low = oldest;
        long high = _rateCount - 1;
        while (low < high)
        {
            long middle = (low + high + 1) / 2;
            (low, high) = Rate(middle).AtNs <= ns ? (middle, high) : (low, middle - 1);
        }

        (long beforeNs, Vec3 before) = Rate(low);
        (long afterNs, Vec3 after) = Rate(Math.Min(low + 1, _rateCount - 1));
        rate = before;
        if (ns <= beforeNs || afterNs == beforeNs)
        {
            // At an end: at most a period and a half away counts as there.
            return Math.Abs(ns - beforeNs) <= LongestBridgeNs;
        }

        double share = (double)(ns - beforeNs) / (afterNs - beforeNs);
        rate = before + ((after - before) * share);
        return afterNs - beforeNs <= LongestBridgeNs;
    }

    private static long Before(long ns, double byNs) => ns - (long)Math.Round(byNs);

    private ref (long AtNs, Vec3 RadPerS) Rate(long i) => ref _rates[i % Rates];
}
