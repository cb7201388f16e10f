using GaitSense.Core.States;

namespace GaitSense.Gait.Breathing;

/// <summary>Breathing rates of a session in constant memory.</summary>
internal sealed class RateHistogram : IStateful
{
    private const double BinPerMin = 0.1;
    private const int Bins = 320;
    private readonly int[] _counts = new int[Bins];
    private int _windows;
    private int _valid;

    /// <summary>Windows that were looked at.</summary>
    public int Windows => _windows;

    /// <summary>Of those, with a clear rhythm.</summary>
    public int Valid => _valid;

    /// <summary>Counts a window.</summary>
    /// <param name="ratePerMin">Its rate; NaN without a clear rhythm.</param>
    public void Add(double ratePerMin)
    {
        _windows++;
        if (ratePerMin >= 0)
        {
            _valid++;
            _counts[Math.Min(Bins - 1, (int)(ratePerMin / BinPerMin))]++;
        }
    }

    /// <summary>The median to a tenth; null when fewer windows than that were clear, or less than a third of them.</summary>
    public double? Median(int fewest)
    {
        if (_valid < fewest || 3 * _valid < _windows)
        {
            return null;
        }

        int left = (_valid + 1) / 2;
        int bin = 0;
        while (left > _counts[bin])
        {
            left -= _counts[bin++];
        }

        return (bin + 0.5) * BinPerMin;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Array(_counts);
        visitor.Value(ref _windows);
        visitor.Value(ref _valid);
    }
}
