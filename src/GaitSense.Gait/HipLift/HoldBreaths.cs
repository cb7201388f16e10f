using GaitSense.Core.Geometry;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.HipLift;

/// <summary>Counts the breaths of a hold from the slow turn of the thorax, or of the pelvis without one.</summary>
/// <remarks>
/// <para><b>How</b> the mean of half a second is taken off a straight line; each time it rises through it by the hysteresis and back is a breath. The length
/// of the hold over the mean time between two rises is the number.</para>
/// <para><b>Breaks when</b> the hold is shorter than two breaths, or the breath moves the trunk by less than the hysteresis: then no number.</para>
/// </remarks>
internal static class HoldBreaths
{
    private const double EdgeS = 0.3;
    private const double SmoothS = 0.5;
    private const double ThoraxRad = 0.15 * Angle.RadPerDeg;
    private const double PelvisRad = 0.25 * Angle.RadPerDeg;
    private const double LongestGapS = 0.1;
    private const double ShortestBreathS = 1.5;

    /// <summary>Breaths between two instants; null when they are not clear.</summary>
    public static double? Count(TimedRing<LiftSample> ring, double fromS, double toS)
    {
        if (!ring.TryFind(fromS + EdgeS, toS - EdgeS, LongestGapS, out RingSpan span))
        {
            return null;
        }

        bool isThorax = double.IsFinite(ring[span.First].ThoraxTuckRad) && double.IsFinite(ring[span.Last].ThoraxTuckRad);
        (double offset, double slope) = Line(ring, span, isThorax);
        double t0 = ring.Time(span.First);
        double smooth = 0;
        bool isHigh = false;
        bool isKnown = false;
        double firstRise = double.NaN;
        double lastRise = double.NaN;
        int rises = 0;
        double least = isThorax ? ThoraxRad : PelvisRad;
        for (long i = span.First; i <= span.Last; i++)
        {
            double t = ring.Time(i);
            double dt = i > span.First ? t - ring.Time(i - 1) : 0;
            double value = Value(ring[i], isThorax) - offset - (slope * (t - t0));
            smooth = i == span.First ? value : smooth + (dt / (dt + (0.5 * SmoothS)) * (value - smooth));
            bool rose = smooth > least && !isHigh;
            isHigh = smooth > least || (isHigh && smooth > -least);
            if (rose && isKnown)
            {
                rises++;
                firstRise = rises == 1 ? t : firstRise;
                lastRise = t;
            }

            // Whether the first rise is one is known only once it has been low.
            isKnown |= smooth < -least;
        }

        double period = (lastRise - firstRise) / (rises - 1);
        return rises >= 2 && period >= ShortestBreathS ? (toS - fromS) / period : null;
    }

    private static double Value(in LiftSample s, bool isThorax) => isThorax ? s.ThoraxTuckRad : s.TuckRad;

    private static (double Offset, double Slope) Line(TimedRing<LiftSample> ring, in RingSpan span, bool isThorax)
    {
        double t0 = ring.Time(span.First);
        double n = 0;
        double st = 0;
        double sy = 0;
        double stt = 0;
        double sty = 0;
        for (long i = span.First; i <= span.Last; i++)
        {
            double t = ring.Time(i) - t0;
            double y = Value(ring[i], isThorax);
            n++;
            st += t;
            sy += y;
            stt += t * t;
            sty += t * y;
        }

        double slope = ((n * sty) - (st * sy)) / ((n * stt) - (st * st));
        return ((sy - (slope * st)) / n, slope);
    }
}
