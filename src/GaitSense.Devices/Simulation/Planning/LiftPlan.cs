using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Planning;

/// <summary>One hip lift, as planned.</summary>
/// <param name="StartS">When the way up begins, s.</param>
/// <param name="LiftS">The whole way up, s.</param>
/// <param name="HoldS">Held, s.</param>
/// <param name="LowerS">The whole way down, s.</param>
/// <param name="TuckRad">Backward turn in the hold.</param>
internal readonly record struct PlannedLift(double StartS, double LiftS, double HoldS, double LowerS, double TuckRad)
{
    private static readonly Quintic Path = new(1, new Motion(0), new Motion(1));

    /// <summary>When it is over, s.</summary>
    public double EndS => StartS + LiftS + HoldS + LowerS;

    /// <summary>How far it has come at a time, 0 at rest to 1 in the hold.</summary>
    public double ShareAt(double t)
    {
        double since = t - StartS;
        return since <= 0 || t >= EndS ? 0
            : since < LiftS ? Path.At(since / LiftS)
            : since <= LiftS + HoldS ? 1
            : 1 - Path.At((since - LiftS - HoldS) / LowerS);
    }
}

/// <summary>The lifts of one person, one after another, for as long as they are asked for.</summary>
internal sealed class LiftPlan(LiftPattern pattern, SeededRandom random)
{
    private const double LongestRunS = 24 * 3600;
    private readonly List<PlannedLift> _lifts = [];

    /// <summary>All lifts that begin before a time, s.</summary>
    public IReadOnlyList<PlannedLift> Until(double t)
    {
        while (_lifts.Count == 0 || (_lifts[^1].StartS < t && _lifts[^1].StartS < LongestRunS))
        {
            _lifts.Add(new PlannedLift(
                (_lifts.Count == 0 ? 0 : _lifts[^1].EndS) + pattern.RestS,
                pattern.LiftS,
                pattern.HoldS * (1 + (pattern.SpreadRatio * random.Uniform(-1, 1))),
                pattern.LowerS,
                pattern.TuckRad * (1 + (pattern.SpreadRatio * random.Uniform(-1, 1)))));
        }

        return _lifts;
    }

    /// <summary>The lift that goes on at a time, or the last before it; null before the first.</summary>
    public PlannedLift? At(double t)
    {
        IReadOnlyList<PlannedLift> lifts = Until(t);
        for (int i = lifts.Count - 1; i >= 0; i--)
        {
            if (lifts[i].StartS <= t)
            {
                return lifts[i];
            }
        }

        return null;
    }
}
