using GaitSense.Core.Sensors;

namespace GaitSense.App.Gateway;

/// <summary>Goes through places one after another; whichever sensor is shaken gets the place. A sensor must be shaken for a
/// moment, and be put down before the next place is asked for, so that none gets two.</summary>
/// <param name="places">The places, in the order in which they are asked for.</param>
public sealed class ShakeAssignment(IEnumerable<BodySite> places)
{
    /// <summary>How long a sensor must be the one that is shaken, ns.</summary>
    public const long HoldNs = 800_000_000;

    private readonly Queue<BodySite> _left = new(places);
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private string? _held;
    private long _heldSinceNs;

    /// <summary>The place that is asked for; null when all are done.</summary>
    public BodySite? Wanted => _left.TryPeek(out BodySite site) ? site : null;

    /// <summary>True while the sensor that was shaken last is still moving.</summary>
    public bool WaitsForRest { get; private set; }

    /// <summary>Leaves the place out.</summary>
    public void Skip() => _left.TryDequeue(out _);

    /// <summary>Looks at what is shaken now.</summary>
    /// <param name="shaken">Identity of the sensor that is shaken; null for none.</param>
    /// <param name="nowNs">Now, ns on any clock.</param>
    /// <returns>What was decided; null for nothing.</returns>
    public (string Sensor, BodySite Site)? Observe(string? shaken, long nowNs)
    {
        if (shaken is null || _assigned.Contains(shaken))
        {
            WaitsForRest &= shaken is not null;
            _held = null;
            return null;
        }

        if (shaken != _held)
        {
            _held = shaken;
            _heldSinceNs = nowNs;
        }

        if (WaitsForRest || nowNs - _heldSinceNs < HoldNs || Wanted is not { } site)
        {
            return null;
        }

        _left.Dequeue();
        _assigned.Add(shaken);
        _held = null;
        WaitsForRest = true;
        return (shaken, site);
    }
}
