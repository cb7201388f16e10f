namespace GaitSense.Core.Frames;

/// <summary>Marks a coordinate frame at compile time; it has no run-time cost.</summary>
#pragma warning disable CA1040 // A phantom type is an empty interface by design.
public interface ICoordinateFrame;
#pragma warning restore CA1040

/// <summary>Axes as printed on the sensor.</summary>
public readonly struct SensorFrame : ICoordinateFrame;

/// <summary>Axes of the body part as far as they are known before calibration: x forward within 45 degrees, right-handed,
/// tilt arbitrary.</summary>
public readonly struct NominalFrame : ICoordinateFrame;

/// <summary>Axes of the body part after calibration: x anterior, y left, z up in the calibration pose.</summary>
public readonly struct SegmentFrame : ICoordinateFrame;

/// <summary>z up, right-handed, heading arbitrary and different for each sensor.</summary>
public readonly struct WorldFrame : ICoordinateFrame;
