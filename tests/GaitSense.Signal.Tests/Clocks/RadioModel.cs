using GaitSense.Core.Time;

namespace GaitSense.Signal.Tests.Clocks;

/// <summary>A sensor with a crystal of its own and a radio link in front of it, with the truth kept: connection interval,
/// exponential tail, stalls. Everything follows from the seed.</summary>
internal sealed class RadioModel(int seed)
{
    private readonly Random _random = new(seed);
    private double _lastArrivalS;

    /// <summary>Rate of the sensor's clock against true time, parts per million.</summary>
    public double SkewPpm { get; init; }

    /// <summary>Device time at true time zero, s.</summary>
    public double DeviceStartS { get; init; }

    /// <summary>Connection interval, s.</summary>
    public double IntervalS { get; init; } = 0.015;

    /// <summary>Latency that no packet falls below, s.</summary>
    public double FloorS { get; init; } = 0.003;

    /// <summary>Mean of the exponential tail, s.</summary>
    public double TailS { get; init; } = 0.004;

    /// <summary>Share of packets that stall.</summary>
    public double StallShare { get; init; } = 0.01;

    /// <summary>Length of a stall, s.</summary>
    public double StallS { get; init; } = 0.08;

    /// <summary>Device clock at a true time, s.</summary>
    public double DeviceSecondsAt(double trueS) => DeviceStartS + (trueS * (1 + (SkewPpm * 1e-6)));

    /// <summary>True time at a reading of the device clock, s.</summary>
    public double TrueSecondsAt(double deviceS) => (deviceS - DeviceStartS) / (1 + (SkewPpm * 1e-6));

    /// <summary>When a packet sent at a true time arrives; a link delivers in order.</summary>
    public HostTime Deliver(double sentS)
    {
        double waitS = IntervalS * _random.NextDouble();
        double tailS = -TailS * Math.Log(1 - _random.NextDouble());
        double stallS = _random.NextDouble() < StallShare ? StallS : 0;
        _lastArrivalS = Math.Max(_lastArrivalS, sentS + FloorS + waitS + tailS + stallS);
        return HostTime.FromSeconds(_lastArrivalS);
    }
}
