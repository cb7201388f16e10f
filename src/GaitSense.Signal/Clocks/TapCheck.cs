using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Clocks;

/// <summary>Measures how far the clocks of sensors are apart, from taps that all of them feel: sensors knocked on a table
/// together, or a few jumps with the sensors worn.</summary>
/// <remarks>
/// <b>Needs</b> accelerations on session time, some seconds with one to five taps at least 0.6 s apart.
/// <b>How</b> (1) What |a| departs from rest by is a pulse at each tap, wherever the axes point. (2) It is put on a
/// grid of 5 ms, smoothed by 40 ms so that sampling instants do not matter, and scaled to its largest value. (3) The sensor
/// with the clearest taps is the reference; the lag of the largest normalised cross-correlation within
/// <see cref="MaxOffsetS"/> is a sensor's offset, refined by a parabola through three lags. (4) The median of all is 0.
/// <b>Gives</b> no judgement for a sensor whose taps do not stand out, whose correlation is below 0.6, or that a second lag
/// fits nearly as well.
/// <b>Source</b> Knapp and Carter (1976), The generalized correlation method for estimation of time delay.
/// <b>Breaks when</b> a knock is shorter than a sample period, as at 60 Hz: it may be missed, and then there is no judgement.
/// <b>Accuracy</b> three knocks of 20 to 40 ms, 100 to 200 Hz, offsets to +-200 ms, noise of 0.3 m/s2, 200 seeds: error below 6 ms;
/// at 100 Hz half of them below 1.5 ms.
/// <b>Cost</b> for each sensor 100 lags over the recorded time, once.
/// </remarks>
public sealed class TapCheck
{
    /// <summary>Largest offset that is looked for, s.</summary>
    public const double MaxOffsetS = 0.25;

    private const int Capacity = 8192;
    private const double GridS = 0.005;
    private const double SmoothS = 0.040;
    private const double LeastTapMps2 = 3;
    private const double LeastContrast = 6;
    private const double LeastCorrelation = 0.6;
    private const double MostRival = 0.8;
    private const double LeastTapSpacingS = 0.3;
    private const double TapShare = 0.12;

    private readonly (double TimeS, double Magnitude)[][] _samples;
    private readonly int[] _counts;

    /// <summary>A check that has seen nothing.</summary>
    /// <param name="sensors">Number of sensors.</param>
    public TapCheck(int sensors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sensors, 1);
        _samples = [.. Enumerable.Range(0, sensors).Select(_ => new (double, double)[Capacity])];
        _counts = new int[sensors];
    }

    /// <summary>Takes one sample; beyond 8192 of a sensor the oldest are forgotten. Times of a sensor must rise.</summary>
    /// <param name="sensor">Index of the sensor.</param>
    /// <param name="timeS">Session time, s.</param>
    /// <param name="accelerationMps2">Specific force in any frame, m/s2.</param>
    public void Add(int sensor, double timeS, in Vec3 accelerationMps2) =>
        _samples[sensor][_counts[sensor]++ % Capacity] = (timeS, accelerationMps2.Length);

    /// <summary>Forgets what was seen.</summary>
    public void Forget() => Array.Clear(_counts);

    /// <summary>Judges what was seen so far.</summary>
    public TapVerdict Judge()
    {
        int n = _counts.Length;
        double from = Enumerable.Range(0, n).Select(i => _counts[i] > 0 ? At(i, 0).TimeS : double.NegativeInfinity).Max();
        double to = Enumerable.Range(0, n).Select(i => _counts[i] > 0 ? At(i, Held(i) - 1).TimeS : double.NegativeInfinity).Min();
        if (!(to - from >= 1))
        {
            return Nothing(TapDoubt.NotHeard, "not every sensor was heard for a second at the same time");
        }

        // 1. and 2.
        double[]?[] pulses = [.. Enumerable.Range(0, n).Select(i => PulsesOf(i, from, to))];
        int[] clear = [.. Enumerable.Range(0, n).Where(i => pulses[i] is not null)];
        if (clear.Length < 2)
        {
            return Nothing(TapDoubt.NotFelt, "fewer than two sensors felt a tap; knock them on a table together, three times");
        }

        // 3.
        int reference = clear.MaxBy(i => Sharpness(pulses[i]!));
        (double LagS, double Confidence)?[] lags = [.. pulses.Select(p => p is null ? null : TapCorrelation.Lag(pulses[reference]!, p, GridS, MaxOffsetS, LeastCorrelation, MostRival))];
        double[] sorted = [.. lags.OfType<(double LagS, double)>().Select(l => l.LagS).Order()];
        if (sorted.Length < 2)
        {
            return Nothing(TapDoubt.NoAgreement, "the sensors do not agree on the taps; knock them together, a second apart");
        }

        // 4.
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new TapVerdict(
            [.. lags.Select(l => l?.LagS - median)],
            [.. lags.Select(l => l?.Confidence ?? 0)],
            CountTaps(pulses[reference]!),
            null);
    }

    private TapVerdict Nothing(TapDoubt doubt, string why) =>
        new(new double?[_counts.Length], new double[_counts.Length], 0, why) { Doubt = doubt };

    private int Held(int sensor) => Math.Min(_counts[sensor], Capacity);

    private (double TimeS, double Magnitude) At(int sensor, int i) =>
        _samples[sensor][(Math.Max(0, _counts[sensor] - Capacity) + i) % Capacity];

    /// <summary>The pulses of one sensor on the grid, largest value 1; null when no tap stands out.</summary>
    private double[]? PulsesOf(int sensor, double from, double to)
    {
        double[] grid = new double[(int)((to - from) / GridS) + 1];
        int i = 0;
        for (int g = 0; g < grid.Length; g++)
        {
            double t = from + (g * GridS);
            while (i + 2 < Held(sensor) && At(sensor, i + 1).TimeS <= t)
            {
                i++;
            }

            (double t0, double m0) = At(sensor, i);
            (double t1, double m1) = At(sensor, i + 1);
            grid[g] = m0 + ((m1 - m0) * Math.Clamp((t - t0) / (t1 - t0), 0, 1));
        }

        double rest = Median(grid);
        for (int g = 0; g < grid.Length; g++)
        {
            grid[g] = Math.Abs(grid[g] - rest);
        }

        double background = Median(grid);
        double[] smooth = TapCorrelation.Smooth(grid, (int)Math.Round(SmoothS / GridS / 2));
        double largest = smooth.Max();
        double raw = grid.Max();
        if (raw < LeastTapMps2 || raw < LeastContrast * background)
        {
            return null;
        }

        for (int g = 0; g < smooth.Length; g++)
        {
            smooth[g] /= largest;
        }

        return smooth;
    }

    private static double Sharpness(double[] pulses) => 1 / (1e-9 + Median(pulses) + (pulses.Average() / 10));

    private static int CountTaps(double[] pulses)
    {
        int taps = 0;
        int last = int.MinValue / 2;
        for (int g = 0; g < pulses.Length; g++)
        {
            if (pulses[g] > TapShare && (g - last) * GridS > LeastTapSpacingS)
            {
                taps++;
            }

            last = pulses[g] > TapShare ? g : last;
        }

        return taps;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
