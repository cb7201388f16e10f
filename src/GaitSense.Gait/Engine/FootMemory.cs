using GaitSense.Core.Geometry;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Engine;

/// <summary>What is remembered of a foot from one landing to the next.</summary>
internal sealed class FootMemory : IStateful
{
    private const int Kept = 9;
    private const double MergedRatio = 1.7;
    private const int MostOutliers = 3;
    private const double TurnWithinS = 3;
    private const double TurnTogetherRad = 45 * Angle.RadPerDeg;
    private const int Turns = 8;
    private readonly double[] _lengths = new double[Kept];
    private readonly double[] _durations = new double[Kept];
    private readonly double[] _sorted = new double[Kept];
    private readonly double[] _turns = new double[Turns];
    private readonly double[] _turnedAt = new double[Turns];
    private int _count;
    private int _outliers;
    private int _landings;
    private double _initialContactS = double.NegativeInfinity;
    private double _finalContactS = double.NegativeInfinity;

    /// <summary>The last initial contact, s; minus infinity before the first.</summary>
    public double InitialContactS => _initialContactS;

    /// <summary>The final contact before it, s; minus infinity before the first.</summary>
    public double FinalContactS => _finalContactS;

    /// <summary>True for a stride that is both much longer and much slower than this walker's: two taken for one.</summary>
    public bool IsOutlier(in FootStride s) => _count >= Kept
        && s.LengthM > MergedRatio * Median(_lengths)
        && s.InitialContactS - s.FinalContactS > MergedRatio * Median(_durations);

    /// <summary>True for a stride that goes round a bend with those before it, each of which turns too little to be called a turn:
    /// more than 45 degrees within 3 s.</summary>
    public bool IsTurningWith(in FootStride s)
    {
        double turn = s.TurnRad;
        for (int i = 0; i < Math.Min(_landings, Turns); i++)
        {
            turn += s.InitialContactS - _turnedAt[i] < TurnWithinS ? _turns[i] : 0;
        }

        return Math.Abs(turn) > TurnTogetherRad;
    }

    /// <summary>Remembers a landing. Outliers that follow each other are no merged strides but another way of walking: then what was
    /// usual before is forgotten.</summary>
    public void Remember(in FootStride s, bool isValid)
    {
        _turns[_landings % Turns] = double.IsFinite(s.TurnRad) ? s.TurnRad : 0;
        _turnedAt[_landings % Turns] = s.InitialContactS;
        _landings++;
        _outliers = s.Flags.HasFlag(StepFlags.Outlier) ? _outliers + 1 : 0;
        if (_outliers == MostOutliers)
        {
            _count = _outliers = 0;
        }

        _initialContactS = s.InitialContactS;
        _finalContactS = s.FinalContactS;
        if (isValid)
        {
            _lengths[_count % Kept] = s.LengthM;
            _durations[_count % Kept] = s.InitialContactS - s.FinalContactS;
            _count++;
        }
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Array(_lengths);
        visitor.Array(_durations);
        visitor.Array(_turns);
        visitor.Array(_turnedAt);
        visitor.Value(ref _count);
        visitor.Value(ref _outliers);
        visitor.Value(ref _landings);
        visitor.Value(ref _initialContactS);
        visitor.Value(ref _finalContactS);
    }

    private double Median(double[] values)
    {
        values.CopyTo(_sorted, 0);
        Array.Sort(_sorted);
        return _sorted[Kept / 2];
    }
}
