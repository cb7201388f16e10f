using System.Numerics;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Arms;

/// <summary>One arm's swing over one stride.</summary>
/// <param name="ForwardPeakRad">Phase of the stride, from the same-side initial contact, at which the arm's first harmonic is
/// most forward, rad; NaN without a swing once per stride.</param>
/// <param name="Ratio">1 or 2 swings per stride; 0 without arm swing.</param>
/// <param name="SwingRad">Peak to peak of the dominant harmonic, rad.</param>
internal readonly record struct ArmStride(double ForwardPeakRad, int Ratio, double SwingRad);

/// <summary>Follows one forearm and finds its swing in each stride.</summary>
/// <remarks>
/// <para><b>Needs</b>: nominal frame (x forward along the hanging forearm's swing), rad/s; initial contacts of the same-side foot.</para>
/// <para><b>How</b>: the swing axis is the first principal component of the rates across the mean vertical over the last
/// ten seconds or so. The angle's first two harmonics over the stride follow from those of the rate about this axis: a rate's
/// n-th harmonic divided by j n 2 pi / T. Two swings per stride are told from one before any phase is given.</para>
/// <para><b>Breaks when</b> the forearm turns about its own axis as much as it swings.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1016/S0021-9290(00)00020-8">Wagenaar and van Emmerik, J Biomech 33:853 (2000)</seealso>
internal sealed class ArmTracker
{
    private const double HistoryS = 16;
    private const double AxisTauS = 10;
    private const double RestartGapS = 1;
    private const double MaxGapS = 0.1;
    private const double MinSwingRad = 6 * Angle.RadPerDeg;
    private const double DoubleIndex = 0.3;
    private readonly Vqf _orientation;
    private readonly Vec3[] _rate;
    private readonly double[] _time;
    private readonly int _mask;
    private readonly double _keep;
    private long _count;
    private Vec3 _meanUp;
    private double _xx;
    private double _xy;
    private double _yy;

    public ArmTracker(double rateHz)
    {
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(HistoryS * rateHz * 1.1));

        _mask = capacity - 1;
        _rate = new Vec3[capacity];
        _time = new double[capacity];
        _keep = Math.Exp(-1 / (AxisTauS * rateHz));
        _orientation = new Vqf(rateHz);
    }

    /// <summary>Time of the newest sample, s.</summary>
    public double LastTimeS { get; private set; } = double.NegativeInfinity;

    /// <summary>Takes one sample.</summary>
    public void Accept(double timeS, in Vec3 force, in Vec3 rate, SampleMarks marks)
    {
        if (timeS - LastTimeS > RestartGapS)
        {
            _orientation.Reset();
        }

        LastTimeS = timeS;
        _orientation.Update(rate, force);
        Vec3 unbiased = rate - _orientation.BiasRadPerS;
        _rate[_count & _mask] = unbiased;
        _time[_count & _mask] = timeS;
        _count++;
        _meanUp = (_meanUp * _keep) + (_orientation.Up * (1 - _keep));
        Vec3 up = _meanUp.Normalized();
        Vec3 x = Forward(up);
        double a = Vec3.Dot(unbiased, x);
        double b = Vec3.Dot(unbiased, Vec3.Cross(up, x));
        _xx = (_xx * _keep) + (a * a);
        _xy = (_xy * _keep) + (a * b);
        _yy = (_yy * _keep) + (b * b);
    }

    /// <summary>The swing between two initial contacts of the same-side foot; false when they are not both in the history.</summary>
    public bool TryMeasure(double fromS, double toS, out ArmStride stride)
    {
        stride = default;
        Vec3 up = _meanUp.Normalized();
        Vec3 x = Forward(up);
        double yaw = 0.5 * Math.Atan2(-2 * _xy, _yy - _xx);
        Vec3 lateral = Quat.FromAxisAngle(up, yaw).Rotate(Vec3.Cross(up, x));
        long i = _count - 1;
        long oldest = Math.Max(0, _count - _mask - 1);
        double omega = 2 * Math.PI / (toS - fromS);
        Harmonics h = default;
        double covered = 0;
        for (; i > oldest && _time[i & _mask] > fromS; i--)
        {
            double dt = Math.Min(_time[i & _mask], toS) - Math.Max(_time[(i - 1) & _mask], fromS);
            if (dt <= 0 || dt > MaxGapS)
            {
                continue;
            }

            // Forward swing lifts the toes' side of the frame: a negative turn about the left axis.
            double middle = 0.5 * (_time[i & _mask] + _time[(i - 1) & _mask]);
            double rate = -0.5 * Vec3.Dot(_rate[i & _mask] + _rate[(i - 1) & _mask], lateral);
            h.Add(rate * dt, omega * (middle - fromS));
            covered += dt;
        }

        if (covered < 0.95 * (toS - fromS))
        {
            return false;
        }

        stride = h.Swing(toS - fromS);
        return true;
    }

    private static Vec3 Forward(in Vec3 up) => (Vec3.UnitX - (Vec3.Dot(Vec3.UnitX, up) * up)).Normalized();

    private struct Harmonics
    {
        private double _c1;
        private double _s1;
        private double _c2;
        private double _s2;

        public void Add(double weight, double phase)
        {
            (double s, double c) = Math.SinCos(phase);
            _c1 += weight * c;
            _s1 += weight * s;
            _c2 += weight * ((c * c) - (s * s));
            _s2 += weight * 2 * s * c;
        }

        public readonly ArmStride Swing(double periodS)
        {
            double omega = 2 * Math.PI / periodS;
            double one = 2 / periodS * Math.Sqrt((_c1 * _c1) + (_s1 * _s1)) / omega;
            double two = 2 / periodS * Math.Sqrt((_c2 * _c2) + (_s2 * _s2)) / (2 * omega);
            double index = (two - one) / (two + one);
            int ratio = index > DoubleIndex ? 2 : 1;
            double swing = 2 * (ratio == 2 ? two : one);
            if (!(swing >= MinSwingRad))
            {
                return new ArmStride(double.NaN, 0, swing);
            }

            // The rate peaks a quarter of a period before the angle.
            double peak = Angle.Wrap(Math.Atan2(_s1, _c1) + (Math.PI / 2));
            return new ArmStride(ratio == 1 ? peak : double.NaN, ratio, swing);
        }
    }
}
