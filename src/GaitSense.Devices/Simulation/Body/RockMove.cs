namespace GaitSense.Devices.Simulation.Body;

/// <summary>A foot that tilts and comes back without leaving its place: the toes rise over the heel, or the heel over the ball.</summary>
/// <param name="startS">When it begins, s.</param>
/// <param name="durationS">How long it takes, s.</param>
/// <param name="place">Where the foot stands.</param>
/// <param name="peakPitchRad">Largest pitch; toe-up positive.</param>
/// <param name="heelToBallM">Distance of the two pivots, m.</param>
internal sealed class RockMove(double startS, double durationS, Footprint place, double peakPitchRad, double heelToBallM)
    : FootMove(startS, startS + durationS, place)
{
    /// <inheritdoc/>
    public override FootPose At(double t)
    {
        double pitch = peakPitchRad * Quintic.Bump((t - StartS) / durationS);
        return Roll.Pose(To, pitch, heelToBallM);
    }
}
