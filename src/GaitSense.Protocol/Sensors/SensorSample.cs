using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;

namespace GaitSense.Protocol.Sensors;

/// <summary>One sample in SI units and the sensor's printed axes. What a notification does not hold is NaN.</summary>
public struct SensorSample
{
    /// <summary>Specific force, m/s2.</summary>
    public Vec3 AccelerationMps2;

    /// <summary>Angular rate, rad/s.</summary>
    public Vec3 AngularRateRadPerS;

    /// <summary>Magnetic field, uT.</summary>
    public Vec3 MagneticFieldUt;

    /// <summary>Acceleration without gravity in axes with z up, m/s2.</summary>
    public Vec3 FreeAccelerationMps2;

    /// <summary>Roll, pitch and yaw as the sensor computes them, rad; their order of rotation is the maker's.</summary>
    public Vec3 EulerRad;

    /// <summary>Orientation that the sensor computes: sensor axes into axes with z up.</summary>
    public Quat Orientation;

    /// <summary>Saturation.</summary>
    public SampleMarks Marks;

    /// <summary>A sample without any value.</summary>
    public static SensorSample None => new()
    {
        AccelerationMps2 = Vec3.NaN,
        AngularRateRadPerS = Vec3.NaN,
        MagneticFieldUt = Vec3.NaN,
        FreeAccelerationMps2 = Vec3.NaN,
        EulerRad = Vec3.NaN,
        Orientation = new Quat(double.NaN, double.NaN, double.NaN, double.NaN),
    };
}
