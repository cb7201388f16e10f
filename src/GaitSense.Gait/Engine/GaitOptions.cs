using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Engine;

/// <summary>What can be set about the engine. Every value has a default that suits adults from a shuffle to a brisk walk.</summary>
public sealed record GaitOptions
{
    /// <summary>The defaults.</summary>
    public static GaitOptions Default { get; } = new();

    /// <summary>Stances, strides and contacts.</summary>
    public FootOptions Foot { get; init; } = FootOptions.Default;
}
