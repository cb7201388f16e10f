using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>Where the points of a foot lie in its own axes (x to the toes, y left, z up, origin where the heel touches).</summary>
/// <param name="LengthM">From heel to toe tip, m.</param>
internal readonly record struct FootGeometry(double LengthM)
{
    /// <summary>From the heel to the ball, about which the foot rolls over the toes, m.</summary>
    public double HeelToBallM => 0.73 * LengthM;

    /// <summary>From the heel to below the hip when standing, m.</summary>
    public double HeelToMiddleM => 0.4 * LengthM;

    /// <summary>Where a sensor on the instep sits.</summary>
    public Vec3 InstepM => new Vec3(0.15, 0, 0.07) * (LengthM / 0.26);
}
