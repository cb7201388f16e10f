using System.Globalization;

namespace GaitSense.Export.Plots;

/// <summary>Carries values to a span of the plot, with ticks at round numbers.</summary>
internal sealed class Axis
{
    private readonly double _start;
    private readonly double _end;

    /// <summary>An axis from one place to another.</summary>
    /// <param name="low">Smallest value shown.</param>
    /// <param name="high">Largest value shown.</param>
    /// <param name="start">Place of the smallest.</param>
    /// <param name="end">Place of the largest.</param>
    /// <param name="ticks">About how many ticks.</param>
    public Axis(double low, double high, double start, double end, int ticks = 5)
    {
        if (!(high > low))
        {
            double half = Math.Max(Math.Abs(low) * 0.1, 0.5);
            (low, high) = (low - half, high + half);
        }

        Step = RoundStep((high - low) / Math.Max(1, ticks));
        (Low, High, _start, _end) = (low, high, start, end);
    }

    /// <summary>Smallest value shown.</summary>
    public double Low { get; }

    /// <summary>Largest value shown.</summary>
    public double High { get; }

    private double Step { get; }

    /// <summary>An axis that holds all values, with a little room.</summary>
    public static Axis Holding(IEnumerable<double> values, double start, double end, int ticks = 5)
    {
        double[] all = [.. values.Where(double.IsFinite)];
        if (all.Length == 0)
        {
            return new Axis(0, 1, start, end, ticks);
        }

        double room = 0.06 * (all.Max() - all.Min());
        return new Axis(all.Min() - room, all.Max() + room, start, end, ticks);
    }

    /// <summary>The place of a value.</summary>
    public double At(double value) => _start + ((value - Low) / (High - Low) * (_end - _start));

    /// <summary>Round values inside, with their words.</summary>
    public IEnumerable<(double Value, string Text)> Ticks()
    {
        int digits = Math.Max(0, -(int)Math.Floor(Math.Log10(Step) + 1e-9));
        for (double i = Math.Ceiling((Low / Step) - 1e-9); i * Step <= High + (1e-9 * Step); i++)
        {
            yield return (i * Step, Numbers.Text(i * Step, digits));
        }
    }

    private static double RoundStep(double wanted)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        double mantissa = wanted / power;
        return power * (mantissa <= 1.5 ? 1 : mantissa <= 3.5 ? 2 : mantissa <= 7.5 ? 5 : 10);
    }
}

/// <summary>Numbers for a person: invariant, with a true minus sign.</summary>
internal static class Numbers
{
    /// <summary>What stands for no value.</summary>
    public const string None = "\u2013";

    /// <summary>A number with so many digits; a dash for none.</summary>
    public static string Text(double? value, int digits)
    {
        if (value is not { } v || !double.IsFinite(v))
        {
            return None;
        }

        string text = Math.Abs(v).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return v < 0 && text.Any(c => c is >= '1' and <= '9') ? "\u2212" + text : text;
    }
}
