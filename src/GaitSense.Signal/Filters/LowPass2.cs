namespace GaitSense.Signal.Filters;

/// <summary>Coefficients of a second-order Butterworth low-pass section.</summary>
/// <remarks>Bilinear transform with prewarping: C = tan(pi fc Ts), D = C^2 + sqrt(2) C + 1, b = [C^2, 2 C^2, C^2]/D,
/// a1 = 2 (C^2 - 1)/D, a2 = (C^2 - sqrt(2) C + 1)/D.</remarks>
/// <param name="B0">Numerator.</param>
/// <param name="B1">Numerator.</param>
/// <param name="B2">Numerator.</param>
/// <param name="A1">Denominator.</param>
/// <param name="A2">Denominator.</param>
public readonly record struct SecondOrderCoefficients(double B0, double B1, double B2, double A1, double A2)
{
    /// <summary>A low-pass with cutoff <paramref name="cutoffHz"/> at sampling rate <paramref name="rateHz"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cutoff is not below half the sampling rate.</exception>
    public static SecondOrderCoefficients LowPass(double cutoffHz, double rateHz)
    {
        RequireBelowNyquist(cutoffHz, rateHz);
        double c = Math.Tan(Math.PI * cutoffHz / rateHz);
        double d = (c * c) + (Math.Sqrt(2) * c) + 1;
        double b0 = c * c / d;
        return new(b0, 2 * b0, b0, 2 * ((c * c) - 1) / d, ((c * c) - (Math.Sqrt(2) * c) + 1) / d);
    }

    /// <summary>A high-pass with cutoff <paramref name="cutoffHz"/> at sampling rate <paramref name="rateHz"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cutoff is not below half the sampling rate.</exception>
    public static SecondOrderCoefficients HighPass(double cutoffHz, double rateHz)
    {
        RequireBelowNyquist(cutoffHz, rateHz);
        double c = Math.Tan(Math.PI * cutoffHz / rateHz);
        double d = (c * c) + (Math.Sqrt(2) * c) + 1;
        return new(1 / d, -2 / d, 1 / d, 2 * ((c * c) - 1) / d, ((c * c) - (Math.Sqrt(2) * c) + 1) / d);
    }

    /// <summary>A low-pass with time constant <paramref name="tauS"/>, cutoff sqrt(2)/(2 pi tau); the same convention as VQF.</summary>
    public static SecondOrderCoefficients LowPassTau(double tauS, double samplingTimeS) =>
        LowPass(Math.Sqrt(2) / (2 * Math.PI * tauS), 1 / samplingTimeS);

    private static void RequireBelowNyquist(double cutoffHz, double rateHz)
    {
        if (!(cutoffHz > 0) || !(cutoffHz < 0.5 * rateHz))
        {
            throw new ArgumentOutOfRangeException(nameof(cutoffHz), cutoffHz, $"must lie between 0 and half the sampling rate {rateHz} Hz");
        }
    }
}

/// <summary>State of a second-order section, transposed direct form II.</summary>
public struct SecondOrderState
{
    private double _s1;
    private double _s2;

    /// <summary>Filters one sample.</summary>
    public double Step(in SecondOrderCoefficients c, double x)
    {
        double y = (c.B0 * x) + _s1;
        _s1 = (c.B1 * x) - (c.A1 * y) + _s2;
        _s2 = (c.B2 * x) - (c.A2 * y);
        return y;
    }

    /// <summary>Sets the state that a constant input <paramref name="x"/> ends in, for a section of gain one at zero frequency.</summary>
    public void SettleLowPass(in SecondOrderCoefficients c, double x)
    {
        _s1 = x * (1 - c.B0);
        _s2 = x * (c.B2 - c.A2);
    }

    /// <summary>Sets the state that a constant input <paramref name="x"/> ends in, for a high-pass section.</summary>
    public void SettleHighPass(in SecondOrderCoefficients c, double x)
    {
        _s1 = -c.B0 * x;
        _s2 = c.B2 * x;
    }
}
