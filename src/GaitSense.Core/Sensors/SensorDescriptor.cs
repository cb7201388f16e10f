using GaitSense.Core.Frames;

namespace GaitSense.Core.Sensors;

/// <summary>One sensor of a session: what it is, where it is worn and what its stamps and axes are worth.</summary>
public sealed record SensorDescriptor
{
    /// <summary>Stable identity: radio address, serial number, or tracking system and tracked point of a file.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is worn.</summary>
    public required BodySite Site { get; init; }

    /// <summary>Sampling rate asked for, in Hz.</summary>
    public required double NominalRateHz { get; init; }

    /// <summary>Name shown to a person.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which decoder reads its packets.</summary>
    public string Profile { get; init; } = "gaitsense-1";

    /// <summary>What its time stamps are worth.</summary>
    public ClockKind Clock { get; init; } = ClockKind.FreeRunning;

    /// <summary>Name of the clock that the sensor's stamps share with those of other sensors of the session, which put themselves on it;
    /// empty when it has one of its own.</summary>
    public string SharedClock { get; init; } = "";

    /// <summary>What this kind of sensor can and cannot give. It follows from <see cref="Profile"/> and is not stored.</summary>
    public SensorCapability Capability { get; init; } = SensorCapability.Full;

    /// <summary>Placement in words, for example "instep of the shoe".</summary>
    public string Placement { get; init; } = "";

    /// <summary>What is known of its axes.</summary>
    public AxesKnowledge Axes { get; init; } = AxesKnowledge.ForwardWithin45Deg;

    /// <summary>Rotation from the sensor's printed axes to the body part's axes, as far as declared.</summary>
    public Rotation<SensorFrame, NominalFrame> Mounting { get; init; } = Rotation<SensorFrame, NominalFrame>.Identity;
}
