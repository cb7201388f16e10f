using GaitSense.Core.Geometry;
using GaitSense.Devices.Simulation.Body;

namespace GaitSense.Devices.Simulation.Planning;

/// <summary>Movements of a foot that end where they began.</summary>
internal static class InPlace
{
    private const double TiltRad = 18 * Angle.RadPerDeg;

    /// <summary>The movement of a decoy.</summary>
    public static FootMove Move(in PlannedDecoy decoy, in Footprint place, double landingSpeedMps, FootGeometry foot)
    {
        double tilt = decoy.Movement == InPlaceMovement.HeelRaise ? -TiltRad : TiltRad;
        return decoy.Movement == InPlaceMovement.Tap
            ? new SwingMove(Tap(decoy, place, landingSpeedMps, foot))
            : new RockMove(decoy.OnsetS, decoy.DurationS, place, tilt, foot.HeelToBallM);
    }

    private static SwingPlan Tap(in PlannedDecoy decoy, in Footprint place, double landingSpeedMps, FootGeometry foot) => new()
    {
        RiseS = decoy.OnsetS,
        FinalContactS = decoy.OnsetS + 0.1,
        InitialContactS = decoy.OnsetS + decoy.DurationS - 0.1,
        LandingRollS = 0.1,
        From = place,
        To = place,
        ClearanceM = 0.03,
        LandingSpeedMps = landingSpeedMps,
        HeelToBallM = foot.HeelToBallM,
    };
}
