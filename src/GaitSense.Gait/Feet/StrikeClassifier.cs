using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Feet;

/// <summary>Decides which part of the foot touched first.</summary>
/// <remarks>
/// <para><b>How</b>: by the foot strike angle; within 2 degrees of a border by the rotation that follows: a foot whose toes
/// fall landed on its heel, a foot whose heel falls landed on its toes.</para>
/// <para>The default borders, 5 degrees on both sides, are for slow walking in either direction; Altman and Davis (2012)
/// use 8 and -1.6 degrees for running.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1016/j.gaitpost.2011.09.104">Altman and Davis, Gait Posture 35:298 (2012)</seealso>
internal static class StrikeClassifier
{
    private const double BandRad = 2 * Angle.RadPerDeg;
    private const double SureRad = 6 * Angle.RadPerDeg;
    private const double TurningRadPerS = 40 * Angle.RadPerDeg;

    /// <summary>How sure the pattern is, 0 to 1: the angle is good to about 3 degrees, so one border away by as much or more is
    /// sure; at the border, where the rotation decides, it is a better guess.</summary>
    public static double Confidence(double angleRad, double quality, FootOptions options)
    {
        double distance = Math.Min(Math.Abs(angleRad - options.HeelAngleRad), Math.Abs(angleRad - options.ToeAngleRad));
        return double.IsFinite(angleRad) ? quality * Math.Clamp(0.4 + (0.6 * distance / SureRad), 0, 1) : 0;
    }

    /// <summary>The pattern of a landing with the given slope and the slope's rate after it.</summary>
    public static ContactPattern Classify(double angleRad, double rateRadPerS, FootOptions options)
    {
        if (!double.IsFinite(angleRad))
        {
            return ContactPattern.Unknown;
        }

        if (Math.Abs(angleRad - options.HeelAngleRad) < BandRad)
        {
            return rateRadPerS < -TurningRadPerS ? ContactPattern.Heel : ContactPattern.Flat;
        }

        if (Math.Abs(angleRad - options.ToeAngleRad) < BandRad)
        {
            return rateRadPerS > TurningRadPerS ? ContactPattern.Toe : ContactPattern.Flat;
        }

        return angleRad > options.HeelAngleRad ? ContactPattern.Heel
            : angleRad < options.ToeAngleRad ? ContactPattern.Toe
            : ContactPattern.Flat;
    }
}
