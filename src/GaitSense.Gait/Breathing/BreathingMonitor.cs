using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.States;
using GaitSense.Gait.Histories;
using GaitSense.Gait.Summaries;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Breathing;

/// <summary>Finds the rate of breathing from a sensor on the thorax, or, at rest, on the pelvis.</summary>
/// <remarks>
/// <para><b>Needs</b>: the trunk's inclination, and the landings of the feet, at most three seconds late.</para>
/// <para><b>Gives</b>: every two seconds a look at the last 24 seconds; at the end the median rate at rest and while walking, with the
/// number of windows.</para>
/// <para><b>How</b>: see <see cref="BreathWindow"/>. At rest: no landing in the window and little else that moves; the rhythm must repeat
/// with a correlation of 0.4. Walking: only on the thorax, on its sagittal inclination, with steady steps all the time; the rhythm
/// must repeat with 0.5, and a rate within 0.08 Hz of the strides, or within 0.04 Hz of half of them, is not believed: what the steps leave
/// behind lies there. Windows that mix rest and walking, or hold a pause or a turn, are not looked at.</para>
/// <para>Exhaling lets the chest sink: its beginning is where the thorax leans back most. It is counted once, in the middle of a window,
/// with the phase of the stride.</para>
/// <para><b>Breaks when</b> breaths are shallow, when the person talks, and for rates near that of the steps: then no value. A person who
/// sways with the rhythm of a breath cannot be told from one who breathes.</para>
/// <para><b>Accuracy</b>: published for rest within 1 to 2 per minute; for slow walking 2 to 4 per minute where the gate lets it pass.</para>
/// </remarks>
/// <seealso href="https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7363979/">Hughes et al. (2020): principal component and autocorrelation</seealso>
internal sealed class BreathingMonitor : IStateful
{
    private const double WindowS = 24;
    private const double HopS = 2;
    private const double PatienceS = 3;
    private const double StillAroundS = 1;
    private const double RestClarity = 0.4;
    private const double WalkingClarity = 0.5;
    private const double MostLiveliness = 0.25 * 0.25;
    private const double ThoraxSwingRad = 0.1 * Angle.RadPerDeg;
    private const double PelvisSwingRad = 0.3 * Angle.RadPerDeg;
    private const double WalkingSwingRad = 0.5 * Angle.RadPerDeg;
    private const double AwayFromStrideHz = 0.08;
    private const double AwayFromHalfHz = 0.04;
    private readonly PostureTracker _trunk;
    private readonly bool _isThorax;
    private readonly BreathSamples _samples;
    private readonly BreathWindow _window = new(WindowS);
    private readonly StrideClock _strides = new();
    private readonly RateHistogram _rest = new();
    private readonly RateHistogram _walking = new();
    private Exhales _exhales;
    private double _nextS = double.NegativeInfinity;

    /// <param name="trunk">The sensor's follower; <see cref="OnSample"/> is called after it has taken a sample.</param>
    /// <param name="rateHz">Its sampling rate.</param>
    /// <param name="isThorax">True on the thorax, false on the pelvis.</param>
    public BreathingMonitor(PostureTracker trunk, double rateHz, bool isThorax)
    {
        _trunk = trunk;
        _isThorax = isThorax;
        _samples = new BreathSamples(rateHz, WindowS + PatienceS + HopS);
    }

    /// <summary>Looks at the newest sample of the trunk's follower.</summary>
    public void OnSample()
    {
        TimedRing<MotionSample> ring = _trunk.Ring;
        double t = ring.Time(ring.Count - 1);
        MotionSample s = ring[ring.Count - 1];
        if (!_samples.Add(t, s.Up, s.Force) || t < _nextS)
        {
            return;
        }

        _nextS = t + HopS;
        long first = _samples.Ring.Count - _window.Count - (int)(PatienceS * BreathSamples.RateHz);
        if (first >= _samples.Unbroken && first >= _samples.Ring.Oldest)
        {
            Look(first);
        }
    }

