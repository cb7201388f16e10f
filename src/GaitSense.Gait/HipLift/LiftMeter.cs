using GaitSense.Core.Repetitions;
using GaitSense.Core.Time;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.HipLift;

/// <summary>Measures a repetition once it has ended, from its whole course.</summary>
/// <remarks><b>How</b> 1. The turn of the hold is the median of the upper half of the course. 2. The way up lasts from 10 to 90 percent of it, the
/// hold from there to the last time it is above 90 percent, the way down from there to 10 percent. 3. Everything of the hold is its mean.</remarks>
internal sealed class LiftMeter
{
    private const double LongestGapS = 0.1;
    private const double ShortestHoldS = 0.5;
    private const double GapShare = 0.6;
    private readonly double[] _sorted;

    public LiftMeter(double rateHz)
    {
        Ring = new TimedRing<LiftSample>(LiftOptions.LongestS, rateHz);
        _sorted = new double[(int)(LiftOptions.LongestS * rateHz) + 1];
    }

    /// <summary>The course of the lift.</summary>
    public TimedRing<LiftSample> Ring { get; }

    /// <summary>Measures what happened since a time; null when nothing of it was a lift, or too much is missing.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="fromS">When the rest before it ended at the latest, s.</param>
    /// <param name="axesConfidence">How the sensor's axes are known, 0 to 1.</param>
    public Repetition? Measure(int number, double fromS, double axesConfidence)
    {
        long first = Ring.FirstFrom(fromS);
        long last = Ring.Count - 1;
        if (last - first < 4 || last - first > _sorted.Length)
        {
            return null;
        }

        double most = Most(first, last, out long top);
        double held = Held(first, last, 0.5 * most);
        if (!(held > 0))
        {
            return null;
        }

        double low = LiftOptions.EdgeShare * held;
        double high = (1 - LiftOptions.EdgeShare) * held;
        long up = FirstAbove(first, last, high);
        long down = LastAbove(first, last, high);
        double start = Crossing(LastBelowBefore(first, up, low), low);
        double upS = Crossing(up - 1, high);
        double downS = Crossing(down, high);
        double end = Crossing(FirstBelowAfter(down, last, low) - 1, low);
        bool isHeld = downS - upS >= ShortestHoldS;
        (long From, long To) hold = isHeld ? (up, down) : (top, top);
        double seen = Seen(first, last);
        return new Repetition
        {
            Number = number,
            Start = SessionTime.FromSeconds(start),
            End = SessionTime.FromSeconds(end),
            LiftTime = TimeSpan.FromSeconds(Math.Max(0, upS - start)),
            HoldTime = TimeSpan.FromSeconds(isHeld ? downS - upS : 0),
            LowerTime = TimeSpan.FromSeconds(Math.Max(0, end - downS)),
            TuckRad = isHeld ? Mean(hold, s => s.TuckRad) : most,
            MaxTuckRad = most,
            UnsteadinessRad = isHeld ? Sd(hold) : null,
            RollRad = Mean(hold, s => s.RollRad),
            LiftHeightM = isHeld ? LiftHeight.Of(Ring, start, upS, downS) : null,
            ThoraxTuckRad = Known(Mean(hold, s => s.ThoraxTuckRad)),
            LumbarExtensionRad = Known(MostLumbar(Ring.FirstFrom(start), FirstBelowAfter(down, last, low))),
            Breaths = isHeld ? HoldBreaths.Count(Ring, upS, downS) : null,
            Valid = seen >= GapShare,
            Confidence = axesConfidence * seen,
        };
    }

    private static double? Known(double v) => double.IsFinite(v) ? v : null;

    private double Most(long first, long last, out long top)
    {
        top = first;
        for (long i = first; i <= last; i++)
        {
            top = Ring[i].TuckRad > Ring[top].TuckRad ? i : top;
        }

        return Ring[top].TuckRad;
    }

    private double Held(long first, long last, double above)
    {
        int count = 0;
        for (long i = first; i <= last && count < _sorted.Length; i++)
        {
            if (Ring[i].TuckRad > above)
            {
                _sorted[count++] = Ring[i].TuckRad;
            }
        }

        Array.Sort(_sorted, 0, count);
        return count > 0 ? _sorted[count / 2] : double.NaN;
    }

    private long FirstAbove(long first, long last, double level)
    {
        long i = first;
        while (i < last && Ring[i].TuckRad < level)
        {
            i++;
        }

        return Math.Max(i, first + 1);
    }

    private long LastAbove(long first, long last, double level)
    {
        long i = last - 1;
        while (i > first && Ring[i].TuckRad < level)
        {
            i--;
        }

        return i;
    }

    private long LastBelowBefore(long first, long from, double level)
    {
        long i = from - 1;
        while (i > first && Ring[i].TuckRad > level)
        {
            i--;
        }

        return i;
    }

    private long FirstBelowAfter(long from, long last, double level)
    {
        long i = from + 1;
        while (i < last && Ring[i].TuckRad > level)
        {
            i++;
        }

        return i;
    }

    // Between a sample and the next, where the course crosses the level.
    private double Crossing(long i, double level)
    {
        double a = Ring[i].TuckRad;
        double b = Ring[i + 1].TuckRad;
        double share = a == b ? 0.5 : Math.Clamp((level - a) / (b - a), 0, 1);
        return Ring.Time(i) + (share * (Ring.Time(i + 1) - Ring.Time(i)));
    }

    private double Mean((long From, long To) span, Func<LiftSample, double> value)
    {
        double sum = 0;
        for (long i = span.From; i <= span.To; i++)
        {
            sum += value(Ring[i]);
        }

        return sum / (span.To - span.From + 1);
    }

    private double Sd((long From, long To) span)
    {
        double mean = Mean(span, s => s.TuckRad);
        double sum = 0;
        for (long i = span.From; i <= span.To; i++)
        {
            double d = Ring[i].TuckRad - mean;
            sum += d * d;
        }

        return Math.Sqrt(sum / (span.To - span.From + 1));
    }

    private double MostLumbar(long first, long last)
    {
        double most = double.NegativeInfinity;
        for (long i = first; i <= last; i++)
        {
            most = Math.Max(most, Ring[i].ThoraxTuckRad - Ring[i].TuckRad);
        }

        return most;
    }

    private double Seen(long first, long last)
    {
        double seen = 0;
        for (long i = first + 1; i <= last; i++)
        {
            double dt = Ring.Time(i) - Ring.Time(i - 1);
            seen += dt <= LongestGapS ? dt : 0;
        }

        return seen / (Ring.Time(last) - Ring.Time(first));
    }
}
