using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Breathing;

/// <summary>One landing, as breathing needs it.</summary>
/// <param name="Side">The foot.</param>
/// <param name="IsSteady">True for a straight stride without pause or gap.</param>
internal readonly record struct Landing(Side Side, bool IsSteady);

/// <summary>The landings of the last minute, and the phase of the stride at any instant of it.</summary>
internal sealed class StrideClock : IStateful
{
    private const double HistoryS = 60;
    private const double MostPerSecond = 4;
    private readonly TimedRing<Landing> _landings = new(HistoryS, MostPerSecond);
    private Side _first;

    /// <summary>Takes a landing; in order.</summary>
    public void Add(double timeS, Side side, bool isSteady)
    {
        _first = _landings.Count == 0 ? side : _first;
        if (_landings.Count == 0 || timeS > _landings.Time(_landings.Count - 1))
        {
            _landings.Add(timeS, new Landing(side, isSteady));
        }
    }

    /// <summary>True when no foot landed between two instants.</summary>
    public bool IsQuiet(double fromS, double toS)
    {
        long first = _landings.FirstFrom(fromS);
        return first == _landings.Count || _landings.Time(first) > toS;
    }

    /// <summary>True when steps went on all the time between two instants, straight and without a pause.</summary>
    /// <param name="fromS">From, s.</param>
    /// <param name="toS">To, s.</param>
    /// <param name="stridesPerS">How many strides a second then.</param>
    public bool IsSteady(double fromS, double toS, out double stridesPerS)
    {
        stridesPerS = 0;
        int count = 0;
        double first = 0;
        double last = double.NegativeInfinity;
        Side side = default;
        for (long i = _landings.FirstFrom(fromS - HistoryS); i < _landings.Count; i++)
        {
            double t = _landings.Time(i);
            if (t < fromS || t > toS)
            {
                continue;
            }

            if (!_landings[i].IsSteady)
            {
                return false;
            }

            side = count == 0 ? _landings[i].Side : side;
            if (_landings[i].Side == side)
            {
                first = count == 0 ? t : first;
                last = t;
                count++;
            }
        }

        stridesPerS = count > 1 ? (count - 1) / (last - first) : 0;
        double longest = stridesPerS > 0 ? 1.5 / stridesPerS : 0;
        return count >= 5 && first - fromS < longest && toS - last < longest;
    }

    /// <summary>Phase of the stride of the foot that landed first, rad; NaN where it is not known.</summary>
    public double PhaseRad(double timeS)
    {
        if (_landings.Count == 0)
        {
            return double.NaN;
        }

        Side side = _first;
        long after = _landings.FirstFrom(timeS);
        long before = after - 1;
        while (after < _landings.Count && _landings[after].Side != side)
        {
            after++;
        }

        while (before >= _landings.Oldest && _landings[before].Side != side)
        {
            before--;
        }

        if (before < _landings.Oldest)
        {
            return double.NaN;
        }

        // After the last landing the stride before it serves as a measure.
        double from = _landings.Time(before);
        double length = after < _landings.Count ? _landings.Time(after) - from : LastStride(before, side);
        return 2 * Math.PI * (timeS - from) / length;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Part(_landings);
        visitor.Value(ref _first);
    }

    private double LastStride(long newest, Side side)
    {
        for (long i = newest - 1; i >= _landings.Oldest; i--)
        {
            if (_landings[i].Side == side)
            {
                return _landings.Time(newest) - _landings.Time(i);
            }
        }

        return double.NaN;
    }
}
