using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Feet;

/// <summary>When a foot left the floor and when it touched it again, and how its sole sloped at those instants.</summary>
/// <param name="TimeS">Time of the contact, s.</param>
/// <param name="Sample">The sample at or just before it.</param>
/// <param name="SlopeRad">Slope of the sole there, toe-up positive, rad.</param>
/// <param name="Evidence">What showed it.</param>
internal readonly record struct Contact(double TimeS, int Sample, double SlopeRad, ContactEvidence Evidence)
{
    /// <summary>From this on a contact is clearly later than the slope's extremum, s.</summary>
    public const double LaterS = 0.045;

    private const double ForcedRadPerS = 100 * Angle.RadPerDeg;

    /// <summary>True when the foot has turned faster between the two than a foot in the air does: the floor turned it.</summary>
    public bool WasForced(in Contact turned) =>
        Math.Abs(SlopeRad - turned.SlopeRad) > ForcedRadPerS * Math.Abs(TimeS - turned.TimeS);

    /// <summary>True when this one lies clearly behind the other, in the direction in which the segment is read.</summary>
    public bool IsLaterThan(in Contact other, SegmentView view) => (view.IsReversed ? other.TimeS - TimeS : TimeS - other.TimeS) > LaterS;
}

/// <summary>What shows a contact, from the weakest evidence to the strongest.</summary>
internal enum ContactEvidence
{
    /// <summary>The foot slowed down level and softly; nothing else tells when it touched.</summary>
    Speed,

    /// <summary>From there on the foot only rolled about the point that it stands on.</summary>
    Roll,

    /// <summary>The slope of the sole turned around there.</summary>
    Turn,

    /// <summary>The force changed suddenly.</summary>
    Shock,
}

/// <summary>Reads a segment forward in time, or backward, so that a lift-off looks like a landing.</summary>
internal readonly record struct SegmentView(int Count, bool IsReversed)
{
    public int At(int i) => IsReversed ? Count - 1 - i : i;
}

/// <summary>Finds initial and final contact in a navigated segment, in either direction of walking.</summary>
/// <remarks>
/// <para><b>Needs</b>: a navigated segment and the slope of its sole.</para>
/// <para><b>Gives</b>: times between samples.</para>
/// <para><b>How</b>: 1. the foot slows down for contact: the last instant at which it moves at a quarter of its top speed
/// brackets the contact. 2. The floor turns the foot's rotation around: near that instant the slope of the sole has an
/// extremum, toe-up before a heel contact and toe-down before a toe contact, from which it runs to level. Contact is at the
/// extremum, moved a quarter of the way to where the slope has run 1.5 degrees, because a plateau ends at contact.
/// 3. A foot that is put down slowly turns around before it touches. Then a clear shock of the force that comes later than
/// 45 ms after the extremum, and not long after the foot has begun to roll, is the contact; without a shock it is the instant
/// from which on the foot only rolls about the point that it stands on (<see cref="RollingContact"/>), again where that is
/// 45 ms later and the foot turned slowly until then: the heel of a brisk walker still slides and gives way after it has
/// touched, while the floor turns the foot with more than 100 deg/s. 4. A foot that lands flat has no extremum: the shock is
/// the contact, or else the instant at which the speed is gone. Final contact is the mirror image in time of 1 to 4.</para>
/// <para><b>Differs from</b> velocity thresholds of heel and ball by not needing to know where the sensor sits.</para>
/// <para><b>Breaks when</b> the foot lands sliding.</para>
/// </remarks>
internal static class ContactFinder
{
    private const double SlowShare = 0.25;
    private const double BeforeS = 0.2;
    private const double AfterS = 0.06;
    private const double PivotRad = 3 * Angle.RadPerDeg;
    private const double FallRad = 0.5 * Angle.RadPerDeg;
    private const double RunRad = 1.5 * Angle.RadPerDeg;
    private const double ShockS = 0.2;
    // A shoe gives way before the force shows it: the slope is read this long before the shock.
    private const double SettleS = 0.02;
    // A shock this long after the foot has begun to roll is the other end of the foot that slaps down.
    private const double SlapS = 0.07;
    private const double ShockMps3 = 60;
    private const double ShockRatio = 3;
    private const double ShockWidthS = 0.02;

    /// <summary>The landing.</summary>
    public static Contact Initial(StrideSegment s, in SoleSlope slope) => Find(s, slope, new SegmentView(s.Count, false));

    /// <summary>The lift-off.</summary>
    public static Contact Final(StrideSegment s, in SoleSlope slope) => Find(s, slope, new SegmentView(s.Count, true));

    private static Contact Find(StrideSegment s, in SoleSlope slope, SegmentView view)
    {
        int top = Fastest(s);
        int last = s.Count - 1;
        int viewTop = view.At(top);
        double speed = s.HorizontalSpeed(top);

        // 1.
        int slow = last;
        while (slow > viewTop && s.HorizontalSpeed(view.At(slow)) < SlowShare * speed)
        {
            slow--;
        }

        int from = Offset(s, view, slow, -BeforeS, viewTop, last);
        int to = Offset(s, view, slow, AfterS, viewTop, last);

        // 2.
        int pivot = Pivot(slope, view, from, Math.Min(to, last - 1));
        Contact rolled = pivot > from ? AtPivot(s, slope, view, pivot, last) : default;

        // 3. and 4.
        int until = Offset(s, view, slow, ShockS, viewTop, last);
        double restMps = RollingContact.LeastSpeedMps(speed);
        if (pivot <= from)
        {
            int flatShock = view.IsReversed ? -1 : Shock(s, from, until);
            return flatShock >= 0 ? AtShock(s, slope, view, flatShock) : Slowed(s, slope, view, slow, restMps);
        }

        Contact? rolling = RollingContact.Find(s, slope, view, pivot, rolled, restMps);
        int shock = view.IsReversed ? -1 : Shock(s, pivot, Math.Min(until, Fallen(slope, pivot, last)));
        if (shock >= 0 && AtShock(s, slope, view, shock) is var hit && hit.IsLaterThan(rolled, view)
            && !(rolling is { } r && hit.TimeS - r.TimeS > SlapS))
        {
            return hit;
        }

        return rolling is { } later && later.IsLaterThan(rolled, view) && !later.WasForced(rolled) ? later : rolled;
    }

