using GaitSense.Core.Geometry;

namespace GaitSense.App.Live.Signals;

/// <summary>Samples of one sensor, thinned for the eye.</summary>
/// <param name="Sensor">Index in the roster.</param>
/// <param name="TimesS">Times on the session's clock, s.</param>
/// <param name="AccelerationMps2">Specific force in the sensor's axes, m/s²: x, y, z of each time in turn.</param>
/// <param name="AngularRateDegPerS">Angular rate in the sensor's axes, °/s: x, y, z of each time in turn.</param>
public sealed record SignalFrame(int Sensor, double[] TimesS, double[] AccelerationMps2, double[] AngularRateDegPerS)
{
    /// <summary>The frame of points of one sensor, rounded to what a person can see.</summary>
    public static SignalFrame Of(int sensor, IReadOnlyList<SignalPoint> points) => new(
        sensor,
        [.. points.Select(p => Math.Round(p.TimeS, 4))],
        [.. points.SelectMany(p => Rounded(p.AccelerationMps2, 3))],
        [.. points.SelectMany(p => Rounded(p.AngularRateRadPerS * Angle.DegPerRad, 1))]);

    private static double[] Rounded(in Vec3 v, int digits) =>
        [Math.Round(v.X, digits), Math.Round(v.Y, digits), Math.Round(v.Z, digits)];
}
