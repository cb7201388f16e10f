namespace GaitSense.Core.Steps;

/// <summary>Where the foot went, in its own heading.</summary>
public enum WalkingDirection
{
    /// <summary>Not seen, as when samples are missing.</summary>
    Unknown,

    /// <summary>No displacement to speak of.</summary>
    InPlace,

    /// <summary>Heel-ward.</summary>
    Backward,

    /// <summary>Toe-ward.</summary>
    Forward,

    /// <summary>Sideways.</summary>
    Lateral,
}