    private static Contact AtShock(StrideSegment s, in SoleSlope slope, SegmentView view, int shock) => new(
        0.5 * (s.Time[shock] + s.Time[shock + 1]),
        shock,
        slope[Offset(s, view, shock, -SettleS, 0, s.Count - 1)],
        ContactEvidence.Shock);

    // The last extremum of the slope before it runs to level, or -1: climbed from the level side until it falls again.
    private static int Pivot(in SoleSlope slope, SegmentView view, int from, int to)
    {
        int best = -1;
        double peak = 0;
        for (int i = to; i >= from; i--)
        {
            double value = slope[view.At(i)];
            bool isHigher = Math.Abs(value) > Math.Abs(peak);
            bool isSameSide = value * peak >= 0;
            if (isHigher && (isSameSide || Math.Abs(peak) < PivotRad))
            {
                peak = value;
                best = i;
            }
            else if (Math.Abs(peak) >= PivotRad && (!isSameSide || Math.Abs(value) < Math.Abs(peak) - FallRad))
            {
                return best;
            }
        }

        return -1;
    }

    // Where the slope has run halfway to level: a foot that touches there would not touch with heel or toes.
    private static int Fallen(in SoleSlope slope, int pivot, int last)
    {
        double half = 0.5 * Math.Abs(slope[pivot]);
        int i = pivot;
        while (i < last && Math.Abs(slope[i]) > half)
        {
            i++;
        }

        return i;
    }

    private static Contact AtPivot(StrideSegment s, in SoleSlope slope, SegmentView view, int pivot, int last)
    {
        double peak = slope[view.At(pivot)];
        int run = pivot;
        while (run < last && Math.Abs(slope[view.At(run)]) > Math.Abs(peak) - RunRad)
        {
            run++;
        }

        double a = slope[view.At(pivot - 1)];
        double b = slope[view.At(pivot + 1)];
        double curve = a - (2 * peak) + b;
        double shift = Math.Abs(curve) > 1e-12 ? Math.Clamp(0.5 * (a - b) / curve, -0.5, 0.5) : 0;
        double apex = peak - (0.25 * (a - b) * shift);
        double step = 0.5 * (s.Time[view.At(pivot + 1)] - s.Time[view.At(pivot - 1)]);
        double time = s.Time[view.At(pivot)] + (shift * step);
        time += 0.25 * (s.Time[view.At(run)] - time);
        return new Contact(time, view.At(pivot), apex, ContactEvidence.Turn);
    }

    private static Contact Slowed(StrideSegment s, in SoleSlope slope, SegmentView view, int slow, double limitMps)
    {
        int i = slow;
        while (i < s.Count - 1 && s.HorizontalSpeed(view.At(i)) > limitMps)
        {
            i++;
        }

        int sample = view.At(i);
        return new Contact(s.Time[sample], sample, slope[sample], ContactEvidence.Speed);
    }

    // The first sample after which the force changes much faster than around it, or -1. What is around leaves out the shock
    // itself, so that a short window at a low rate sees the same shock as a long one at a high rate.
    private static int Shock(StrideSegment s, int from, int to)
    {
        int top = from;
        for (int i = from; i < to; i++)
        {
            top = Jerk(s, i) > Jerk(s, top) ? i : top;
        }

        double around = 0;
        int count = 0;
        for (int i = from; i < to; i++)
        {
            bool isAround = Math.Abs(s.Time[i] - s.Time[top]) >= ShockWidthS;
            around += isAround ? Jerk(s, i) : 0;
            count += isAround ? 1 : 0;
        }

        double largest = from < to ? Jerk(s, top) : 0;
        if (count == 0 || largest < ShockMps3 || largest * count < ShockRatio * around)
        {
            return -1;
        }

        int first = from;
        while (Jerk(s, first) < 0.5 * largest)
        {
            first++;
        }

        return first;
    }

    private static double Jerk(StrideSegment s, int i) => (s.Force[i + 1] - s.Force[i]).Length / (s.Time[i + 1] - s.Time[i]);

    private static int Fastest(StrideSegment s)
    {
        int top = 0;
        for (int i = 1; i < s.Count; i++)
        {
            top = s.HorizontalSpeed(i) > s.HorizontalSpeed(top) ? i : top;
        }

        return top;
    }

    private static int Offset(StrideSegment s, SegmentView view, int i, double spanS, int first, int last)
    {
        int step = Math.Sign(spanS);
        int j = i;
        while (j + step >= first && j + step <= last && Math.Abs(s.Time[view.At(j + step)] - s.Time[view.At(i)]) <= Math.Abs(spanS))
        {
            j += step;
        }

        return j;
    }
}
