namespace GaitSense.Gait.Feet;

/// <summary>Finds the instant from which on a landing foot only rolls about the point that it stands on.</summary>
/// <remarks>
/// <para><b>Needs</b>: a navigated segment, the slope of its sole, and the slope's extremum before contact.</para>
/// <para><b>How</b>: while heel or toes stand, the sensor's velocity in the sagittal plane is the foot's rotation times a fixed
/// lever. 1. the lever comes from the samples in which the slope runs from 70 to 15 % of its extremum, by least squares, so
/// nobody has to say where the sensor sits. 2. going back from there, contact is where the velocity leaves what the lever
/// explains.</para>
/// <para><b>Differs from</b> a speed threshold at an assumed heel or ball, whose lever must be known to some centimetres.</para>
/// <para><b>Breaks when</b> the foot slides while it rolls, or hardly rolls.</para>
/// </remarks>
internal static class RollingContact
{
    private const double LeastMps = 0.06;
    private const double SpeedShare = 0.13;
    private const double HighShare = 0.7;
    private const double LowShare = 0.15;
    private const double LongestNormalM = 0.3;
    private const double LongestAlongM = 0.4;

    /// <summary>Speed of the contact point below which it stands, m/s, for a swing with the given top speed.</summary>
    public static double LeastSpeedMps(double topSpeedMps) => Math.Max(SpeedShare * topSpeedMps, LeastMps);

    /// <summary>The contact; null when the lever cannot be told.</summary>
    /// <param name="s">The navigated segment.</param>
    /// <param name="slope">The slope of its sole.</param>
    /// <param name="view">The direction in which it is read.</param>
    /// <param name="pivot">Where the slope has its extremum, in that direction.</param>
    /// <param name="turned">The contact if the foot rolls from the extremum on.</param>
    /// <param name="limitMps">Speed of the contact point below which it stands, m/s.</param>
    public static Contact? Find(StrideSegment s, in SoleSlope slope, SegmentView view, int pivot, in Contact turned, double limitMps)
    {
        if (!TryFitLever(s, slope, view, pivot, out int first, out double normal, out double along))
        {
            return null;
        }

        // 2.
        double after = Unexplained(slope, view.At(first), normal, along);
        for (int i = first - 1; i >= pivot; i--)
        {
            double before = Unexplained(slope, view.At(i), normal, along);
            if (before > limitMps)
            {
                double share = after < limitMps ? (limitMps - after) / (before - after) : 0;
                (int from, int to) = (view.At(i + 1), view.At(i));
                return new Contact(
                    s.Time[from] + (share * (s.Time[to] - s.Time[from])), to, slope[from] + (share * (slope[to] - slope[from])), ContactEvidence.Roll);
            }

            after = before;
        }

        return turned;
    }

    // 1. v along the sole = rate * normal, v across it = rate * along.
    private static bool TryFitLever(
        StrideSegment s, in SoleSlope slope, SegmentView view, int pivot, out int first, out double normal, out double along)
    {
        double peak = Math.Abs(slope[view.At(pivot)]);
        double rateSquared = 0;
        normal = along = 0;
        first = -1;
        int count = 0;
        for (int i = pivot + 1; i < s.Count - 1 && Math.Abs(slope[view.At(i)]) > LowShare * peak; i++)
        {
            if (Math.Abs(slope[view.At(i)]) < HighShare * peak)
            {
                SoleMotion m = slope.MotionAt(view.At(i));
                rateSquared += m.RateRadPerS * m.RateRadPerS;
                normal += m.RateRadPerS * m.AlongMps;
                along += m.RateRadPerS * m.AcrossMps;
                first = count == 0 ? i : first;
                count++;
            }
        }

        normal /= rateSquared;
        along /= rateSquared;
        return count >= 2 && Math.Abs(normal) <= LongestNormalM && Math.Abs(along) <= LongestAlongM;
    }

    private static double Unexplained(in SoleSlope slope, int i, double normal, double along)
    {
        SoleMotion m = slope.MotionAt(i);
        double a = m.AlongMps - (m.RateRadPerS * normal);
        double b = m.AcrossMps - (m.RateRadPerS * along);
        return Math.Sqrt((a * a) + (b * b));
    }
}
