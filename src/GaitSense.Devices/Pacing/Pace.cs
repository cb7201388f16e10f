namespace GaitSense.Devices.Pacing;

/// <summary>How fast packets are handed over.</summary>
public readonly record struct Pace
{
    private Pace(double factor) => Factor = factor;

    /// <summary>As fast as the receiver takes them.</summary>
    public static Pace AsFastAsPossible => default;

    /// <summary>At the times at which they arrived.</summary>
    public static Pace RealTime => new(1);

    /// <summary>Seconds of the source per second of the clock; 0 when nothing is waited for.</summary>
    public double Factor { get; }

    /// <summary>True when nothing is waited for.</summary>
    public bool IsUnpaced => Factor == 0;

    /// <summary>That many times faster than they arrived; less than 1 is slower.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not between 0.01 and 1000.</exception>
    public static Pace Times(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 0.01);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, 1000);
        return new Pace(factor);
    }
}
