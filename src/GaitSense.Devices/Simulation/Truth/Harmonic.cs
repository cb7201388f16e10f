namespace GaitSense.Devices.Simulation.Truth;

/// <summary>One harmonic of a curve over one stride.</summary>
/// <param name="Amplitude">Amplitude, in the unit of the curve.</param>
/// <param name="PhaseRad">Phase of the stride at which it peaks, times the harmonic's number.</param>
internal readonly record struct Harmonic(double Amplitude, double PhaseRad)
{
    /// <summary>The n-th harmonic of evenly spaced values, after the line between first and last value is taken off.</summary>
    public static Harmonic Of(ReadOnlySpan<double> values, int n)
    {
        double sumCos = 0;
        double sumSin = 0;
        double slope = (values[^1] - values[0]) / Math.Max(1, values.Length - 1);
        for (int i = 0; i < values.Length; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * n * i / values.Length);
            double value = values[i] - (slope * i);
            sumCos += value * cos;
            sumSin += value * sin;
        }

        double scale = 2.0 / values.Length;
        return new Harmonic(scale * Math.Sqrt((sumCos * sumCos) + (sumSin * sumSin)), Math.Atan2(sumSin, sumCos));
    }
}
