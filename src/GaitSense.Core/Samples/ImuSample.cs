using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Core.Samples;

/// <summary>One instant of one inertial sensor. A gap is a jump of <see cref="Index"/>, never an exception.</summary>
/// <param name="Time">When, on the session's clock.</param>
/// <param name="Index">Running number counted by the sensor; missing numbers are lost samples.</param>
/// <param name="AccelerationMps2">Specific force, m/s2; at rest it points up with 9.81.</param>
/// <param name="AngularRateRadPerS">Angular rate, rad/s, right-handed.</param>
/// <param name="Marks">Saturation.</param>
/// <typeparam name="TFrame">The frame of the vectors.</typeparam>
public readonly record struct ImuSample<TFrame>(
    SessionTime Time,
    long Index,
    Vec3 AccelerationMps2,
    Vec3 AngularRateRadPerS,
    SampleMarks Marks)
    where TFrame : struct, ICoordinateFrame
{
    /// <summary>Magnetic field, uT; <see cref="Vec3.NaN"/> when not measured.</summary>
    public Vec3 MagneticFieldUt { get; init; } = Vec3.NaN;

    /// <summary>The same instant in another frame.</summary>
    /// <typeparam name="TTo">Frame of the result.</typeparam>
    public ImuSample<TTo> In<TTo>(in Rotation<TFrame, TTo> rotation)
        where TTo : struct, ICoordinateFrame => new(
            Time,
            Index,
            rotation.Apply(AccelerationMps2),
            rotation.Apply(AngularRateRadPerS),
            Marks)
        {
            MagneticFieldUt = rotation.Apply(MagneticFieldUt),
        };
}
