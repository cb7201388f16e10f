using GaitSense.Gait.Histories;

namespace GaitSense.Gait.HipLift;

/// <summary>How far the sensor rose on the way up, from its accelerations alone.</summary>
/// <remarks>
/// <para><b>How</b> 1. The accelerations of the rest before and of the hold after, where the pelvis is still, are the sensor's bias in both positions;
/// between them it follows the turn. 2. What is left is integrated to a speed; as the speed is zero at both ends, its error is taken
/// off as a line. 3. Integrated again.</para>
/// <para><b>Breaks when</b> it takes long: the error grows with the square of the time. Beyond six seconds with its edges, or without a quiet half second at
/// either end, no height is given.</para>
/// </remarks>
internal static class LiftHeight
{
    private const double LongestS = 6;
    private const double QuietS = 0.5;
    private const double MarginS = 0.2;

    // From 10 to 90 percent a smooth movement takes half of its time.
    private const double EdgeShare = 0.5;
    private const double LongestGapS = 0.1;

    /// <summary>The height, m; null when it cannot be told.</summary>
    public static double? Of(TimedRing<LiftSample> ring, double startS, double upS, double downS)
    {
        double margin = MarginS + (EdgeShare * (upS - startS));
        double from = startS - margin;
        double to = upS + margin;
        bool isLeftOut = to - from > LongestS || downS - to < QuietS;
        if (isLeftOut || !TryMean(ring, from - QuietS, from, out LiftSample rest) || !TryMean(ring, to, to + QuietS, out LiftSample hold))
        {
            return null;
        }

        double turn = hold.TuckRad - rest.TuckRad;
        long first = ring.FirstFrom(from);
        long last = ring.FirstFrom(to) - 1;
        return turn > 0 && last - first > 4 ? Integrate(ring, first, last, rest, hold) : null;
    }

    private static double? Integrate(TimedRing<LiftSample> ring, long first, long last, in LiftSample rest, in LiftSample hold)
    {
        double speed = 0;
        double height = 0;
        double lineToEnd = 0;
        double t0 = ring.Time(first);
        for (long i = first + 1; i <= last; i++)
        {
            double dt = ring.Time(i) - ring.Time(i - 1);
            if (dt > LongestGapS)
            {
                return null;
            }

            double before = speed;
            speed += 0.5 * dt * (Net(ring[i - 1], rest, hold) + Net(ring[i], rest, hold));
            height += 0.5 * dt * (before + speed);
            lineToEnd = ring.Time(i) - t0;
        }

        // The speed left at the end grew as a line: half of it times the time is in the height.
        return height - (0.5 * speed * lineToEnd);
    }

    private static double Net(in LiftSample s, in LiftSample rest, in LiftSample hold)
    {
        double share = Math.Clamp((s.TuckRad - rest.TuckRad) / (hold.TuckRad - rest.TuckRad), 0, 1);
        return s.RiseMps2 - rest.RiseMps2 - (share * (hold.RiseMps2 - rest.RiseMps2));
    }

    private static bool TryMean(TimedRing<LiftSample> ring, double fromS, double toS, out LiftSample mean)
    {
        mean = default;
        if (!ring.TryFind(fromS, toS, LongestGapS, out RingSpan span))
        {
            return false;
        }

        double tuck = 0;
        double rise = 0;
        int count = (int)(span.Last - span.First + 1);
        for (long i = span.First; i <= span.Last; i++)
        {
            tuck += ring[i].TuckRad;
            rise += ring[i].RiseMps2;
        }

        mean = new LiftSample(tuck / count, 0, 0, rise / count);
        return true;
    }
}
