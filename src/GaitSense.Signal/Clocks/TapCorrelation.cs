namespace GaitSense.Signal.Clocks;

/// <summary>The lag between two rows of pulses.</summary>
internal static class TapCorrelation
{
    /// <summary>How much later the pulses of <paramref name="other"/> come, s, and how sure that is; null when nothing fits well, or
    /// two lags fit alike.</summary>
    public static (double LagS, double Confidence)? Lag(
        double[] reference, double[] other, double gridS, double maxS, double leastCorrelation, double mostRival)
    {
        int most = Math.Min((int)Math.Round(maxS / gridS), Math.Min(reference.Length, other.Length) / 4);
        double[] r = new double[(2 * most) + 1];
        for (int i = 0; i < r.Length; i++)
        {
            r[i] = Correlation(reference, other, i - most, most);
        }

        int best = Array.IndexOf(r, r.Max());
        if (best == 0 || best == r.Length - 1 || !(r[best] >= leastCorrelation))
        {
            return null;
        }

        double rival = Rival(r, best);
        if (rival > mostRival * r[best])
        {
            return null;
        }

        double bend = r[best - 1] - (2 * r[best]) + r[best + 1];
        double fine = bend < 0 ? 0.5 * (r[best - 1] - r[best + 1]) / bend : 0;
        return ((best - most + fine) * gridS, Math.Clamp(r[best] * (1 - (Math.Max(0, rival) / (2 * r[best]))), 0, 1));
    }

    /// <summary>Convolves with a triangle of that half width.</summary>
    public static double[] Smooth(double[] values, int half)
    {
        double[] smooth = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double sum = 0;
            for (int k = -half; k <= half; k++)
            {
                int at = i + k;
                sum += at >= 0 && at < values.Length ? values[at] * (half + 1 - Math.Abs(k)) : 0;
            }

            smooth[i] = sum / ((half + 1) * (half + 1));
        }

        return smooth;
    }

    private static double Correlation(double[] a, double[] b, int lag, int margin)
    {
        double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
        int n = 0;
        for (int i = margin; i < a.Length - margin && i + lag < b.Length; i++)
        {
            double x = a[i];
            double y = b[i + lag];
            sa += x;
            sb += y;
            saa += x * x;
            sbb += y * y;
            sab += x * y;
            n++;
        }

        double spread = (saa - (sa * sa / n)) * (sbb - (sb * sb / n));
        return n > 1 && spread > 0 ? (sab - (sa * sb / n)) / Math.Sqrt(spread) : 0;
    }

    /// <summary>The largest other maximum, beyond the valleys beside the best.</summary>
    private static double Rival(double[] r, int best)
    {
        double rival = double.NegativeInfinity;
        int low = best;
        int high = best;
        while (low > 0 && r[low - 1] < r[low])
        {
            low--;
        }

        while (high < r.Length - 1 && r[high + 1] < r[high])
        {
            high++;
        }

        for (int i = 0; i < r.Length; i++)
        {
            rival = i < low || i > high ? Math.Max(rival, r[i]) : rival;
        }

        return rival;
    }
}
