using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;

namespace GaitSense.Devices.Native;

/// <summary>What a native recording says of itself.</summary>
public sealed record NativeRecordingHeader
{
    /// <summary>Wall-clock time of the recording's time zero, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Pseudonym of who practises.</summary>
    public required string Person { get; init; }

    /// <summary>Identity of the exercise protocol.</summary>
    public required string Exercise { get; init; }

    /// <summary>Name of the packet source.</summary>
    public required string Source { get; init; }

    /// <summary>The sensors; their order gives the indices in packets.</summary>
    public required IReadOnlyList<SensorDescriptor> Sensors { get; init; }

    /// <summary>The header of a session's recording.</summary>
    public static NativeRecordingHeader Of(SessionHeader session) => new()
    {
        StartedAt = session.StartedAt,
        Person = session.Person,
        Exercise = session.Exercise,
        Source = session.Source,
        Sensors = session.Sensors,
    };
}
