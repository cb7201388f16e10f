using GaitSense.Core.Sensors;

namespace GaitSense.Core.Sessions;

/// <summary>What is known of a session when it begins.</summary>
public sealed record SessionHeader
{
    /// <summary>Identity.</summary>
    public required SessionId Id { get; init; }

    /// <summary>Wall-clock time of the session's time zero, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Pseudonym of who practises; letters and digits.</summary>
    public required string Person { get; init; }

    /// <summary>Identity of the exercise protocol, for example "reverse-walking".</summary>
    public required string Exercise { get; init; }

    /// <summary>Name of the packet source.</summary>
    public required string Source { get; init; }

    /// <summary>The sensors; their order gives the indices in packets.</summary>
    public required IReadOnlyList<SensorDescriptor> Sensors { get; init; }

    /// <summary>Version of the engine that measures it.</summary>
    public required string Version { get; init; }

    /// <summary>The interrupted session that this one goes on with; null for one of its own.</summary>
    public SessionId? Continues { get; init; }
}

/// <summary>Where a session stands.</summary>
public enum SessionState
{
    /// <summary>Being recorded now.</summary>
    Recording,

    /// <summary>Ended as intended, with a summary.</summary>
    Finished,

    /// <summary>The service stopped in the middle; the raw packets are kept up to then.</summary>
    Interrupted,
}

/// <summary>A session as the store lists it.</summary>
/// <param name="Header">What was known at the start.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Summary">What it came to; null until finished.</param>
/// <param name="StepCount">Steps kept.</param>
/// <param name="PacketCount">Packets kept.</param>
public sealed record StoredSession(SessionHeader Header, SessionState State, SessionSummary? Summary, int StepCount, long PacketCount);

/// <summary>Which sessions; null means any.</summary>
/// <param name="Person">Pseudonym.</param>
/// <param name="Exercise">Exercise identity.</param>
/// <param name="From">Started at or after.</param>
/// <param name="To">Started before.</param>
/// <param name="Limit">At most so many.</param>
public sealed record SessionQuery(
    string? Person = null,
    string? Exercise = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    int Limit = int.MaxValue);
