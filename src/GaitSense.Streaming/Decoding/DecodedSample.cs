using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;

namespace GaitSense.Streaming;

/// <summary>One sample in SI units and in the sensor's printed axes; its time follows from its place in the packet.</summary>
/// <param name="AccelerationMps2">Specific force, m/s2.</param>
/// <param name="AngularRateRadPerS">Angular rate, rad/s.</param>
/// <param name="MagneticFieldUt">Magnetic field, uT; NaN when not measured.</param>
/// <param name="Marks">Saturation.</param>
public readonly record struct DecodedSample(
    Vec3 AccelerationMps2,
    Vec3 AngularRateRadPerS,
    Vec3 MagneticFieldUt,
    SampleMarks Marks);
