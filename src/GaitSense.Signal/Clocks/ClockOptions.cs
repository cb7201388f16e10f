using System.Runtime.CompilerServices;

namespace GaitSense.Signal.Clocks;

/// <summary>What can be set about the clock of a free-running sensor. A value out of range is refused when it is set.</summary>
public sealed record ClockOptions
{
    /// <summary>The defaults.</summary>
    public static ClockOptions Default { get; } = new();

    /// <summary>How far back arrivals are remembered, s, 10 to 3600. Longer: a steadier skew. Shorter: follows a crystal
    /// that warms up.</summary>
    /// <value>300</value>
    public double WindowS { get; init => field = Within(value, 10, 3600); } = 300;

    /// <summary>Span of arrivals from which on the skew is estimated, s, 5 to 3600; before, the sensor's clock counts as
    /// exact. At this span an estimate counts by half; it is worth about 25 ppm. Lower: earlier, but noisier.</summary>
    /// <value>60</value>
    public double SkewAfterS { get; init => field = Within(value, 5, 3600); } = 60;

    /// <summary>Largest skew believed, parts per million, 0 to 10000. Watch crystals keep within 50.</summary>
    /// <value>200</value>
    public double MaxSkewPpm { get; init => field = Within(value, 0, 10_000); } = 200;

    /// <summary>Largest correction that one packet brings to the time line, s, 0.00001 to 0.1. Lower: smoother. Higher:
    /// settles faster.</summary>
    /// <value>0.001</value>
    public double MaxSlewS { get; init => field = Within(value, 1e-5, 0.1); } = 0.001;

    /// <summary>Largest error of the sampling rate of a sensor that only counts its samples, a ratio, 0 to 0.2. The oscillators of
    /// inertial parts keep within 0.01 to 0.03.</summary>
    /// <value>0.05</value>
    public double MaxRateError { get; init => field = Within(value, 0, 0.2); } = 0.05;

    /// <summary>How far back arrivals are remembered for the rate of such a sensor, s, 10 to 3600. Shorter than for a crystal: its
    /// rate follows the temperature.</summary>
    /// <value>60</value>
    public double RateWindowS { get; init => field = Within(value, 10, 3600); } = 60;

    private static double Within(double value, double low, double high, [CallerMemberName] string name = "") =>
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"must be {low} to {high}"));
}
