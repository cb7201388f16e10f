using GaitSense.Core.States;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Engine;

/// <summary>What is remembered of a foot from one landing to the next.</summary>
internal sealed class FootMemory : IStateful
{
    private const int Kept = 9;
    private const double MergedRatio = 1.7;
    private readonly double[] _lengths = new double[Kept];
    private readonly double[] _durations = new double[Kept];
    private readonly double[] _sorted = new double[Kept];
    private int _count;
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

    /// <summary>Remembers a landing.</summary>
    public void Remember(in FootStride s, bool isValid)
    {
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
        visitor.Value(ref _count);
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
