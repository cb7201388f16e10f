namespace GaitSense.Core.Geometry;

/// <summary>Angle arithmetic in radians, and the conversions that belong at the edge.</summary>
public static class Angle
{
    /// <summary>Radians per degree.</summary>
    public const double RadPerDeg = Math.PI / 180;

    /// <summary>Degrees per radian.</summary>
    public const double DegPerRad = 180 / Math.PI;

    /// <summary>The equivalent angle in (-pi, pi].</summary>
    public static double Wrap(double rad)
    {
        double r = Math.IEEERemainder(rad, 2 * Math.PI);
        return r <= -Math.PI ? r + (2 * Math.PI) : r;
    }

    /// <summary>Degrees of an angle that may be absent.</summary>
    public static double? ToDeg(double? rad) => rad * DegPerRad;
}
