namespace GaitSense.Devices.Gateway.Clocks;

/// <summary>Finds the difference between a gateway's clock and the server's from pings, as NTP does.</summary>
/// <remarks><b>How</b> (1) every exchange gives an offset that is right to within half its round trip; (2) with every second since, the
/// bound widens by what two crystals may drift apart; (3) of the last exchanges the one with the narrowest bound now is used.
/// <b>Gives</b> times whose error is at most <see cref="ErrorNs"/>, whatever the network does, as long as the two clocks drift by no
/// more than <see cref="DriftPpm"/>. Errors in the packets' arrival at the gateway itself are not known here.</remarks>
public sealed class ClockOffset
{
    /// <summary>How far two clocks may drift apart, parts per million. Crystals are good to 50 each; a clock that is being slewed by
    /// NTP may reach 500, which is why gateways use clocks that are not.</summary>
    public const int DriftPpm = 100;

    private const int Kept = 16;

    private readonly Exchange[] _exchanges = new Exchange[Kept];
    private int _count;
    private Exchange _best;

    /// <summary>True after the first exchange.</summary>
    public bool IsKnown => _count > 0;

    /// <summary>Shortest round trip of the exchange in use, ns.</summary>
    public long RoundTripNs => _best.RoundTripNs;

    /// <summary>The server's clock less the gateway's, ns.</summary>
    public long OffsetNs => _best.OffsetNs;

    /// <summary>Takes one exchange.</summary>
    /// <param name="askedNs">Ping sent, on the server's clock.</param>
    /// <param name="receivedNs">Ping received, on the gateway's clock.</param>
    /// <param name="answeredNs">Pong sent, on the gateway's clock.</param>
    /// <param name="heardNs">Pong received, on the server's clock.</param>
    /// <returns>False when the times cannot be: nothing is taken.</returns>
    public bool TryAdd(long askedNs, long receivedNs, long answeredNs, long heardNs)
    {
        // 1.
        long roundTripNs = heardNs - askedNs - (answeredNs - receivedNs);
        if (heardNs < askedNs || answeredNs < receivedNs || roundTripNs < -RoundingNs)
        {
            return false;
        }

        long offsetNs = ((askedNs - receivedNs) / 2) + ((heardNs - answeredNs) / 2);
        _exchanges[_count % Kept] = new Exchange(offsetNs, Math.Max(0, roundTripNs), heardNs);
        _count++;

        // 3.
        _best = _exchanges[0];
        for (int i = 1; i < Math.Min(_count, Kept); i++)
        {
            if (_exchanges[i].ErrorNs(heardNs) < _best.ErrorNs(heardNs))
            {
                _best = _exchanges[i];
            }
        }

        return true;
    }

    /// <summary>A time of the gateway on the server's clock, ns.</summary>
    public long ToServerNs(long gatewayNs) => gatewayNs + _best.OffsetNs;

    /// <summary>Largest error of a converted time, ns.</summary>
    /// <param name="nowNs">Now on the server's clock.</param>
    public long ErrorNs(long nowNs) => _best.ErrorNs(nowNs);

    // The server's clock may count in steps of 100 ns.
    private const long RoundingNs = 200;

    private readonly record struct Exchange(long OffsetNs, long RoundTripNs, long AtNs)
    {
        // 2.
        public long ErrorNs(long nowNs) => (RoundTripNs / 2) + RoundingNs + (Math.Max(0, nowNs - AtNs) / 1_000_000 * DriftPpm);
    }
}
