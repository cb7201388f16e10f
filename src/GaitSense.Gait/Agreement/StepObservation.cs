using GaitSense.Core.Sensors;

namespace GaitSense.Gait.Agreement;

/// <summary>One landing as a rater, a reference system or the engine reports it.</summary>
/// <param name="Side">The foot that lands.</param>
/// <param name="TimeS">Initial contact on the rater's own clock, s.</param>
public sealed record StepObservation(Side Side, double TimeS)
{
    /// <summary>Fit for judgement; a rater that does not say counts as true.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Values by column of the step table, in its units; what was not measured is absent.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>Words by column of the step table; what was not decided is absent.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
}
