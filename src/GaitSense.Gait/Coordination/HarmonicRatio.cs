using GaitSense.Core.Geometry;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Coordination;

/// <summary>How much of the pelvis' acceleration over one stride repeats from step to step.</summary>
/// <param name="Along">Harmonic ratio along the line of walking.</param>
/// <param name="Vertical">Harmonic ratio of up and down.</param>
/// <param name="Across">Harmonic ratio from side to side.</param>
/// <param name="AlongPercent">Improved harmonic ratio along, 0 to 100.</param>
/// <param name="VerticalPercent">Improved harmonic ratio of up and down, 0 to 100.</param>
/// <param name="AcrossPercent">Improved harmonic ratio from side to side, 0 to 100.</param>
/// <remarks>
/// <para><b>Needs</b>: one stride that was seen whole; which way the sensor faces.</para>
/// <para><b>How</b>: 1. Acceleration without gravity, in a level frame along the mean heading of the stride. 2. Its harmonics of the
/// stride, the first twenty as far as they lie below 10 Hz. 3. Along and vertical: sum of the even amplitudes over the sum of the odd
/// ones; across: the other way round (Gage 1964; Smidt et al. 1971). The improved ratio is the share of their power, in percent
/// (Pasciuto et al., J Biomech 53:84, 2017).</para>
/// <para><b>Breaks when</b> compared across speeds: it falls with slow walking by itself.</para>
/// </remarks>
internal readonly record struct HarmonicRatio(
    double Along, double Vertical, double Across, double AlongPercent, double VerticalPercent, double AcrossPercent)
{
    private const int Highest = 20;
    private const double HighestHz = 10;
    private const double Gravity = 9.81;

    /// <summary>The ratios of a stride.</summary>
    /// <param name="ring">The pelvis sensor's history.</param>
    /// <param name="span">The stride in it.</param>
    /// <param name="fromS">Where the stride begins, s.</param>
    /// <param name="toS">Where it ends, s.</param>
    /// <param name="toSegment">Rotation from the sensor to the segment.</param>
    public static HarmonicRatio Of(TimedRing<MotionSample> ring, in RingSpan span, double fromS, double toS, in Quat toSegment)
    {
        Vec3 forward = Heading(ring, span, toSegment);
        Vec3 left = Vec3.Cross(Vec3.UnitZ, forward);
        int count = Math.Min(Highest, (int)(HighestHz * (toS - fromS)));
        Span<double> sums = stackalloc double[6 * Highest];
        sums.Clear();
        for (long i = span.First; i <= span.Last; i++)
        {
            double start = i > span.First ? 0.5 * (ring.Time(i) + ring.Time(i - 1)) : fromS;
            double end = i < span.Last ? 0.5 * (ring.Time(i) + ring.Time(i + 1)) : toS;
            Vec3 world = ring[i].Orientation.Rotate(ring[i].Force);
            Vec3 a = new(Vec3.Dot(world, forward), Vec3.Dot(world, left), world.Z - Gravity);
            Add(sums, count, a * (end - start), 2 * Math.PI * (ring.Time(i) - fromS) / (toS - fromS));
        }

        (double along, double alongPercent) = Share(sums, count, 0, 0);
        (double across, double acrossPercent) = Share(sums, count, 2, 1);
        (double vertical, double verticalPercent) = Share(sums, count, 4, 0);
        return new HarmonicRatio(along, vertical, across, alongPercent, verticalPercent, acrossPercent);
    }

    private static Vec3 Heading(TimedRing<MotionSample> ring, in RingSpan span, in Quat toSegment)
    {
        Vec3 x = toSegment.InverseRotate(Vec3.UnitX);
        Vec3 sum = Vec3.Zero;
        for (long i = span.First; i <= span.Last; i++)
        {
            sum += ring[i].Orientation.Rotate(x);
        }

        return new Vec3(sum.X, sum.Y, 0).Normalized();
    }

    private static void Add(Span<double> sums, int count, in Vec3 weighted, double phase)
    {
        (double s1, double c1) = Math.SinCos(phase);
        (double s, double c) = (s1, c1);
        for (int n = 0; n < count; n++)
        {
            Span<double> k = sums.Slice(6 * n, 6);
            k[0] += weighted.X * c;
            k[1] += weighted.X * s;
            k[2] += weighted.Y * c;
            k[3] += weighted.Y * s;
            k[4] += weighted.Z * c;
            k[5] += weighted.Z * s;
            (s, c) = ((s * c1) + (c * s1), (c * c1) - (s * s1));
        }
    }

    // Harmonic n stands at n - 1. Those whose number is odd or even, as parity says, repeat with the step.
    private static (double Ratio, double Percent) Share(ReadOnlySpan<double> sums, int count, int axis, int parity)
    {
        double own = 0;
        double other = 0;
        double ownPower = 0;
        double otherPower = 0;
        for (int n = 1; n <= count; n++)
        {
            ReadOnlySpan<double> k = sums.Slice((6 * (n - 1)) + axis, 2);
            double power = (k[0] * k[0]) + (k[1] * k[1]);
            if (n % 2 == parity)
            {
                own += Math.Sqrt(power);
                ownPower += power;
            }
            else
            {
                other += Math.Sqrt(power);
                otherPower += power;
            }
        }

        return (own / other, 100 * ownPower / (ownPower + otherPower));
    }
}
