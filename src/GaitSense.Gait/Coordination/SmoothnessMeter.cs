using GaitSense.Core.Sessions;
using GaitSense.Core.States;
using GaitSense.Gait.Histories;
using GaitSense.Gait.Summaries;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Coordination;

/// <summary>Collects harmonic ratios and step regularity of the pelvis over a session.</summary>
/// <remarks><b>Needs</b> steady strides of one foot, in order. <b>Gives</b> means with their counts. <b>Cost</b> constant memory; a
/// few hundred thousand operations for each fourth stride.</remarks>
internal sealed class SmoothnessMeter(PostureTracker pelvis, double rateHz) : IStateful
{
    private const int StridesPerWindow = 4;
    private const double WholeCoverage = 0.98;
    private const double LongestWindowS = 14;
    private readonly double[] _buffer = new double[(int)(LongestWindowS * rateHz * 1.1)];
    private Sums _sums;

    /// <summary>Takes a stride that is straight and without pause or gap.</summary>
    public void Add(in StrideSpan stride)
    {
        bool goesOn = Math.Abs(stride.FromS - _sums.LastS) < 0.01 && _sums.Row > 0;
        if (!goesOn)
        {
            _sums.Row = 0;
            _sums.RowFromS = stride.FromS;
        }

        _sums.LastS = stride.ToS;
        _sums.Row++;
        AddRatio(stride);
        if (_sums.Row == StridesPerWindow)
        {
            AddRegularity(stride.ToS);
            _sums.Row = 0;
        }
    }

    /// <summary>The measures by name.</summary>
    public IEnumerable<KeyValuePair<string, CountedValue>> Measures()
    {
        int n = _sums.Strides;
        yield return Mean("harmonic_ratio_along", _sums.Along, n, SummaryGates.HarmonicRatio);
        yield return Mean("harmonic_ratio_vertical", _sums.Vertical, n, SummaryGates.HarmonicRatio);
        yield return Mean("harmonic_ratio_across", _sums.Across, n, SummaryGates.HarmonicRatio);
        yield return Mean("improved_harmonic_ratio_along_percent", _sums.AlongPercent, n, SummaryGates.HarmonicRatio);
        yield return Mean("improved_harmonic_ratio_vertical_percent", _sums.VerticalPercent, n, SummaryGates.HarmonicRatio);
        yield return Mean("improved_harmonic_ratio_across_percent", _sums.AcrossPercent, n, SummaryGates.HarmonicRatio);
        int strides = StridesPerWindow * _sums.Windows;
        yield return Mean("step_regularity", _sums.Step, strides, SummaryGates.Regularity, StridesPerWindow);
        yield return Mean("stride_regularity", _sums.Stride, strides, SummaryGates.Regularity, StridesPerWindow);
        bool hasBoth = strides >= SummaryGates.Regularity && _sums.Step > 0 && _sums.Stride > 0;
        yield return new("regularity_ratio", new CountedValue(strides, SummaryGates.Regularity, hasBoth ? _sums.Step / _sums.Stride : null));
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _sums);

    private static KeyValuePair<string, CountedValue> Mean(string name, double sum, int n, int gate, int each = 1) =>
        new(name, new CountedValue(n, gate, n >= gate ? sum * each / n : null));

    private void AddRatio(in StrideSpan stride)
    {
        if (!pelvis.HasNeutral || !pelvis.Ring.TryFind(stride.FromS, stride.ToS, SegmentMotion.LongestGapS, out RingSpan span)
            || span.Coverage < WholeCoverage)
        {
            return;
        }

        HarmonicRatio r = HarmonicRatio.Of(pelvis.Ring, span, stride.FromS, stride.ToS, pelvis.ToSegment);
        if (double.IsFinite(r.Along) && double.IsFinite(r.Vertical) && double.IsFinite(r.Across))
        {
            _sums.Along += r.Along;
            _sums.Vertical += r.Vertical;
            _sums.Across += r.Across;
            _sums.AlongPercent += r.AlongPercent;
            _sums.VerticalPercent += r.VerticalPercent;
            _sums.AcrossPercent += r.AcrossPercent;
            _sums.Strides++;
        }
    }

    private void AddRegularity(double toS)
    {
        double strideS = (toS - _sums.RowFromS) / StridesPerWindow;
        if (pelvis.Ring.TryFind(_sums.RowFromS, toS, SegmentMotion.LongestGapS, out RingSpan span)
            && span.Coverage >= WholeCoverage
            && StepRegularity.TryMeasure(pelvis.Ring, span, strideS, _buffer, out StepRegularity r))
        {
            _sums.Step += r.Step;
            _sums.Stride += r.Stride;
            _sums.Windows++;
        }
    }

    private struct Sums
    {
        public double Along;
        public double Vertical;
        public double Across;
        public double AlongPercent;
        public double VerticalPercent;
        public double AcrossPercent;
        public double Step;
        public double Stride;
        public double LastS;
        public double RowFromS;
        public int Strides;
        public int Windows;
        public int Row;
    }
}
