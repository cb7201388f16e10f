namespace GaitSense.Devices.Simulation.Body;

/// <summary>A polynomial of fifth degree that meets position, velocity and acceleration at both ends, so that pieces of a
/// movement join without a jump of acceleration.</summary>
internal readonly struct Quintic
{
    private readonly double _c0;
    private readonly double _c1;
    private readonly double _c2;
    private readonly double _c3;
    private readonly double _c4;
    private readonly double _c5;

    /// <summary>The polynomial over <paramref name="durationS"/> seconds.</summary>
    public Quintic(double durationS, in Motion start, in Motion end)
    {
        _c0 = start.Position;
        _c1 = start.Velocity * durationS;
        _c2 = 0.5 * start.Acceleration * durationS * durationS;
        double d = end.Position - _c0 - _c1 - _c2;
        double e = (end.Velocity * durationS) - _c1 - (2 * _c2);
        double f = (end.Acceleration * durationS * durationS) - (2 * _c2);
        _c3 = (10 * d) - (4 * e) + (0.5 * f);
        _c4 = (-15 * d) + (7 * e) - f;
        _c5 = (6 * d) - (3 * e) + (0.5 * f);
    }

    /// <summary>Value at a share <paramref name="s"/> of the duration, 0 to 1.</summary>
    public double At(double s) => _c0 + (s * (_c1 + (s * (_c2 + (s * (_c3 + (s * (_c4 + (s * _c5)))))))));

    /// <summary>A hump that is 0 with its first two derivatives at both ends and 1 in the middle.</summary>
    public static double Bump(double s)
    {
        double w = s * (1 - s);
        return 64 * w * w * w;
    }
}

/// <summary>Position, velocity and acceleration of one coordinate.</summary>
/// <param name="Position">m or rad.</param>
/// <param name="Velocity">Per second.</param>
/// <param name="Acceleration">Per second squared.</param>
internal readonly record struct Motion(double Position, double Velocity = 0, double Acceleration = 0);
