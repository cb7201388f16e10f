using GaitSense.Core.Geometry;
using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Orientation;

/// <summary>What follows from the options and the sampling time. Bias variances are in (0.01 deg/s)^2, rates in rad/s,
/// angles in rad.</summary>
/// <remarks>Fields, so that the inner loop reads them in place.</remarks>
internal sealed class VqfCoefficients
{
    /// <summary>rad/s per 0.01 deg/s.</summary>
    public const double RadPerCentiDeg = 0.01 * Angle.RadPerDeg;

    public readonly double Ts;
    public readonly double RateHz;
    public readonly SecondOrderCoefficients Rest;
    public readonly SecondOrderCoefficients Acceleration;
    public readonly SecondOrderCoefficients NormAndDip;
    public readonly int RestInitialCount;
    public readonly int AccelerationInitialCount;
    public readonly int NormAndDipInitialCount;
    public readonly double RestMinS;
    public readonly double RestRateSquared;
    public readonly double RestForceSquared;
    public readonly double BiasClip;
    public readonly double P0;
    public readonly double V;
    public readonly double MotionWeight;
    public readonly double VerticalWeight;
    public readonly double RestWeight;
    public readonly bool CentresSamples;
    public readonly bool RejectsMagneticDisturbances;
    public readonly double MagneticTauS;
    public readonly double MagneticGain;
    public readonly double MagneticReferenceGain;
    public readonly double MagneticNormRatio;
    public readonly double MagneticDip;
    public readonly double MagneticNewFieldS;
    public readonly double MagneticFirstFieldS;
    public readonly double MagneticNewFieldRateSquared;
    public readonly double MagneticUndisturbedMinS;
    public readonly double MagneticMaxRejectionS;
    public readonly double MagneticRejectionFactor;

    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive and finite.</exception>
    public VqfCoefficients(VqfOptions o, double rateHz)
    {
        if (!(rateHz > 0) || !double.IsFinite(rateHz))
        {
            throw new ArgumentOutOfRangeException(nameof(rateHz), rateHz, "the sampling rate must be positive and finite");
        }

        RateHz = rateHz;
        Ts = 1 / rateHz;
        (Rest, RestInitialCount) = LowPass(o.RestFilterTauS, Ts);
        (Acceleration, AccelerationInitialCount) = LowPass(o.AccelerationTauS, Ts);
        (NormAndDip, NormAndDipInitialCount) = LowPass(o.MagneticCurrentTauS, Ts);
        RestMinS = o.RestMinS;
        RestRateSquared = Square(o.RestThresholdDegPerS * Angle.RadPerDeg);
        RestForceSquared = Square(o.RestThresholdMps2);
        BiasClip = o.BiasClipDegPerS * Angle.RadPerDeg;
        P0 = Square(o.BiasSigmaInitDegPerS * 100);
        V = Square(0.1 * 100) * Ts / o.BiasForgettingTimeS;
        MotionWeight = SteadyStateNoise(o.BiasSigmaMotionDegPerS, V);
        VerticalWeight = MotionWeight / Math.Max(o.BiasVerticalForgettingFactor, 1e-10);
        RestWeight = SteadyStateNoise(o.BiasSigmaRestDegPerS, V);
        CentresSamples = o.CentresSamples;
        RejectsMagneticDisturbances = o.RejectsMagneticDisturbances;
        MagneticTauS = o.MagneticTauS;
        MagneticGain = Gain(o.MagneticTauS, Ts);
        MagneticReferenceGain = Gain(o.MagneticReferenceTauS, Ts);
        MagneticNormRatio = o.MagneticNormThreshold;
        MagneticDip = o.MagneticDipThresholdDeg * Angle.RadPerDeg;
        MagneticNewFieldS = o.MagneticNewFieldS;
        MagneticFirstFieldS = o.MagneticFirstFieldS;
        MagneticNewFieldRateSquared = Square(o.MagneticNewFieldMinDegPerS * Angle.RadPerDeg);
        MagneticUndisturbedMinS = o.MagneticUndisturbedMinS;
        MagneticMaxRejectionS = o.MagneticMaxRejectionS;
        MagneticRejectionFactor = o.MagneticRejectionFactor;
    }

    /// <summary>One standard deviation of a bias with this covariance, rad/s, in its worst direction at most.</summary>
    public double BiasSigma(in SymmetricMatrix3 covariance) => Math.Sqrt(Math.Min(covariance.LargestRowSum, P0)) * RadPerCentiDeg;

    private static double Square(double x) => x * x;

    /// <summary>Gain of a first-order low-pass.</summary>
    private static double Gain(double tauS, double samplingTimeS) => 1 - Math.Exp(-samplingTimeS / tauS);

    /// <summary>The measurement noise with which the filter settles at the given uncertainty.</summary>
    private static double SteadyStateNoise(double sigmaDegPerS, double growth)
    {
        double variance = Square(sigmaDegPerS * 100);
        return (variance * variance / growth) + variance;
    }

    /// <summary>A low-pass and the number of inputs in its first time constant. Shorter time constants than half a sample,
    /// which no filter can have, are taken as half a sample.</summary>
    private static (SecondOrderCoefficients Coefficients, int InitialCount) LowPass(double tauS, double samplingTimeS)
    {
        int count = Math.Max(1, (int)(tauS / samplingTimeS) - 1);
        while (count * samplingTimeS < tauS)
        {
            count++;
        }

        return (SecondOrderCoefficients.LowPassTau(Math.Max(tauS, 0.5 * samplingTimeS), samplingTimeS), count);
    }
}
