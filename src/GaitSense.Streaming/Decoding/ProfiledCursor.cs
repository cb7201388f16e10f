using GaitSense.Core.Time;
using GaitSense.Protocol.Sensors;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>Where a packet stands in the stream of its sensor.</summary>
internal readonly record struct ProfiledPlace(PacketFate Fate, long Index, long Lost, bool IsRestart, DeviceInstant First, int PeriodUnits);

/// <summary>Gives the packets of a sensor of another maker their running numbers and instants.</summary>
/// <remarks>
/// <b>How</b> (1) A stamp, unwrapped nearest to the last one, tells how many sample periods the packet is ahead; what is more
/// than rounding, drift and 3 % of the last packet explain is a gap. The period is measured from stamps, since the rate of a
/// sensor may be off by some percent. (2) A stamp that runs back by 1 s, ahead of the host by 10 s, or, after a gap, behind it by 2 s
/// is a clock that began anew, once the next packet follows it. (3) A running number is exact, but no clock. (4) Without either, packets follow each
/// other; silence of more than 1 s is an outage, and what it cost is judged by arrival.
/// <b>Breaks when</b> a sensor without stamps loses packets without falling silent: nobody can see it.
/// </remarks>
internal sealed class ProfiledCursor(SensorClock clock, double nominalRateHz)
{
    private const double BackS = 1;
    private const double SilenceS = 1;
    private const double AheadOfHostS = 10;
    private const double BehindHostS = 2;
    private const double Adapts = 0.02;

    private readonly double _nominal = DeviceInstant.UnitsPerSecond / nominalRateHz;
    private readonly CounterUnwrapper? _unwrapper = clock.Bits is >= 1 and <= 32 ? new CounterUnwrapper(clock.Bits) : null;
    private double _period = DeviceInstant.UnitsPerSecond / nominalRateHz;
    private long _index;
    private long _expected;
    private long _lastFirst;
    private int _lastCount;
    private HostTime _lastArrival;
    private long? _stranger;
    private bool _hasStarted;
    private bool _hasPeriod;

    /// <summary>Places the batch, and takes it as the end of the stream when it is accepted.</summary>
    public ProfiledPlace Place(SampleBatch batch)
    {
        long first = FirstOf(batch);
        bool isStamped = clock.Source == SensorClockSource.Stamp;
        if (!_hasStarted)
        {
            _hasStarted = true;
            return Take(batch, first, lost: 0, isRestart: false);
        }

        if (clock.Source == SensorClockSource.Arrival)
        {
            // 4.
            double silenceS = batch.Arrival.Seconds - _lastArrival.Seconds;
            return silenceS > SilenceS ? Resume(batch, null) : Take(batch, first, lost: 0, isRestart: false);
        }

        // 1. and 3.
        if (isStamped)
        {
            Learn(first);
            first = FirstOf(batch);
        }

        double ahead = (first - _expected) / _period;
        if (IsForeign(batch, ahead, first))
        {
            return Consider(batch, first);
        }

        _stranger = null;
        double tolerance = isStamped ? 0.6 + (0.03 * _lastCount) : 0.5;
        long missing = Math.Abs(ahead) <= tolerance ? 0 : (long)Math.Round(ahead);
        return missing >= 0
            ? Take(batch, first, missing, isRestart: false)
            : Refuse(first == _lastFirst ? PacketFate.Duplicate : PacketFate.Late);
    }

    private ProfiledPlace Take(SampleBatch batch, long first, long lost, bool isRestart)
    {
        long index = _index + lost;
        ProfiledPlace place = new(
            PacketFate.Accepted, index, lost, isRestart, new DeviceInstant(first), Math.Max(1, (int)Math.Round(_period)));
        _unwrapper?.Advance((uint)batch.Stamp);
        _index = index + batch.Count;
        _expected = first + (long)Math.Round(batch.Count * _period);
        (_lastFirst, _lastCount, _lastArrival) = (first, batch.Count, batch.Arrival);
        return place;
    }

    private static ProfiledPlace Refuse(PacketFate fate) => new(fate, 0, 0, IsRestart: false, default, 1);

    // 2. One packet with a foreign stamp may be damaged; a second one that follows it is a restart.
    private ProfiledPlace Consider(SampleBatch batch, long first)
    {
        bool follows = _stranger is { } stranger && first > stranger && first - stranger < 2 * DeviceInstant.UnitsPerSecond;
        _stranger = first;
        return follows ? Resume(batch, first) : Refuse(PacketFate.Late);
    }

    private ProfiledPlace Resume(SampleBatch batch, long? stamped)
    {
        double silenceS = batch.Arrival.Seconds - _lastArrival.Seconds;
        long missing = Math.Max(1, (long)Math.Round(silenceS * DeviceInstant.UnitsPerSecond / _period) - batch.Count);
        _stranger = null;
        return Take(batch, stamped ?? _expected + (long)Math.Round(missing * _period), missing, isRestart: true);
    }

    private bool IsForeign(SampleBatch batch, double ahead, long first)
    {
        double deviceS = (double)(first - _expected) / DeviceInstant.UnitsPerSecond;
        double hostS = batch.Arrival.Seconds - _lastArrival.Seconds;
        return ahead < -0.5 && first != _lastFirst
            ? deviceS < -BackS || hostS > SilenceS
            : deviceS > hostS + AheadOfHostS || (ahead > 1 && hostS - deviceS > BehindHostS);
    }

    /// <summary>Measures the period. The first two packets tell it about; a shorter one tells that they had a gap between them.</summary>
    private void Learn(long first)
    {
        double measured = (double)(first - _lastFirst) / Math.Max(1, _lastCount);
        if (clock.IsOfLastSample || measured < 0.3 * _nominal || measured > 3 * _nominal)
        {
            return;
        }

        if (!_hasPeriod || measured < 0.75 * _period)
        {
            _period = measured;
            _hasPeriod = true;
            _expected = _lastFirst + (long)Math.Round(_lastCount * _period);
        }
        else if (Math.Abs(measured - _period) < 0.05 * _period)
        {
            _period += Adapts * (measured - _period);
        }
    }

    private long FirstOf(SampleBatch batch)
    {
        long back = clock.IsOfLastSample ? (long)Math.Round((batch.Count - 1) * _period) : 0;
        return clock.Source switch
        {
            SensorClockSource.Arrival => _expected,
            SensorClockSource.Counter => (long)Math.Round(Unwrapped(batch) * _nominal) - back,
            _ => Units(Unwrapped(batch)) - back,
        };
    }

    private long Unwrapped(SampleBatch batch) => _unwrapper?.Peek((uint)batch.Stamp) ?? batch.Stamp;

    private long Units(long stamp) => (long)((Int128)stamp * DeviceInstant.UnitsPerSecond / clock.UnitsPerSecond);
}
