using GaitSense.Core.Geometry;

namespace GaitSense.Export.Signals;

/// <summary>One instant of one sensor as exports write it. Acceleration, rate and field are in the sensor's printed axes; the
/// orientation is of the site's axes, the declared mounting applied.</summary>
/// <param name="TimeS">Session time, s.</param>
/// <param name="AccelerationMps2">Specific force, m/s2.</param>
/// <param name="AngularRateRadPerS">Angular rate, rad/s.</param>
public readonly record struct SignalSample(double TimeS, Vec3 AccelerationMps2, Vec3 AngularRateRadPerS)
{
    /// <summary>Magnetic field, uT; NaN when not measured.</summary>
    public Vec3 MagneticFieldUt { get; init; } = Vec3.NaN;

    /// <summary>Rotation from the site's axes to the session frame: z up, the heading of each sensor arbitrary; NaN when unknown.</summary>
    public Quat Orientation { get; init; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Pelvic tilt, anterior positive, rad; NaN where there is none: it comes 20 times a second, with samples of the pelvis.</summary>
    public double PelvicTiltRad { get; init; } = double.NaN;

    /// <summary>Pelvic obliquity, left side up positive, rad; NaN where there is none.</summary>
    public double PelvicObliquityRad { get; init; } = double.NaN;

    /// <summary>Lumbar extension, extension positive, rad; NaN where there is none.</summary>
    public double LumbarExtensionRad { get; init; } = double.NaN;

    /// <summary>Where the sensor of a foot was; unknown for other sensors.</summary>
    public FootPoint Foot { get; init; } = FootPoint.Unknown;
}
