using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>Session time of one sensor's samples, always rising.</summary>
internal sealed class SensorTimeline(ClockModel clock)
{
    private const double CorrectionPerPacketS = 0.001;

    private readonly ClockModel _clock = clock;
    private double _correctionS;
    private PacketClock _line;
    private SessionTime _rateFrom;
    private long _rateFromIndex;
    private long _lastIndex;
    private int _packets;

    /// <summary>What the sensor's times are late by, s, as a tap check found; it is taken off, 1 ms a packet until it is reached.</summary>
    public double? OffsetS { get; set; }

    public SessionTime? First { get; private set; }

    public SessionTime? Last { get; private set; }

    public ClockReading Reading => new(RateHz, _clock.SkewPpm, _clock.Latency?.MeanS, _clock.ResidualS, First, Last) { TapOffsetS = OffsetS };

    private double? RateHz =>
        _packets >= 2 && Last is { } last && last > _rateFrom
            ? (_lastIndex - _rateFromIndex) / (last.Seconds - _rateFrom.Seconds)
            : null;

    public void Begin(in DecodedPacket packet)
    {
        if (packet.IsRestart)
        {
            _clock.Restart();
            _packets = 0;
        }

        _correctionS += Math.Clamp((OffsetS ?? 0) - _correctionS, -CorrectionPerPacketS, CorrectionPerPacketS);
        _line = _clock.Observe(packet.First, packet.InstantOf(packet.Samples.Length - 1), packet.Arrival);
    }

    public SessionTime TimeOf(in DecodedPacket packet, int sample)
    {
        SessionTime time = _line.At(packet.InstantOf(sample)) + TimeSpan.FromSeconds(-_correctionS);
        if (Last is { } last && time <= last)
        {
            // Stamps of the sensor contradict each other; time still rises.
            time = new SessionTime(last.Nanoseconds + 1);
        }

        First ??= time;
        Last = time;
        return time;
    }

    public void End(in DecodedPacket packet, SessionTime firstTime)
    {
        _lastIndex = packet.FirstIndex + packet.Samples.Length - 1;
        if (_packets++ == 0)
        {
            _rateFrom = firstTime;
            _rateFromIndex = packet.FirstIndex;
        }
    }
}
