namespace GaitSense.Signal.Clocks;

/// <summary>The smallest delay of the last 10 to 20 s.</summary>
internal sealed class ResidualWindow
{
    private const double SpanS = 10;

    private double _before = double.PositiveInfinity;
    private double _now = double.PositiveInfinity;
    private double _since;
    private bool _hasBefore;
    private bool _runs;

    /// <summary>Null before the first 10 s are over.</summary>
    public double? SmallestS => _hasBefore ? Math.Min(_before, _now) : null;

    public void Add(double atS, double delayS)
    {
        if (!_runs)
        {
            (_runs, _since) = (true, atS);
        }
        else if (atS - _since >= SpanS)
        {
            (_before, _now, _since, _hasBefore) = (_now, double.PositiveInfinity, atS, true);
        }

        _now = Math.Min(_now, delayS);
    }

    public void Reset() => (_before, _now, _hasBefore, _runs) = (double.PositiveInfinity, double.PositiveInfinity, false, false);
}
