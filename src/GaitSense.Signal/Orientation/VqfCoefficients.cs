using GaitSense.Core.Geometry;
using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Orientation;

/// <summary>What follows from the options and the sampling time. Bias variances are in (0.01 deg/s)^2.</summary>
internal sealed class VqfCoefficients
{
    /// <summary>rad/s per 0.01 deg/s.</summary>
    public const double RadPerCentiDeg = 0.01 * Angle.RadPerDeg;

    public VqfCoefficients(VqfOptions o, double samplingTimeS)
    {
        Ts = samplingTimeS;
        Rest = SecondOrderCoefficients.LowPassTau(o.RestFilterTauS, Ts);
        Acceleration = SecondOrderCoefficients.LowPassTau(o.AccelerationTauS, Ts);
        RestInitialCount = Math.Max(1, (int)Math.Round(o.RestFilterTauS / Ts));
        AccelerationInitialCount = Math.Max(1, (int)Math.Round(o.AccelerationTauS / Ts));
        RestMinS = o.RestMinS;
        RestRateSquared = Math.Pow(o.RestThresholdDegPerS * Angle.RadPerDeg, 2);
        RestForceSquared = o.RestThresholdMps2 * o.RestThresholdMps2;
        BiasClip = o.BiasClipDegPerS * Angle.RadPerDeg;
        P0 = Math.Pow(o.BiasSigmaInitDegPerS * 100, 2);
        V = Math.Pow(0.1 * 100, 2) * Ts / o.BiasForgettingTimeS;
        double motion = Math.Pow(o.BiasSigmaMotionDegPerS * 100, 2);
        MotionWeight = (motion * motion / V) + motion;
        VerticalWeight = MotionWeight / Math.Max(o.BiasVerticalForgettingFactor, 1e-10);
        double rest = Math.Pow(o.BiasSigmaRestDegPerS * 100, 2);
        RestWeight = (rest * rest / V) + rest;
    }

    public double Ts { get; }

    public SecondOrderCoefficients Rest { get; }

    public SecondOrderCoefficients Acceleration { get; }

    public int RestInitialCount { get; }

    public int AccelerationInitialCount { get; }

    public double RestMinS { get; }

    public double RestRateSquared { get; }

    public double RestForceSquared { get; }

    public double BiasClip { get; }

    public double P0 { get; }

    public double V { get; }

    public double MotionWeight { get; }

    public double VerticalWeight { get; }

    public double RestWeight { get; }
}
