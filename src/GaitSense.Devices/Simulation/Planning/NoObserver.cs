namespace GaitSense.Devices.Simulation.Planning;

/// <summary>Keeps nothing of the plan.</summary>
internal sealed class NoObserver : IPlanObserver
{
    /// <summary>The only one.</summary>
    public static NoObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void OnStep(PlannedStep step)
    {
    }

    /// <inheritdoc/>
    public void OnDecoy(in PlannedDecoy decoy)
    {
    }

    /// <inheritdoc/>
    public void OnRest(in TimeSpanS rest)
    {
    }
}
