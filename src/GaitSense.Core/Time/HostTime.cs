namespace GaitSense.Core.Time;

/// <summary>When a packet reached this host: nanoseconds on the host's monotonic clock since the session began.
/// It is later than the samples inside by the radio's latency.</summary>
/// <param name="Nanoseconds">Nanoseconds since the session began.</param>
public readonly record struct HostTime(long Nanoseconds)
{
    /// <summary>Seconds since the session began.</summary>
    public double Seconds => Nanoseconds * 1e-9;

    /// <summary>The instant that many seconds after the session began.</summary>
    public static HostTime FromSeconds(double seconds) => new((long)Math.Round(seconds * 1e9));
}
