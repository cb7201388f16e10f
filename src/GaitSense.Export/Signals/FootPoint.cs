using GaitSense.Core.Geometry;

namespace GaitSense.Export.Signals;

/// <summary>Where the sensor of a foot was, in the frame of <see cref="Core.Steps.FootPath"/>.</summary>
/// <param name="PositionM">Position, m; NaN where it is not known.</param>
/// <param name="VelocityMps">Velocity, m/s; NaN where it is not known.</param>
/// <param name="Piece">Number of the piece, from 1; 0 where the position is not known. Positions of different pieces have nothing to
/// do with each other.</param>
public readonly record struct FootPoint(Vec3 PositionM, Vec3 VelocityMps, int Piece)
{
    /// <summary>Not known.</summary>
    public static FootPoint Unknown { get; } = new(Vec3.NaN, Vec3.NaN, 0);

    /// <summary>True when the position is known.</summary>
    public bool IsKnown => Piece > 0;

    /// <summary>The point between two; not known when they are not of one piece.</summary>
    /// <param name="a">The earlier.</param>
    /// <param name="b">The later.</param>
    /// <param name="share">Share of the way from the earlier to the later, 0 to 1.</param>
    public static FootPoint Between(in FootPoint a, in FootPoint b, double share) => a.IsKnown && a.Piece == b.Piece
        ? new FootPoint(a.PositionM + (share * (b.PositionM - a.PositionM)), a.VelocityMps + (share * (b.VelocityMps - a.VelocityMps)), a.Piece)
        : Unknown;
}
