namespace GaitSense.Signal.Clocks;

/// <summary>Delays of the last packets.</summary>
internal sealed class LatencyWindow
{
    private const int Length = 64;
    private readonly double[] _delays = new double[Length];
    private long _count;

    /// <summary>Mean and largest of the last packets; null before the first.</summary>
    public LatencyStatistics? Statistics
    {
        get
        {
            int n = (int)Math.Min(_count, Length);
            double sum = 0;
            double max = 0;
            for (int i = 0; i < n; i++)
            {
                sum += _delays[i];
                max = Math.Max(max, _delays[i]);
            }

            return n == 0 ? null : new LatencyStatistics(sum / n, max, n);
        }
    }

    public void Add(double delayS) => _delays[_count++ % Length] = delayS;

    public void Reset() => _count = 0;
}
