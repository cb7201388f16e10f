using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Feet;

/// <summary>The foot's motion in the sagittal plane of travel.</summary>
/// <param name="RateRadPerS">Change of the slope, toe-up positive.</param>
/// <param name="AlongMps">Velocity of the sensor along the sole, to the toes positive.</param>
/// <param name="AcrossMps">Velocity of the sensor across the sole, away from the floor positive.</param>
internal readonly record struct SoleMotion(double RateRadPerS, double AlongMps, double AcrossMps);

/// <summary>Slope of the sole along the line of travel in a navigated segment, toe-up positive, against the flat foot at
/// the segment's end.</summary>
/// <remarks>It needs no knowledge of how the sensor is turned on the foot: the sole is level when the foot is flat, and the
/// line of travel is the displacement itself, pointing to the toes.</remarks>
internal readonly ref struct SoleSlope
{
    private readonly StrideSegment _s;
    private readonly Vec3 _normal;
    private readonly double _tx;
    private readonly double _ty;

    /// <param name="s">The navigated segment.</param>
    /// <param name="upFlat">Direction of up in the sensor frame when the foot is flat.</param>
    /// <param name="toTheToes">Horizontal direction from heel to toes along the line of travel, world frame of the segment.</param>
    public SoleSlope(StrideSegment s, in Vec3 upFlat, in Vec3 toTheToes)
    {
        _s = s;
        _normal = upFlat;
        double n = Math.Sqrt((toTheToes.X * toTheToes.X) + (toTheToes.Y * toTheToes.Y));
        _tx = toTheToes.X / n;
        _ty = toTheToes.Y / n;
    }

    /// <summary>Rotation and velocity of the foot at sample <paramref name="i"/>, which has a neighbour on both sides.</summary>
    public SoleMotion MotionAt(int i)
    {
        Vec3 v = _s.Velocity[i];
        double forward = (v.X * _tx) + (v.Y * _ty);
        (double sin, double cos) = Math.SinCos(this[i]);
        return new SoleMotion(
            (this[i + 1] - this[i - 1]) / (_s.Time[i + 1] - _s.Time[i - 1]),
            (forward * cos) + (v.Z * sin),
            (v.Z * cos) - (forward * sin));
    }

    /// <summary>Slope at sample <paramref name="i"/>, rad.</summary>
    public double this[int i]
    {
        get
        {
            Vec3 n = _s.Orientation[i].Rotate(_normal);
            return Math.Atan2(-((n.X * _tx) + (n.Y * _ty)), n.Z);
        }
    }
}
