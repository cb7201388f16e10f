using GaitSense.Devices.Simulation.Planning;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>Keeps the whole plan of a run of limited length.</summary>
internal sealed class PlanLog : IPlanObserver
{
    /// <summary>Steps by contact.</summary>
    public List<PlannedStep> Steps { get; } = [];

    /// <summary>Movements in place.</summary>
    public List<PlannedDecoy> Decoys { get; } = [];

    /// <summary>When both feet stand and the gait phase rests.</summary>
    public List<TimeSpanS> Rests { get; } = [];

    /// <inheritdoc/>
    public void OnStep(PlannedStep step) => Steps.Add(step);

    /// <inheritdoc/>
    public void OnDecoy(in PlannedDecoy decoy) => Decoys.Add(decoy);

    /// <inheritdoc/>
    public void OnRest(in TimeSpanS rest) => Rests.Add(rest);
}