    /// <summary>Tells of a landing.</summary>
    public void OnLanding(double timeS, Side side, bool isSteady) => _strides.Add(timeS, side, isSteady);

    /// <summary>What the session came to.</summary>
    public BreathingSummary Summary()
    {
        int windows = _rest.Windows + _walking.Windows;
        return new BreathingSummary(
            _rest.Median(SummaryGates.BreathingWindows),
            _rest.Windows,
            _rest.Valid,
            _walking.Median(SummaryGates.BreathingWindows),
            _walking.Windows,
            _walking.Valid,
            windows > 0 ? (double)(_rest.Valid + _walking.Valid) / windows : null,
            _exhales.Count,
            _exhales.Coupling);
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Part(_samples);
        visitor.Part(_strides);
        visitor.Part(_rest);
        visitor.Part(_walking);
        visitor.Value(ref _exhales);
        visitor.Value(ref _nextS);
    }

    private void Look(long first)
    {
        double from = _samples.Ring.Time(first);
        double to = _samples.Ring.Time(first + _window.Count - 1);
        if (_strides.IsQuiet(from - StillAroundS, to + StillAroundS))
        {
            LookAtRest(first);
        }
        else if (_isThorax && _trunk.HasNeutral && _strides.IsSteady(from, to, out double stridesPerS))
        {
            LookAtWalking(first, stridesPerS);
        }
    }

    private void LookAtRest(long first)
    {
        double lively = 0;
        for (int i = 0; i < _window.Count; i++)
        {
            _window.Set(i, _samples.Ring[first + i].Up, double.NaN);
            lively += _samples.Ring[first + i].Liveliness / _window.Count;
        }

        bool isClear = _window.TryFind(false, out Rhythm r)
            && lively <= MostLiveliness
            && r.Clarity >= RestClarity
            && r.SwingRad >= (_isThorax ? ThoraxSwingRad : PelvisSwingRad);
        _rest.Add(isClear ? 60 / r.PeriodS : double.NaN);
    }

    private void LookAtWalking(long first, double stridesPerS)
    {
        Quat toSegment = _trunk.ToSegment;
        for (int i = 0; i < _window.Count; i++)
        {
            double phase = _strides.PhaseRad(_samples.Ring.Time(first + i));
            if (double.IsNaN(phase))
            {
                return;
            }

            _window.Set(i, toSegment.Rotate(_samples.Ring[first + i].Up), phase);
        }

        bool isClear = _window.TryFind(true, out Rhythm r)
            && r.Clarity >= WalkingClarity
            && r.SwingRad >= WalkingSwingRad
            && Math.Abs((1 / r.PeriodS) - stridesPerS) >= AwayFromStrideHz
            && Math.Abs((1 / r.PeriodS) - (0.5 * stridesPerS)) >= AwayFromHalfHz;
        _walking.Add(isClear ? 60 / r.PeriodS : double.NaN);
        if (isClear)
        {
            FindExhale(first);
        }
    }

    // In the middle of the window, where nothing is at its edge; a hop wide, so that each is met once.
    private void FindExhale(long first)
    {
        ReadOnlySpan<double> y = _window.Signal;
        int middle = (y.Length / 2) - (int)(0.5 * HopS * BreathSamples.RateHz);
        for (int i = middle; i < middle + (HopS * BreathSamples.RateHz); i++)
        {
            if (y[i] > 0 && y[i] >= y[i - 1] && y[i] > y[i + 1])
            {
                _exhales.Add(_strides.PhaseRad(_samples.Ring.Time(first + i)));
            }
        }
    }

    private struct Exhales
    {
        public int Count;
        private double _cos;
        private double _sin;

        public readonly double? Coupling => Count >= SummaryGates.Exhales ? Math.Sqrt((_cos * _cos) + (_sin * _sin)) / Count : null;

        public void Add(double phaseRad)
        {
            (double s, double c) = Math.SinCos(phaseRad);
            _cos += c;
            _sin += s;
            Count++;
        }
    }
}
