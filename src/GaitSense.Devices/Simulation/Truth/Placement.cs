using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>Where a foot went from one print to the next.</summary>
/// <param name="LengthM">Displacement of the heel, m.</param>
/// <param name="AcrossRad">Heading of the displacement against the foot's mean heading; pi is straight back.</param>
/// <param name="TurnedRad">Change of the foot's heading.</param>
internal readonly record struct Placement(double LengthM, double AcrossRad, double TurnedRad)
{
    private const double ConeRad = Math.PI / 3;

    /// <summary>By the cones of 60 degrees around the foot's axis.</summary>
    public WalkingDirection Direction => Math.Abs(AcrossRad) switch
    {
        < ConeRad => WalkingDirection.Forward,
        > Math.PI - ConeRad => WalkingDirection.Backward,
        _ => WalkingDirection.Lateral,
    };

    /// <summary>From print to print.</summary>
    public static Placement Of(in Footprint from, in Footprint to)
    {
        double dx = to.HeelX - from.HeelX;
        double dy = to.HeelY - from.HeelY;
        double turned = Angle.Wrap(to.YawRad - from.YawRad);
        double heading = from.YawRad + (0.5 * turned);
        return new Placement(Math.Sqrt((dx * dx) + (dy * dy)), Angle.Wrap(Math.Atan2(dy, dx) - heading), turned);
    }

    /// <summary>The landed foot's axis against the line of its displacement, toe-out positive; null when it went sideways.</summary>
    public double? ToeOutRad(Side side)
    {
        if (Direction == WalkingDirection.Lateral)
        {
            return null;
        }

        double travel = Direction == WalkingDirection.Backward ? AcrossRad + Math.PI : AcrossRad;
        double left = Angle.Wrap((0.5 * TurnedRad) - travel);
        return side == Side.Left ? left : -left;
    }
}
