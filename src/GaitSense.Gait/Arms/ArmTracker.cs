using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Gait.Histories;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Arms;

/// <summary>Follows one forearm and finds its swing in each stride.</summary>
/// <remarks>
/// <para><b>Needs</b>: nominal frame, rad/s and m/s2; initial contacts of the same-side foot. The sensor may sit anywhere around the
/// wrist; for the phase its x axis points along the swing within 45 degrees when the arm hangs.</para>
/// <para><b>Gives</b>: swing, rhythm and phase of each stride at its end.</para>
/// <para><b>How</b>: 1. The forearm's axis in the sensor is the mean direction of up over ten seconds or so. 2. The orientation filter
/// carries it to the world: its tip draws the swing on the floor, and turning the forearm about itself (pronation) does not move it.
/// 3. First and second harmonic of that path over the stride, time of standing left out. 4. Their sizes tell one swing per stride
/// from two: index (two - one)/(two + one) below -0.3, above 0.3, or neither. 5. For one swing, the principal direction of the first
/// harmonic is the plane of the swing, and its sign the sensor's x axis.</para>
/// <para><b>Breaks when</b> the wrist is held against the body or carries something: then there is no swing, and no value.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1016/S0021-9290(00)00020-8">Wagenaar and van Emmerik, J Biomech 33:853 (2000)</seealso>
internal sealed class ArmTracker : IStateful
{
    private const double AxisTauS = 10;
    private const double MinSwingRad = 6 * Angle.RadPerDeg;
    private const double ClearIndex = 0.3;
    private const double MaxOffForwardRad = 75 * Angle.RadPerDeg;
    private readonly SegmentMotion _motion;
    private readonly bool _knowsForward;
    private readonly double _gain;
    private Vec3 _meanUp;
    private double _weight;

    public ArmTracker(double rateHz, AxesKnowledge axes, VqfOptions orientation)
    {
        _motion = new SegmentMotion(rateHz, orientation);
        _knowsForward = axes != AxesKnowledge.Unknown;
        _gain = 1 - Math.Exp(-1 / (AxisTauS * rateHz));
    }

    /// <summary>Time of the newest sample, s.</summary>
    public double LastTimeS => _motion.LastTimeS;

    /// <summary>Takes one sample.</summary>
    public void Accept(double timeS, in Vec3 force, in Vec3 rate)
    {
        _motion.Accept(timeS, force, rate);

        // A running mean at first, so that the axis is there after the first stride.
        _weight = Math.Min(_weight + 1, 1 / _gain);
        _meanUp += (_motion.Filter.Up - _meanUp) / _weight;
    }

    /// <summary>The swing of a stride; false when it was not seen.</summary>
    public bool TryMeasure(in StridePhase stride, out ArmStride swing)
    {
        swing = default;
        if (!_motion.Ring.TryFind(stride.FromS, stride.ToS, SegmentMotion.LongestGapS, out RingSpan span) || stride.MovingS <= 0)
        {
            return false;
        }

        SwingHarmonics h = Measure(stride, span);
        swing = Judge(h, span.Coverage * (stride.HasPause ? 0.7 : 1));
        return true;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Part(_motion);
        visitor.Value(ref _meanUp);
        visitor.Value(ref _weight);
    }

    private SwingHarmonics Measure(in StridePhase stride, in RingSpan span)
    {
        TimedRing<MotionSample> ring = _motion.Ring;
        Vec3 axis = -_meanUp.Normalized();
        Vec3 first = ring[span.First].Orientation.Rotate(axis);
        Vec3 last = ring[span.Last].Orientation.Rotate(axis);
        SwingHarmonics h = new(stride.MovingS, first, last);
        Vec3 tip = first;
        for (long i = span.First + 1; i <= span.Last; i++)
        {
            Vec3 before = tip;
            tip = ring[i].Orientation.Rotate(axis);
            double middle = 0.5 * (ring.Time(i) + ring.Time(i - 1));
            double dt = stride.MovedS(ring.Time(i)) - stride.MovedS(ring.Time(i - 1));
            if (dt > 0 && dt <= SegmentMotion.LongestGapS)
            {
                h.Add(0.5 * (tip + before), ring[i].Orientation.Rotate(Vec3.UnitX), stride.MovedS(middle), dt);
            }
        }

        return h;
    }

    private ArmStride Judge(in SwingHarmonics h, double seen)
    {
        double one = h.Amplitude(1);
        double two = h.Amplitude(2);
        double index = (two - one) / (two + one);
        double swing = 2 * Math.Asin(Math.Min(1, Math.Max(one, two)));
        if (!(swing >= MinSwingRad))
        {
            return new ArmStride(double.NaN, ArmRhythm.None, swing, seen);
        }

        double clear = Math.Min(1, Math.Abs(index) / ClearIndex);
        if (index >= -ClearIndex)
        {
            return new ArmStride(double.NaN, index > ClearIndex ? ArmRhythm.TwicePerStride : ArmRhythm.Mixed, swing, seen * Math.Max(0.3, clear));
        }

        double plane = h.OffForwardRad;
        bool hasSign = _knowsForward && plane <= MaxOffForwardRad;
        double upright = hasSign ? Math.Min(1, Math.Cos(plane) / Math.Cos(45 * Angle.RadPerDeg)) : 1;
        return new ArmStride(hasSign ? h.ForwardPeakRad : double.NaN, ArmRhythm.OncePerStride, swing, seen * upright);
    }
}
