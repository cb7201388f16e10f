using GaitSense.Core.Exercises;
using GaitSense.Gait.Feet;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Engine;

/// <summary>What can be set about the engine. Every value has a default that suits adults from a shuffle to a brisk walk.</summary>
public sealed record GaitOptions
{
    /// <summary>The defaults.</summary>
    public static GaitOptions Default { get; } = new();

    /// <summary>The orientation filter of every sensor. The largest gyroscope bias is wider than its authors', because parts
    /// without factory compensation start with several deg/s.</summary>
    /// <value>the authors' values, bias up to 6 deg/s</value>
    public VqfOptions Orientation { get; init; } = VqfOptions.Default with { BiasClipDegPerS = 6 };

    /// <summary>What the body does: with <see cref="ExerciseMovement.HipLift"/> lifts and repetitions are looked for as well.</summary>
    /// <value>steps</value>
    public ExerciseMovement Movement { get; init; }

    /// <summary>Stances, strides and contacts.</summary>
    public FootOptions Foot { get; init; } = FootOptions.Default;
}
