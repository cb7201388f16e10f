using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Coordination;

/// <summary>How alike successive steps and successive strides are in the pelvis' vertical acceleration.</summary>
/// <param name="Step">Autocorrelation one step later (Ad1).</param>
/// <param name="Stride">Autocorrelation one stride later (Ad2).</param>
/// <remarks><b>How</b> the unbiased autocorrelation of a few strides, over that without delay; its largest value within 30 percent of
/// half a stride and within 20 percent of a stride.</remarks>
/// <seealso href="https://doi.org/10.1016/S0021-9290(03)00233-1">Moe-Nilssen and Helbostad, J Biomech 37:121 (2004)</seealso>
internal readonly record struct StepRegularity(double Step, double Stride)
{
    private const double StepReach = 0.3;
    private const double StrideReach = 0.2;

    /// <summary>Measures a span of several strides; false when it is too short or still.</summary>
    /// <param name="ring">The pelvis sensor's history.</param>
    /// <param name="span">The strides in it, seen whole.</param>
    /// <param name="strideS">Mean length of a stride, s.</param>
    /// <param name="buffer">Room for the samples.</param>
    /// <param name="regularity">The measure.</param>
    public static bool TryMeasure(TimedRing<MotionSample> ring, in RingSpan span, double strideS, Span<double> buffer, out StepRegularity regularity)
    {
        regularity = default;
        int count = (int)(span.Last - span.First) + 1;
        double perSecond = (count - 1) / (ring.Time(span.Last) - ring.Time(span.First));
        double stride = strideS * perSecond;
        if (count > buffer.Length || count < 2.5 * stride)
        {
            return false;
        }

        Span<double> a = buffer[..count];
        double mean = 0;
        for (int i = 0; i < count; i++)
        {
            a[i] = ring[span.First + i].Orientation.Rotate(ring[span.First + i].Force).Z;
            mean += a[i] / count;
        }

        for (int i = 0; i < count; i++)
        {
            a[i] -= mean;
        }

        double power = At(a, 0);
        regularity = new StepRegularity(
            Largest(a, 0.5 * stride, StepReach) / power,
            Largest(a, stride, StrideReach) / power);
        return power > 1e-6;
    }

    private static double Largest(ReadOnlySpan<double> a, double lag, double reach)
    {
        double best = double.NegativeInfinity;
        for (int k = Math.Max(1, (int)((1 - reach) * lag)); k <= (1 + reach) * lag; k++)
        {
            best = Math.Max(best, At(a, k));
        }

        return best;
    }

    private static double At(ReadOnlySpan<double> a, int lag)
    {
        double sum = 0;
        for (int i = lag; i < a.Length; i++)
        {
            sum += a[i] * a[i - lag];
        }

        return sum / (a.Length - lag);
    }
}
