namespace GaitSense.Gait.Engine;

/// <summary>What can be set about the engine. Every value has a default that suits adults from a shuffle to a brisk walk.</summary>
public sealed record GaitOptions
{
    /// <summary>The defaults.</summary>
    public static GaitOptions Default { get; } = new();

    /// <summary>Length of the walker's foot, m.</summary>
    /// <value>0.26</value>
    public double FootLengthM { get; init; } = 0.26;
}
