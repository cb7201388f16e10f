using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Trunk;

/// <summary>Inclination of a trunk segment at one instant, rad, relative to the calibration pose.</summary>
/// <param name="TimeS">Seconds on the session's clock.</param>
/// <param name="TiltRad">Anterior (forward) tilt positive.</param>
/// <param name="ObliquityRad">Left side up positive.</param>
internal readonly record struct TrunkAngles(double TimeS, double TiltRad, double ObliquityRad)
{
    /// <summary>The angles of a direction of up in the segment's frame. They have no singularity in the sagittal plane.</summary>
    public static TrunkAngles Of(double timeS, in Vec3 up) => new(
        timeS,
        Math.Atan2(-up.X, up.Z),
        Math.Atan2(up.Y, Math.Sqrt((up.X * up.X) + (up.Z * up.Z))));
}

/// <summary>Mean and ranges of a trunk segment's angles over a stride, rad.</summary>
/// <param name="MeanTiltRad">Mean tilt, anterior positive.</param>
/// <param name="TiltRangeRad">Range of the tilt.</param>
/// <param name="ObliquityRangeRad">Range of the obliquity.</param>
/// <param name="RotationRangeRad">Range of the heading less its trend over the stride.</param>
/// <param name="Confidence">0 to 1: what was seen of the stride, how the zero and the axes are known.</param>
internal readonly record struct TrunkStride(
    double MeanTiltRad, double TiltRangeRad, double ObliquityRangeRad, double RotationRangeRad, double Confidence);
