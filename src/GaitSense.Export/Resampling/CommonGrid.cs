using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Export.Signals;

namespace GaitSense.Export.Resampling;

/// <summary>All sensors of a session on one row of times, evenly spaced, for formats that know no other. Between two samples
/// values are interpolated; where none lies within <see cref="LongestGapS"/> there is no value.</summary>
/// <remarks><b>How</b>: vectors linearly, orientations along the shorter way and normalised. Nothing is low-passed: a slower grid
/// than a sensor's own rate aliases, so the grid takes the fastest nominal rate. <b>Cost</b>: two samples per sensor.</remarks>
public sealed class CommonGrid
{
    /// <summary>Samples further apart are a gap, s.</summary>
    public const double LongestGapS = 0.1;

    private readonly ISignals _signals;
    private readonly double _firstS;

    /// <summary>A grid from the first to the last sample of any sensor.</summary>
    public CommonGrid(ISignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        _signals = signals;
        Indices = [.. signals.Heard()];
        (double FirstS, double LastS)[] spans = [.. Indices.Select(i => signals.Span(i))];
        _firstS = spans.Select(s => s.FirstS).DefaultIfEmpty(0).Min();
        RateHz = Indices.Select(i => signals.Sensors[i].NominalRateHz).DefaultIfEmpty(1).Max();
        Rows = spans.Length == 0 ? 0 : (long)Math.Floor(((spans.Max(s => s.LastS) - _firstS) * RateHz) + 1e-6) + 1;
    }

    /// <summary>The sensors with samples.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>The sensors with samples.</summary>
    public IEnumerable<SensorDescriptor> Sensors => Indices.Select(i => _signals.Sensors[i]);

    /// <summary>Rows a second.</summary>
    public double RateHz { get; }

    /// <summary>Number of rows.</summary>
    public long Rows { get; }

    /// <summary>The rows: one sample per sensor of <see cref="Indices"/>, null in a gap. The array is the same each time.</summary>
    public IEnumerable<SignalSample?[]> Read()
    {
        Cursor[] cursors = [.. Indices.Select(i => new Cursor(_signals.Samples(i).GetEnumerator()))];
        SignalSample?[] row = new SignalSample?[cursors.Length];
        try
        {
            for (long n = 0; n < Rows; n++)
            {
                double t = _firstS + (n / RateHz);
                for (int i = 0; i < cursors.Length; i++)
                {
                    row[i] = cursors[i].At(t);
                }

                yield return row;
            }
        }
        finally
        {
            Array.ForEach(cursors, c => c.Dispose());
        }
    }

    private sealed class Cursor : IDisposable
    {
        private const double NearS = 1e-6;
        private readonly IEnumerator<SignalSample> _samples;
        private SignalSample? _before;
        private SignalSample? _after;

        public Cursor(IEnumerator<SignalSample> samples)
        {
            _samples = samples;
            Advance();
        }

        public SignalSample? At(double t)
        {
            while (_after is { } next && next.TimeS <= t)
            {
                Advance();
            }

            if (_before is { } b && _after is { } a && a.TimeS - b.TimeS <= LongestGapS)
            {
                return Between(b, a, (t - b.TimeS) / (a.TimeS - b.TimeS));
            }

            return _before is { } left && t - left.TimeS <= NearS ? left
                : _after is { } right && right.TimeS - t <= NearS ? right
                : null;
        }

        public void Dispose() => _samples.Dispose();

        private void Advance()
        {
            _before = _after;
            _after = _samples.MoveNext() ? _samples.Current : null;
        }

        private static SignalSample Between(in SignalSample a, in SignalSample b, double share) => new(
            a.TimeS + (share * (b.TimeS - a.TimeS)),
            a.AccelerationMps2 + (share * (b.AccelerationMps2 - a.AccelerationMps2)),
            a.AngularRateRadPerS + (share * (b.AngularRateRadPerS - a.AngularRateRadPerS)))
        {
            MagneticFieldUt = a.MagneticFieldUt + (share * (b.MagneticFieldUt - a.MagneticFieldUt)),
            Orientation = Between(a.Orientation, b.Orientation, share),
            Foot = FootPoint.Between(a.Foot, b.Foot, share),
        };

        private static Quat Between(Quat a, Quat b, double share)
        {
            double sign = (a.W * b.W) + (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z) < 0 ? -1 : 1;
            double k = share * sign;
            double h = 1 - share;
            return new Quat((h * a.W) + (k * b.W), (h * a.X) + (k * b.X), (h * a.Y) + (k * b.Y), (h * a.Z) + (k * b.Z)).Normalized();
        }
    }
}
