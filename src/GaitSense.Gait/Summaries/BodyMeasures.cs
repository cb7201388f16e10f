using GaitSense.Core.Sessions;

namespace GaitSense.Gait.Summaries;

/// <summary>What the engine measures of a whole session beside its steps.</summary>
/// <param name="Breathing">Breathing; null without a sensor on the trunk.</param>
/// <param name="Posture">Quiet standing before and after; null without a sensor on the trunk.</param>
/// <param name="Metrics">Measures by name.</param>
/// <param name="Notes">What to keep in mind, in words.</param>
public sealed record BodyMeasures(
    BreathingSummary? Breathing,
    PostureSummary? Posture,
    IReadOnlyDictionary<string, CountedValue> Metrics,
    IReadOnlyList<string> Notes)
{
    /// <summary>Nothing measured.</summary>
    public static BodyMeasures None { get; } = new(null, null, new Dictionary<string, CountedValue>(), []);
}
