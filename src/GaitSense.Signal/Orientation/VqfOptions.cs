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

    /// <summary>True to take force and field for those of the middle of each sampling interval, where they are measured. The
    /// authors rotate them with the attitude at the interval's end, which tilts fast turns by half a sample: at 57 Hz and
    /// 400 deg/s by some 3 deg. No difference for slow turns or high rates.</summary>
    /// <value>false, as the authors'</value>
    public bool CentresSamples { get; init; }

    /// <summary>True to leave the heading alone while the magnetic field is not the earth's.</summary>
    /// <value>true</value>
    public bool RejectsMagneticDisturbances { get; init; } = true;

    /// <summary>Time constant that smooths norm and dip of the magnetic field, s.</summary>
    /// <value>0.05</value>
    public double MagneticCurrentTauS { get; init; } = 0.05;

    /// <summary>Time constant with which the accepted field follows slow changes, s.</summary>
    /// <value>20</value>
    public double MagneticReferenceTauS { get; init; } = 20;

    /// <summary>Largest deviation of an undisturbed field's norm, as a part of the accepted norm. Lower rejects more.</summary>
    /// <value>0.1</value>
    public double MagneticNormThreshold { get; init; } = 0.1;

    /// <summary>Largest deviation of an undisturbed field's dip, deg. Lower rejects more.</summary>
    /// <value>10</value>
    public double MagneticDipThresholdDeg { get; init; } = 10;

    /// <summary>Turning time in which a new field must stay the same to be accepted, s.</summary>
    /// <value>20</value>
    public double MagneticNewFieldS { get; init; } = 20;

    /// <summary>The same for the first field after the start, s.</summary>
    /// <value>5</value>
    public double MagneticFirstFieldS { get; init; } = 5;

    /// <summary>Smallest low-passed angular rate that counts as turning for a new field, deg/s.</summary>
    /// <value>20</value>
    public double MagneticNewFieldMinDegPerS { get; init; } = 20;

    /// <summary>Time that the field must agree before it counts as undisturbed again, s.</summary>
    /// <value>0.5</value>
    public double MagneticUndisturbedMinS { get; init; } = 0.5;

    /// <summary>Time for which a disturbed field is rejected altogether, s.</summary>
    /// <value>60</value>
    public double MagneticMaxRejectionS { get; init; } = 60;

    /// <summary>Divisor of the gain after that time; also how many times faster the rejection time recovers.</summary>
    /// <value>2</value>
    public double MagneticRejectionFactor { get; init; } = 2;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive and finite.</exception>
    public VqfOptions Validated()
    {
        Require(AccelerationTauS, nameof(AccelerationTauS));
        Require(MagneticTauS, nameof(MagneticTauS));
        Require(BiasSigmaInitDegPerS, nameof(BiasSigmaInitDegPerS));
        Require(BiasForgettingTimeS, nameof(BiasForgettingTimeS));
        Require(BiasClipDegPerS, nameof(BiasClipDegPerS));
        Require(BiasSigmaMotionDegPerS, nameof(BiasSigmaMotionDegPerS));
        Require(BiasVerticalForgettingFactor, nameof(BiasVerticalForgettingFactor));
        Require(BiasSigmaRestDegPerS, nameof(BiasSigmaRestDegPerS));
        Require(RestMinS, nameof(RestMinS));
        Require(RestFilterTauS, nameof(RestFilterTauS));
        Require(RestThresholdDegPerS, nameof(RestThresholdDegPerS));
        Require(RestThresholdMps2, nameof(RestThresholdMps2));
        Require(MagneticCurrentTauS, nameof(MagneticCurrentTauS));
        Require(MagneticReferenceTauS, nameof(MagneticReferenceTauS));
        Require(MagneticNormThreshold, nameof(MagneticNormThreshold));
        Require(MagneticDipThresholdDeg, nameof(MagneticDipThresholdDeg));
        Require(MagneticNewFieldS, nameof(MagneticNewFieldS));
        Require(MagneticFirstFieldS, nameof(MagneticFirstFieldS));
        Require(MagneticNewFieldMinDegPerS, nameof(MagneticNewFieldMinDegPerS));
        Require(MagneticUndisturbedMinS, nameof(MagneticUndisturbedMinS));
        Require(MagneticMaxRejectionS, nameof(MagneticMaxRejectionS));
        Require(MagneticRejectionFactor, nameof(MagneticRejectionFactor));
        return this;
    }

    private static void Require(double value, string name)
    {
        if (!(value > 0) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "every parameter of the orientation filter must be positive and finite");
        }
    }
}
