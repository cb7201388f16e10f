using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>Where a foot is at one instant.</summary>
/// <param name="Heel">The heel's contact point in the world (z up, floor at 0), m.</param>
/// <param name="PitchRad">Toe-up positive.</param>
/// <param name="YawRad">Heading of the foot's axis.</param>
/// <param name="RollRad">About the foot's axis.</param>
internal readonly record struct FootPose(Vec3 Heel, double PitchRad, double YawRad, double RollRad)
{
    /// <summary>Maps foot axes into the world.</summary>
    public Quat Orientation => Turn.AboutZ(YawRad) * Turn.AboutY(-PitchRad) * Turn.AboutX(RollRad);

    /// <summary>A point given in foot axes, in the world.</summary>
    public Vec3 Point(in Vec3 inFoot) => Heel + Orientation.Rotate(inFoot);

    /// <summary>Height of the lowest point of the line from heel to ball, m.</summary>
    public double LowestM(double heelToBallM) => Heel.Z + Math.Min(0, heelToBallM * Math.Sin(PitchRad));
}

/// <summary>Rotations about one axis.</summary>
internal static class Turn
{
    /// <summary>About x: left side up.</summary>
    public static Quat AboutX(double rad)
    {
        (double sin, double cos) = Math.SinCos(0.5 * rad);
        return new Quat(cos, sin, 0, 0);
    }

    /// <summary>About y: front down.</summary>
    public static Quat AboutY(double rad)
    {
        (double sin, double cos) = Math.SinCos(0.5 * rad);
        return new Quat(cos, 0, sin, 0);
    }

    /// <summary>About z: to the left.</summary>
    public static Quat AboutZ(double rad)
    {
        (double sin, double cos) = Math.SinCos(0.5 * rad);
        return new Quat(cos, 0, 0, sin);
    }
}

/// <summary>Where a body segment is at one instant.</summary>
/// <param name="Position">Its origin in the world, m.</param>
/// <param name="Orientation">Maps segment axes (x anterior, y left, z up) into the world.</param>
internal readonly record struct SegmentPose(Vec3 Position, Quat Orientation)
{
    /// <summary>A point given in segment axes, in the world.</summary>
    public Vec3 Point(in Vec3 inSegment) => Position + Orientation.Rotate(inSegment);
}

/// <summary>A foot flat on the floor.</summary>
/// <param name="HeelX">Heel, m.</param>
/// <param name="HeelY">Heel, m.</param>
/// <param name="YawRad">Heading of the foot's axis.</param>
/// <param name="DepthM">How far the sole is compressed, m.</param>
internal readonly record struct Footprint(double HeelX, double HeelY, double YawRad, double DepthM)
{
    /// <summary>The foot as it stands there.</summary>
    public FootPose Standing => new(new Vec3(HeelX, HeelY, -DepthM), 0, YawRad, 0);
}
