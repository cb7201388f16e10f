using GaitSense.Core.Geometry;
using GaitSense.Signal.Filters;

namespace GaitSense.Gait.Breathing;

/// <summary>A rhythm in a window.</summary>
/// <param name="PeriodS">Its period, s.</param>
/// <param name="Clarity">Autocorrelation one period later, up to 1.</param>
/// <param name="SwingRad">Peak to peak of the inclination, as far as it is a sine, rad.</param>
internal readonly record struct Rhythm(double PeriodS, double Clarity, double SwingRad);

/// <summary>Looks for a rhythm between 6 and 30 breaths per minute in a window of inclination.</summary>
/// <remarks>
/// <para><b>How</b>: 1. A parabola is taken off each component, and, while walking, the first three harmonics of the stride by the
/// feet's own phase (one least-squares fit). 2. Low-pass at 0.5 Hz forth and back. 3. The principal component, or the sagittal
/// one. 4. Unbiased autocorrelation; the first peak between 2 and 10 s that comes after it was negative.</para>
/// <para><b>Cost</b>: nothing is allocated after construction.</para>
/// </remarks>
internal sealed class BreathWindow
{
    private const int Regressors = 9;
    private const int Harmonics = 3;
    private const double CutoffHz = 0.5;
    private const double ShortestS = 2;
    private const double LongestS = 10;
    private readonly SecondOrderCoefficients _lowPass = SecondOrderCoefficients.LowPass(CutoffHz / 0.802, BreathSamples.RateHz);
    private readonly double[][] _components;
    private readonly double[] _basis;
    private readonly double[] _signal;
    private readonly int _count;

    public BreathWindow(double seconds)
    {
        _count = (int)(seconds * BreathSamples.RateHz);
        _components = [new double[_count], new double[_count], new double[_count]];
        _basis = new double[_count * Regressors];
        _signal = new double[_count];
    }

    /// <summary>Samples in a window.</summary>
    public int Count => _count;

    /// <summary>The signal of the last search, rad; larger where the trunk leans back.</summary>
    public ReadOnlySpan<double> Signal => _signal;

    /// <summary>Puts a sample in.</summary>
    /// <param name="i">Its place.</param>
    /// <param name="up">Direction of up; in the segment's frame when the sagittal component is asked for.</param>
    /// <param name="phaseRad">Phase of the stride; NaN at rest.</param>
    public void Set(int i, in Vec3 up, double phaseRad)
    {
        _components[0][i] = up.X;
        _components[1][i] = up.Y;
        _components[2][i] = up.Z;
        double t = (2.0 * i / (_count - 1)) - 1;
        Span<double> row = _basis.AsSpan(i * Regressors, Regressors);
        row[0] = 1;
        row[1] = t;
        row[2] = t * t;
        for (int n = 1; n <= Harmonics; n++)
        {
            (row[1 + (2 * n)], row[2 + (2 * n)]) = double.IsNaN(phaseRad) ? (0, 0) : Math.SinCos(n * phaseRad);
        }
    }

    /// <summary>Looks for a rhythm; false without one.</summary>
    /// <param name="isSagittal">True to look at leaning forward and back alone.</param>
    /// <param name="rhythm">What was found.</param>
    public bool TryFind(bool isSagittal, out Rhythm rhythm)
    {
        int used = _basis[3] == 0 && _basis[4] == 0 ? 3 : Regressors;
        foreach (double[] component in _components)
        {
            LeastSquares.Remove(component, _basis, Regressors, used);
            Smooth(component);
        }

        Vec3 axis = isSagittal ? Vec3.UnitX : Principal();
        double power = 0;
        for (int i = 0; i < _count; i++)
        {
            _signal[i] = (axis.X * _components[0][i]) + (axis.Y * _components[1][i]) + (axis.Z * _components[2][i]);
            power += _signal[i] * _signal[i] / _count;
        }

        rhythm = default;
        return power > 0 && TryFindPeak(power, out rhythm);
    }

    private bool TryFindPeak(double power, out Rhythm rhythm)
    {
        bool wasNegative = false;
        double before = At(0);
        double here = At(1);
        for (int lag = 1; lag < LongestS * BreathSamples.RateHz; lag++)
        {
            double after = At(lag + 1);
            wasNegative |= here < 0;
            if (wasNegative && here > 0 && here >= before && here > after && lag >= ShortestS * BreathSamples.RateHz)
            {
                double bend = before - (2 * here) + after;
                double shift = bend < 0 ? 0.5 * (before - after) / bend : 0;
                rhythm = new Rhythm((lag + shift) / BreathSamples.RateHz, here / power, 2 * Math.Sqrt(2 * power));
                return true;
            }

            (before, here) = (here, after);
        }

        rhythm = default;
        return false;
    }

    private double At(int lag)
    {
        double sum = 0;
        for (int i = lag; i < _count; i++)
        {
            sum += _signal[i] * _signal[i - lag];
        }

        return sum / (_count - lag);
    }

    private void Smooth(double[] x)
    {
        SecondOrderState state = default;
        state.SettleLowPass(_lowPass, x[0]);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = state.Step(_lowPass, x[i]);
        }

        state.SettleLowPass(_lowPass, x[^1]);
        for (int i = x.Length - 1; i >= 0; i--)
        {
            x[i] = state.Step(_lowPass, x[i]);
        }
    }

    private Vec3 Principal()
    {
        Vec3 x = new(0, 0, 0);
        Vec3 y = new(0, 0, 0);
        Vec3 z = new(0, 0, 0);
        for (int i = 0; i < _count; i++)
        {
            Vec3 v = new(_components[0][i], _components[1][i], _components[2][i]);
            x += v.X * v;
            y += v.Y * v;
            z += v.Z * v;
        }

        // Power iteration from the component that varies most.
        Vec3 axis = x.X >= y.Y && x.X >= z.Z ? Vec3.UnitX : y.Y >= z.Z ? Vec3.UnitY : Vec3.UnitZ;
        for (int i = 0; i < 50; i++)
        {
            axis = new Vec3(Vec3.Dot(x, axis), Vec3.Dot(y, axis), Vec3.Dot(z, axis)).Normalized();
        }

        return axis;
    }
}
