namespace GaitSense.Devices.Simulation.Body;

/// <summary>The upper body's path through planned states.</summary>
/// <remarks>How: between two planned states each channel is a quintic without acceleration at the ends. The rate at a
/// state is the harmonic mean of the slopes on both sides, zero where they differ in sign, so that nothing overshoots.</remarks>
internal sealed class TrunkTrack
{
    private readonly List<Knot> _knots = [];

    /// <summary>A body that has stood in that state for long.</summary>
    public TrunkTrack(double timeS, in TrunkState state) => _knots.Add(new Knot(timeS, state) { IsSettled = true });

    /// <summary>Times up to this one can be asked for, s.</summary>
    public double KnownUntilS
    {
        get
        {
            int last = _knots.Count - 1;
            return _knots[last].IsSettled ? _knots[last].TimeS : _knots[last - 1].TimeS;
        }
    }

    /// <summary>The last planned state.</summary>
    public TrunkState Last => _knots[^1].State;

    /// <summary>Plans a state.</summary>
    /// <param name="timeS">When; later than the last.</param>
    /// <param name="state">The state.</param>
    /// <param name="isStop">True when the body stands still at that time.</param>
    public void Add(double timeS, in TrunkState state, bool isStop)
    {
        Knot last = _knots[^1];
        if (timeS <= last.TimeS)
        {
            throw new InvalidOperationException($"state at {timeS} s is not after the one at {last.TimeS} s");
        }

        if (!last.IsSettled)
        {
            Knot before = _knots[^2];
            TrunkState slopeBefore = (last.State - before.State) * (1 / (last.TimeS - before.TimeS));
            TrunkState slopeAfter = (state - last.State) * (1 / (timeS - last.TimeS));
            last.Rate = TrunkState.Each(slopeBefore, slopeAfter, HarmonicMean);
            last.IsSettled = true;
        }

        _knots.Add(new Knot(timeS, state) { IsSettled = isStop });
    }

    /// <summary>Lets the body stand still at the last planned state.</summary>
    public void StopAtLast() => _knots[^1].IsSettled = true;

    /// <summary>The state at a time that is planned and not yet forgotten.</summary>
    public TrunkState At(double t)
    {
        int i = LastBy(t);
        if (i < 0)
        {
            return _knots[0].State;
        }

        if (i == _knots.Count - 1)
        {
            return _knots[i].State;
        }

        return Between(_knots[i], _knots[i + 1], t);
    }

    /// <summary>Drops what is not needed at <paramref name="t"/> and later.</summary>
    public void Forget(double t)
    {
        while (_knots.Count > 3 && _knots[1].TimeS < t)
        {
            _knots.RemoveAt(0);
        }
    }

    private static TrunkState Between(Knot a, Knot b, double t)
    {
        double duration = b.TimeS - a.TimeS;
        double s = (t - a.TimeS) / duration;
        double cube = s * s * s;
        double end = cube * (10 + (s * (-15 + (6 * s))));
        double startRate = s + (cube * (-6 + (s * (8 - (3 * s)))));
        double endRate = cube * (-4 + (s * (7 - (3 * s))));
        return (a.State * (1 - end)) + (b.State * end) + (a.Rate * (startRate * duration)) + (b.Rate * (endRate * duration));
    }

    private static double HarmonicMean(double a, double b) => a * b <= 0 ? 0 : 2 * a * b / (a + b);

    private int LastBy(double t)
    {
        int low = 0;
        int high = _knots.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_knots[middle].TimeS <= t)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private sealed class Knot(double timeS, TrunkState state)
    {
        public double TimeS { get; } = timeS;

        public TrunkState State { get; } = state;

        public TrunkState Rate { get; set; }

        public bool IsSettled { get; set; }
    }
}
