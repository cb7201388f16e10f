using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;

namespace GaitSense.Core.Steps;

/// <summary>How the sensor of one foot moved from one stance to the next, sample by sample.</summary>
/// <remarks>
/// <b>Frame</b>: right-handed, z up, metres. Its origin is where the sensor was when the piece began, with the foot flat. x points
/// along the first movement of the piece when that goes forward, against it when it goes backward, and otherwise where the toes
/// pointed. Each foot has a frame of its own: where the other foot stands is not in it. Heading is that of the gyroscopes and
/// drifts; the floor is taken to be level, so that each stance has the height 0.
/// <b>Pieces</b>: positions of one piece follow on each other. Where samples were missing or a movement could not be followed, a
/// new piece begins at a new origin.
/// The spans hold only until the receiver returns.
/// </remarks>
/// <param name="side">The foot.</param>
/// <param name="piece">Number of the piece, from 1.</param>
/// <param name="timesS">Times of the samples on the session's clock, s: from the stance before to the stance after, both included.</param>
/// <param name="positionsM">Position of the sensor at each time, m.</param>
/// <param name="velocitiesMps">Velocity of the sensor at each time, m/s.</param>
public readonly ref struct FootPath(Side side, int piece, ReadOnlySpan<double> timesS, ReadOnlySpan<Vec3> positionsM, ReadOnlySpan<Vec3> velocitiesMps)
{
    /// <summary>The foot.</summary>
    public Side Side { get; } = side;

    /// <summary>Number of the piece, from 1.</summary>
    public int Piece { get; } = piece;

    /// <summary>Times of the samples, s.</summary>
    public ReadOnlySpan<double> TimesS { get; } = timesS;

    /// <summary>Position of the sensor at each time, m.</summary>
    public ReadOnlySpan<Vec3> PositionsM { get; } = positionsM;

    /// <summary>Velocity of the sensor at each time, m/s.</summary>
    public ReadOnlySpan<Vec3> VelocitiesMps { get; } = velocitiesMps;
}
