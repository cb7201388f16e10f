namespace GaitSense.Protocol.Sensors.Polar;

/// <summary>The sample period of frames that are stamped with their last sample.</summary>
internal sealed class PolarFrameClock(double rateHz)
{
    private const double Tolerance = 0.15;

    private readonly double _nominalNs = 1e9 / rateHz;
    private long _lastNs;
    private bool _hasLast;

    /// <summary>Period from the stamp of the frame before, where the two adjoin; else the nominal one.</summary>
    public double PeriodNs(long stampNs, int count)
    {
        double measured = _hasLast ? (double)(stampNs - _lastNs) / count : _nominalNs;
        _lastNs = stampNs;
        _hasLast = true;
        return Math.Abs(measured - _nominalNs) <= Tolerance * _nominalNs ? measured : _nominalNs;
    }

    public void Restart() => _hasLast = false;
}
