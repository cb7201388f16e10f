using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.Signal.Clocks;

/// <summary>Finds the session time of one sensor's samples from its own clock and the arrival of its packets.</summary>
/// <remarks>
/// <b>Needs</b> each packet once, in order of device time: the instants of its first and last sample, and its arrival.
/// <b>Gives</b> the packet's time line. Session time is later than the truth by the smallest latency of the link (a few ms),
/// which is the same for sensors on links of one kind.
/// <b>How</b> (1) A <see cref="ClockKind.Session"/> clock is taken at its word: session time = ticks / 32768, exactly.
/// (2) For a <see cref="ClockKind.FreeRunning"/> clock the lower envelope of arrival minus device time is the offset; its
/// slope is the skew, taken as 0 until <see cref="ClockOptions.SkewAfterS"/>. (3) The time line moves towards the envelope by
/// at most <see cref="ClockOptions.MaxSlewS"/> per packet and never so far that it would run backwards. (4) After
/// <see cref="Restart"/> the offset begins anew, later than everything given before. (5) A <see cref="ClockKind.SampleCount"/>
/// clock counts samples at their nominal period, which may be off by some percent: its slope is estimated from 1 s on over a
/// shorter window, the line moves five times as fast, and the slope outlives a restart. (6) Sensors on one clock have one envelope;
/// one that begins anew has left it.
/// <b>Breaks when</b> the smallest latency of a link changes while it stands: the offset follows within the window.
/// <b>Accuracy</b> simulated links at 100 Hz, 5 samples a packet, skew +-50 ppm, connection intervals of 7.5 to 48.5 ms,
/// smallest latency 3 ms, exponential tails, 1 % stalls of 80 ms, 40 seeds: session time is 0.2 to 8.2 ms later than the truth
/// from 10 s on and 1.9 to 5.0 ms from 120 s on; the skew is right to 25 ppm (1 SD) at 65 s and 2.5 ppm at 300 s. Before 10 s
/// the first packet's own delay is still being forgotten.
/// <b>Cost</b> O(1) per packet, once a second O(window); 0 B once built, about 7 kB of memory.
/// </remarks>
public sealed class ClockModel
{
    private const double RateAfterS = 1;
    private const double RateBinS = 0.25;
    private const double CountSlew = 5;

    private readonly ClockKind _kind;
    private readonly ClockOptions _options;
    private LowerEnvelope _envelope;
    private bool _isShared;
    private readonly LatencyWindow _latency = new();
    private readonly ResidualWindow _residual = new();
    private readonly double _maxSlewS;
    private PacketClock _line;
    private DeviceInstant _last;
    private double _lastS = double.NegativeInfinity;
    private bool _runs;

    /// <summary>A clock that has seen no packet.</summary>
    /// <param name="kind">What the sensor's stamps are worth.</param>
    /// <param name="options">Options; null for the defaults.</param>
    public ClockModel(ClockKind kind, ClockOptions? options = null)
    {
        _kind = kind;
        _options = options ?? ClockOptions.Default;
        _envelope = kind == ClockKind.SampleCount
            ? new LowerEnvelope(_options.RateWindowS, RateAfterS, _options.MaxRateError, RateBinS)
            : new LowerEnvelope(_options.WindowS, _options.SkewAfterS, _options.MaxSkewPpm * 1e-6);
        _maxSlewS = _options.MaxSlewS * (kind == ClockKind.SampleCount ? CountSlew : 1);
    }

    /// <summary>A free-running clock that several sensors share: what arrivals of one tell of it counts for all, so that the smallest
    /// latency of any link is that of every one.</summary>
    /// <param name="shared">The clock of another sensor on it.</param>
    public ClockModel(ClockModel shared)
        : this(shared._kind, shared._options)
    {
        _envelope = shared._envelope;
        _isShared = shared._isShared = true;
    }

    /// <summary>Rate of the sensor's clock against the host's, parts per million, positive when it runs fast; null until it
    /// is estimated, and for a session clock.</summary>
    public double? SkewPpm => _envelope.HasSlope ? -_envelope.Slope / (1 + _envelope.Slope) * 1e6 : null;

    /// <summary>Delays of the last packets; null before the first, and for a session clock.</summary>
    public LatencyStatistics? Latency => _latency.Statistics;

    /// <summary>Smallest delay of the packets of the last 10 to 20 s against the time lines that they were given, s: about 0 when
    /// the line follows the clock; null before 10 s, and for a session clock.</summary>
    public double? ResidualS => _residual.SmallestS;

    /// <summary>Takes one packet and gives its time line.</summary>
    /// <param name="first">First sample.</param>
    /// <param name="last">Last sample: a packet can leave the sensor only after it.</param>
    /// <param name="arrival">When it reached the host.</param>
    public PacketClock Observe(DeviceInstant first, DeviceInstant last, HostTime arrival)
    {
        // 1.
        if (_kind == ClockKind.Session)
        {
            return PacketClock.Exact;
        }

        // 2.
        double lastS = last.Seconds;
        double delayS = arrival.Seconds - lastS;
        _envelope.Add(lastS, delayS);
        _latency.Add(delayS - _envelope.At(lastS));

        // 3.
        double target = first.Seconds + _envelope.At(first.Seconds);
        double start = _runs ? Slew(first, target) : Math.Max(target, _lastS + _maxSlewS);
        _line = PacketClock.Through(first, start, 1 + _envelope.Slope);
        _last = last;
        _lastS = _line.SecondsAt(last);
        _residual.Add(arrival.Seconds, arrival.Seconds - _lastS);
        _runs = true;
        return _line;
    }

    /// <summary>The sensor's clock began anew, as after a reconnection. Session time goes on.</summary>
    public void Restart()
    {
        // 4.
        _runs = false;
        if (_isShared)
        {
            // It left the common clock, which goes on for the others.
            _isShared = false;
            _envelope = new LowerEnvelope(_options.WindowS, _options.SkewAfterS, _options.MaxSkewPpm * 1e-6);
        }
        else if (_kind == ClockKind.SampleCount)
        {
            // The sampling rate is the sensor's own, and outlives an outage.
            _envelope.ResetOffset();
        }
        else
        {
            _envelope.Reset();
        }

        _latency.Reset();
        _residual.Reset();
    }

    private double Slew(DeviceInstant first, double target)
    {
        double predicted = _line.SecondsAt(first);
        double sinceLastS = (double)(first - _last) / DeviceInstant.UnitsPerSecond;
        double limit = Math.Min(_maxSlewS, Math.Max(0, sinceLastS / 2));
        double start = predicted + Math.Clamp(target - predicted, -limit, limit);

        // Stamps that overlap the last packet's would run backwards.
        return Math.Max(start, _lastS + 1e-6);
    }
}
