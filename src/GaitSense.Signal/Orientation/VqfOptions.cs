namespace GaitSense.Signal.Orientation;

/// <summary>Parameters of the orientation filter; the defaults are its authors'.</summary>
public sealed record VqfOptions
{
    /// <summary>The authors' defaults.</summary>
    public static VqfOptions Default { get; } = new();

    /// <summary>Time constant of the accelerometer low-pass, s. Lower trusts the accelerometer more.</summary>
    /// <value>3</value>
    public double AccelerationTauS { get; init; } = 3;

    /// <summary>Time constant of the heading correction, s. Lower trusts the magnetometer more.</summary>
    /// <value>9</value>
    public double MagneticTauS { get; init; } = 9;

    /// <summary>Standard deviation of the initial gyroscope bias, deg/s.</summary>
    /// <value>0.5</value>
    public double BiasSigmaInitDegPerS { get; init; } = 0.5;

    /// <summary>Time in which the bias variance grows to (0.1 deg/s)^2 without measurements, s.</summary>
    /// <value>100</value>
    public double BiasForgettingTimeS { get; init; } = 100;

    /// <summary>Largest bias, deg/s.</summary>
    /// <value>2</value>
    public double BiasClipDegPerS { get; init; } = 2;

    /// <summary>Bias uncertainty that the inclination correction reaches in motion, deg/s.</summary>
    /// <value>0.1</value>
    public double BiasSigmaMotionDegPerS { get; init; } = 0.1;

    /// <summary>Weight of the vertical bias in motion; small pulls it slowly to zero.</summary>
    /// <value>0.0001</value>
    public double BiasVerticalForgettingFactor { get; init; } = 0.0001;

    /// <summary>Bias uncertainty reached at rest, deg/s.</summary>
    /// <value>0.03</value>
    public double BiasSigmaRestDegPerS { get; init; } = 0.03;

    /// <summary>Stillness needed before it counts as rest, s.</summary>
    /// <value>1.5</value>
    public double RestMinS { get; init; } = 1.5;

    /// <summary>Time constant of the rest detection's low-pass, s.</summary>
    /// <value>0.5</value>
    public double RestFilterTauS { get; init; } = 0.5;

    /// <summary>Largest angular rate at rest, deg/s.</summary>
    /// <value>2</value>
    public double RestThresholdDegPerS { get; init; } = 2;

    /// <summary>Largest acceleration scatter at rest, m/s2.</summary>
    /// <value>0.5</value>
    public double RestThresholdMps2 { get; init; } = 0.5;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time constant or uncertainty is not positive.</exception>
    public VqfOptions Validated()
    {
        ReadOnlySpan<double> positive =
        [
            AccelerationTauS, MagneticTauS, BiasSigmaInitDegPerS, BiasForgettingTimeS, BiasClipDegPerS,
            BiasSigmaMotionDegPerS, BiasVerticalForgettingFactor, BiasSigmaRestDegPerS, RestMinS, RestFilterTauS,
            RestThresholdDegPerS, RestThresholdMps2,
        ];
        foreach (double v in positive)
        {
            if (!(v > 0) || !double.IsFinite(v))
            {
                throw new ArgumentOutOfRangeException(nameof(VqfOptions), v, "every parameter must be positive and finite");
            }
        }

        return this;
    }
}
