namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Gives each row its time: from the LATENCY channel, or from the row's number and the sampling rate.</summary>
internal sealed class RowClock(MotionPlan plan)
{
    // Enough intervals for a median; a longer file adds nothing.
    private const int IntervalsKept = 4000;

    private readonly List<double> _intervals = [];
    private long _row = -1;
    private double _last = double.NaN;

    /// <summary>Time of the first row that has one, s; NaN before.</summary>
    public double FirstS { get; private set; } = double.NaN;

    /// <summary>Rows without a time.</summary>
    public long Untimed { get; private set; }

    /// <summary>Rows that repeat the time of the row before.</summary>
    public long Repeated { get; private set; }

    /// <summary>Median interval of the LATENCY channel, s; NaN before two rows.</summary>
    public double MedianIntervalS
    {
        get
        {
            double[] sorted = [.. _intervals.Order()];
            return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
        }
    }

    /// <summary>Passes a row that cannot be used; those after it keep their times.</summary>
    public void Skip() => _row++;

    /// <summary>Time of the next row.</summary>
    /// <param name="row">Its values.</param>
    /// <param name="timeS">Its time, s.</param>
    public RowTime Next(ReadOnlySpan<double> row, out double timeS)
    {
        _row++;
        timeS = plan.Latency is { } latency ? row[latency.Column] : _row / plan.RateHz!.Value;
        if (double.IsNaN(timeS))
        {
            Untimed++;
            return RowTime.Absent;
        }

        double interval = timeS - _last;
        if (interval == 0)
        {
            Repeated++;
            return RowTime.Repeated;
        }

        if (interval < 0)
        {
            return RowTime.Falling;
        }

        Keep(interval, timeS);
        return RowTime.Rising;
    }

    private void Keep(double interval, double timeS)
    {
        if (double.IsNaN(_last))
        {
            FirstS = timeS;
        }
        else if (_intervals.Count < IntervalsKept)
        {
            _intervals.Add(interval);
        }

        _last = timeS;
    }
}

/// <summary>What the time of a row is worth.</summary>
internal enum RowTime
{
    /// <summary>Later than the row before.</summary>
    Rising,

    /// <summary>The same as the row before.</summary>
    Repeated,

    /// <summary>Earlier than the row before.</summary>
    Falling,

    /// <summary>The row has none.</summary>
    Absent,
}
