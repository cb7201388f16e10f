using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>When the packets of one sensor arrive, and which do not.</summary>
/// <remarks>How: a packet waits for the least latency, an exponential delay and now and then a stall, then for the next
/// connection event; packets never overtake each other. Losses come in bursts of geometric length.</remarks>
internal sealed class SimulatedLink
{
    private readonly RadioLink _link;
    private readonly SeededRandom _random;
    private readonly double _firstEventS;
    private double _lastArrivalS = double.NegativeInfinity;
    private bool _isInBurst;

    /// <summary>A link.</summary>
    public SimulatedLink(RadioLink link, SeededRandom random)
    {
        _link = link;
        _random = random;
        _firstEventS = link.ConnectionIntervalS * random.Uniform();
    }

    /// <summary>Draws whether the next packet is lost.</summary>
    public bool LosesNext()
    {
        double draw = _random.Uniform();
        _isInBurst = _isInBurst ? draw >= 1 / _link.MeanBurstPackets : draw < _link.LossBurstShare;
        return _isInBurst;
    }

    /// <summary>Arrival of a packet that is complete at <paramref name="readyS"/>, s.</summary>
    public double ArrivalS(double readyS)
    {
        double sent = readyS + _link.LeastLatencyS + _random.Exponential(_link.MeanExtraLatencyS);
        sent += _random.Uniform() < _link.StallShare ? _link.StallS : 0;
        double events = Math.Ceiling((sent - _firstEventS) / _link.ConnectionIntervalS);
        _lastArrivalS = Math.Max(_lastArrivalS, _firstEventS + (events * _link.ConnectionIntervalS));
        return _lastArrivalS;
    }
}
