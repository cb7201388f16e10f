using GaitSense.Core.Time;

namespace GaitSense.Core.Repetitions;

/// <summary>The hip lift at one instant, relative to lying at rest, rad. Null without sensor or reference.</summary>
/// <param name="Time">When.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Repetition">Number of the repetition that is done now or was done last, from 1; 0 before the first.</param>
/// <param name="TuckRad">Backward turn of the pelvis, positive.</param>
/// <param name="RollRad">Left side of the pelvis higher positive.</param>
/// <param name="ThoraxTuckRad">Turn of the thorax the same way: what of the lift reached the upper back.</param>
/// <param name="LumbarExtensionRad">Pelvis against thorax, extension positive.</param>
/// <param name="Supine">Whether the starting position is right, as far as sensors tell.</param>
public readonly record struct LiftFrame(
    SessionTime Time,
    LiftPhase Phase,
    int Repetition,
    double? TuckRad,
    double? RollRad,
    double? ThoraxTuckRad,
    double? LumbarExtensionRad,
    SupineCheck Supine);

/// <summary>The starting position, lying on the back with the feet on the wall. Null where no sensor tells. The bend of hips and
/// knees is not seen: no sensor is worn on the thigh or shank.</summary>
/// <param name="PelvisUp">The front of the pelvis faces up.</param>
/// <param name="ThoraxUp">The front of the thorax faces up.</param>
/// <param name="FeetOnWall">The soles are upright, as on a wall.</param>
public readonly record struct SupineCheck(bool? PelvisUp, bool? ThoraxUp, bool? FeetOnWall)
{
    /// <summary>True when nothing speaks against it and the pelvis faces up.</summary>
    public bool IsRight => PelvisUp == true && ThoraxUp != false && FeetOnWall != false;
}
