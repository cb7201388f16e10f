using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>Options of the stages before the engine.</summary>
public sealed record PipelineOptions
{
    /// <summary>The defaults.</summary>
    public static PipelineOptions Default { get; } = new();

    /// <summary>Putting packets in order.</summary>
    public DecodeOptions Decode { get; init; } = DecodeOptions.Default;

    /// <summary>Clocks of free-running sensors.</summary>
    public ClockOptions Clock { get; init; } = ClockOptions.Default;
}
