using GaitSense.Core.Geometry;
using GaitSense.Core.Repetitions;

namespace GaitSense.App.Live.Hub;

/// <summary>The hip lift at one instant.</summary>
/// <param name="TimeS">When, s since the session began.</param>
/// <param name="Phase">not_ready, rest, lift, hold or lower.</param>
/// <param name="Repetition">Number of the repetition.</param>
/// <param name="TuckDeg">Backward turn of the pelvis, degrees.</param>
/// <param name="RollDeg">Left side of the pelvis higher positive, degrees.</param>
/// <param name="ThoraxTuckDeg">Turn of the thorax the same way, degrees.</param>
/// <param name="LumbarExtensionDeg">Pelvis against thorax, degrees.</param>
/// <param name="PelvisUp">The front of the pelvis faces up.</param>
/// <param name="ThoraxUp">The front of the thorax faces up.</param>
/// <param name="FeetOnWall">The soles are upright.</param>
public sealed record LiftMessage(
    double TimeS,
    LiftPhase Phase,
    int Repetition,
    double? TuckDeg,
    double? RollDeg,
    double? ThoraxTuckDeg,
    double? LumbarExtensionDeg,
    bool? PelvisUp,
    bool? ThoraxUp,
    bool? FeetOnWall)
{
    /// <summary>The message for a frame.</summary>
    public static LiftMessage Of(in LiftFrame lift) => new(
        lift.Time.Seconds,
        lift.Phase,
        lift.Repetition,
        Angle.ToDeg(lift.TuckRad),
        Angle.ToDeg(lift.RollRad),
        Angle.ToDeg(lift.ThoraxTuckRad),
        Angle.ToDeg(lift.LumbarExtensionRad),
        lift.Supine.PelvisUp,
        lift.Supine.ThoraxUp,
        lift.Supine.FeetOnWall);
}
