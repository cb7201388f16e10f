namespace GaitSense.Core.Exercises;

/// <summary>Half of a breath.</summary>
public enum BreathAction
{
    /// <summary>In.</summary>
    Inhale,

    /// <summary>Out.</summary>
    Exhale,
}

/// <summary>What a paced breath is counted in.</summary>
public enum BreathUnit
{
    /// <summary>Landings of either foot.</summary>
    Steps,

    /// <summary>Seconds.</summary>
    Seconds,
}

/// <summary>How breathing is paced. It guides; whether the person follows is told only where breathing can be measured.</summary>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Inhale">Length of the inhale, in that unit.</param>
/// <param name="Exhale">Length of the exhale, in that unit.</param>
/// <param name="Source">Where the lengths come from.</param>
public sealed record BreathPacing(BreathUnit Unit, double Inhale, double Exhale, string Source)
{
    /// <summary>What is said at the beginning of an inhale; null for nothing.</summary>
    public SpokenText? InhaleSpoken { get; init; }

    /// <summary>What is said at the beginning of an exhale; null for nothing.</summary>
    public SpokenText? ExhaleSpoken { get; init; }
}
