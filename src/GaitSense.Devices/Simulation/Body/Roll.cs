using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>A foot that rolls on the floor: about the heel while the toes are up, about the ball while the heel is up.</summary>
internal static class Roll
{
    /// <summary>The foot on its print at that pitch.</summary>
    public static FootPose Pose(in Footprint place, double pitchRad, double heelToBallM)
    {
        Vec3 heel = place.Standing.Heel;
        if (pitchRad < 0)
        {
            heel += Shift(place.YawRad, heelToBallM * (1 - Math.Cos(pitchRad)), -heelToBallM * Math.Sin(pitchRad));
        }

        return new FootPose(heel, pitchRad, place.YawRad, 0);
    }

    /// <summary>Motion of the heel against its print while the foot rolls: along the foot's axis and upward.</summary>
    /// <param name="pitch">Pitch and its derivatives; negative rolls over the ball.</param>
    /// <param name="heelToBallM">Distance of the two pivots, m.</param>
    public static (Motion Along, Motion Up) Heel(in Motion pitch, double heelToBallM)
    {
        if (pitch.Position >= 0)
        {
            return (default, default);
        }

        (double sin, double cos) = Math.SinCos(pitch.Position);
        double rateSquared = pitch.Velocity * pitch.Velocity;
        Motion along = new(
            heelToBallM * (1 - cos),
            heelToBallM * sin * pitch.Velocity,
            heelToBallM * ((sin * pitch.Acceleration) + (cos * rateSquared)));
        Motion up = new(
            -heelToBallM * sin,
            -heelToBallM * cos * pitch.Velocity,
            -heelToBallM * ((cos * pitch.Acceleration) - (sin * rateSquared)));
        return (along, up);
    }

    private static Vec3 Shift(double yawRad, double along, double up)
    {
        (double sin, double cos) = Math.SinCos(yawRad);
        return new Vec3(along * cos, along * sin, up);
    }
}
