namespace GaitSense.Signal.Clocks;

/// <summary>The straight line below all points of a sliding window: what a delay would be without the delays that vary.</summary>
/// <remarks>
/// <b>Needs</b> points (x, y) in rising x, both in s: device time, and arrival minus device time.
/// <b>Gives</b> a line that no point of the window lies below.
/// <b>How</b> (1) The smallest y of each second of x is kept, the rest is dropped: memory is bounded by the window.
/// (2) Below the span that a slope needs, the slope is 0. (3) From there on it is that of the edge of the lower convex hull
/// which spans the mean x, drawn towards 0 by as much as it is uncertain: the variance of a slope falls with the cube of the
/// span, and at the shortest span it equals what is known beforehand, so it counts by 1 / (1 + (shortest / span)^3). (4) The offset is the largest that leaves no point below. (5) Between refits a point below the
/// line lowers it at once.
/// <b>Differs from</b> the hull over all points: that one needs unbounded memory, and bins of a second lose at most
/// 1 s times the skew (0.05 ms at 50 ppm).
/// <b>Breaks when</b> the smallest delay itself changes: the line stays below the old one until the window has passed.
/// <b>Cost</b> O(1) per point; once a second O(window).
/// </remarks>
public sealed class LowerEnvelope
{
    private readonly double _binS;
    private readonly bool _isSteep;
    private readonly double _windowS;
    private readonly double _slopeAfterS;
    private readonly double _maxSlope;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _hull;
    private int _first;
    private int _count;
    private long _openBin;
    private double _latest;
    private double _openX;
    private double _openY;
    private double _origin;
    private double _offset;
    private double _before;
    private bool _hasOpen;

    /// <summary>An envelope of nothing.</summary>
    /// <param name="windowS">How far back points are remembered, s.</param>
    /// <param name="slopeAfterS">Span of x from which on a slope is estimated, s.</param>
    /// <param name="maxSlope">Largest magnitude of the slope, s per s.</param>
    /// <param name="binS">Of how long the smallest y is kept, s. Shorter than 1 s is for slopes of percents: which point of a bin is
    /// the lowest is then judged along the slope.</param>
    public LowerEnvelope(double windowS, double slopeAfterS, double maxSlope, double binS = 1)
    {
        _binS = binS;
        _isSteep = binS < 1;
        _windowS = windowS;
        _slopeAfterS = slopeAfterS;
        _maxSlope = maxSlope;
        int bins = (int)Math.Ceiling(windowS / binS) + 2;
        _x = new double[bins];
        _y = new double[bins];
        _hull = new int[bins];
    }

    /// <summary>Slope of the line, s per s.</summary>
    public double Slope { get; private set; }

    /// <summary>True when the slope is estimated and not assumed to be 0.</summary>
    public bool HasSlope { get; private set; }

    /// <summary>Height of the line, s.</summary>
    public double At(double x) => _offset + (Slope * (x - _origin));

    /// <summary>Takes one point. An x smaller than the last one counts as the last one.</summary>
    public void Add(double x, double y)
    {
        x = _hasOpen ? Math.Max(x, _latest) : x;
        _latest = x;
        long bin = (long)Math.Floor(x / _binS);
        if (!_hasOpen)
        {
            _origin = x;
            _offset = y;
            Open(bin, x, y);
        }
        else if (bin != _openBin)
        {
            // 1. A second is over: its lowest point stays.
            Push(_openX, _openY);
            Refit();
            Open(bin, x, y);
        }
        else if (y - (_isSteep ? Slope * (x - _openX) : 0) < _openY)
        {
            (_openX, _openY) = (x, y);
        }

        // 5. Nothing lies below the line.
        _offset += Math.Min(0, y - At(x));
    }

    /// <summary>Forgets the points, but takes the slope as what is known beforehand of those to come.</summary>
    public void ResetOffset()
    {
        double slope = Slope;
        Reset();
        _before = slope;
        Slope = slope;
        HasSlope = slope != 0;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _before = 0;
        _first = 0;
        _count = 0;
        _hasOpen = false;
        _offset = 0;
        Slope = 0;
        HasSlope = false;
    }

    private void Open(long bin, double x, double y)
    {
        _openBin = bin;
        (_openX, _openY) = (x, y);
        _hasOpen = true;
    }

    private void Push(double x, double y)
    {
        while (_count > 0 && (_count == _x.Length || _x[_first] < x - _windowS))
        {
            _first = (_first + 1) % _x.Length;
            _count--;
        }

        int at = Index(_count++);
        _x[at] = x;
        _y[at] = y;
    }

    private void Refit()
    {
        // 2. and 3.
        double spanS = _x[Index(_count - 1)] - _x[_first];
        bool isMeasured = spanS >= _slopeAfterS;
        double measured = isMeasured ? Math.Clamp(SlopeBelowMean(), -_maxSlope, _maxSlope) : _before;
        HasSlope = isMeasured || _before != 0;
        Slope = _before + (isMeasured ? Trust(spanS) * (measured - _before) : 0);

        // 4.
        double offset = double.PositiveInfinity;
        for (int i = 0; i < _count; i++)
        {
            int at = Index(i);
            offset = Math.Min(offset, _y[at] - (Slope * (_x[at] - _origin)));
        }

        _offset = offset;
    }

    private double Trust(double spanS)
    {
        double inverse = _slopeAfterS / spanS;
        return 1 / (1 + (inverse * inverse * inverse));
    }

    private double SlopeBelowMean()
    {
        int corners = BuildHull(out double meanX);
        for (int i = 1; i < corners; i++)
        {
            if (_x[_hull[i]] >= meanX)
            {
                return SlopeOf(_hull[i - 1], _hull[i]);
            }
        }

        return 0;
    }

    private int BuildHull(out double meanX)
    {
        int corners = 0;
        double sum = 0;
        for (int i = 0; i < _count; i++)
        {
            int at = Index(i);
            sum += _x[at] - _origin;
            while (corners >= 2 && SlopeOf(_hull[corners - 2], _hull[corners - 1]) >= SlopeOf(_hull[corners - 1], at))
            {
                corners--;
            }

            _hull[corners++] = at;
        }

        meanX = _origin + (sum / _count);
        return corners;
    }

    private double SlopeOf(int a, int b) => (_y[b] - _y[a]) / (_x[b] - _x[a]);

    private int Index(int i) => (_first + i) % _x.Length;
}
