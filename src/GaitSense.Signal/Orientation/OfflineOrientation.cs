using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>Orientation of one sensor over a whole recording; every list has one entry per sample.</summary>
public sealed record OfflineOrientation
{
    /// <summary>Rotation sensor to world, z up, heading arbitrary (6D).</summary>
    public required IReadOnlyList<Quat> Orientation { get; init; }

    /// <summary>Rotation sensor to world, x east, y magnetic north, z up (9D); null without a magnetometer.</summary>
    public required IReadOnlyList<Quat>? OrientationEnu { get; init; }

    /// <summary>Angle about the vertical from <see cref="Orientation"/> to <see cref="OrientationEnu"/>, rad; null without a magnetometer.</summary>
    public required IReadOnlyList<double>? HeadingOffsetRad { get; init; }

    /// <summary>Gyroscope bias, rad/s.</summary>
    public required IReadOnlyList<Vec3> BiasRadPerS { get; init; }

    /// <summary>One standard deviation of the bias, rad/s: an upper bound of its worst direction.</summary>
    public required IReadOnlyList<double> BiasSigmaRadPerS { get; init; }

    /// <summary>True where the sensor lies still.</summary>
    public required IReadOnlyList<bool> IsAtRest { get; init; }

    /// <summary>True where the magnetic field is not the earth's; true throughout without a magnetometer.</summary>
    public required IReadOnlyList<bool> IsMagneticallyDisturbed { get; init; }
}
