using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>What a plan fills in: both feet and the trunk.</summary>
/// <param name="Left">Left foot.</param>
/// <param name="Right">Right foot.</param>
/// <param name="Trunk">Trunk.</param>
internal sealed record BodyTracks(FootTrack Left, FootTrack Right, TrunkTrack Trunk)
{
    /// <summary>One foot's track.</summary>
    public FootTrack Foot(Side side) => side == Side.Left ? Left : Right;
}
