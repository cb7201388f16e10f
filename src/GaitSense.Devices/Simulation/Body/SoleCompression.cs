namespace GaitSense.Devices.Simulation.Body;

/// <summary>The sole takes up the speed of landing: from contact on, the speed falls to zero along a Hann window, as a
/// shoe's midsole does in about a hundredth of a second.</summary>
internal static class SoleCompression
{
    /// <summary>From contact to rest, s.</summary>
    public const double DurationS = 0.012;

    /// <summary>How far the sole is compressed in the end, m.</summary>
    /// <param name="landingSpeedMps">Downward speed at contact.</param>
    public static double FinalDepthM(double landingSpeedMps) => 0.5 * landingSpeedMps * DurationS;

    /// <summary>Compression <paramref name="t"/> seconds after contact, m.</summary>
    /// <param name="landingSpeedMps">Downward speed at contact.</param>
    /// <param name="t">Time since contact, s; not negative.</param>
    public static double DepthM(double landingSpeedMps, double t)
    {
        if (t >= DurationS)
        {
            return FinalDepthM(landingSpeedMps);
        }

        double ripple = DurationS * (Math.Cos(2 * Math.PI * t / DurationS) - 1) / (4 * Math.PI * Math.PI);
        return landingSpeedMps * (t - (t * t / (2 * DurationS)) - ripple);
    }
}
