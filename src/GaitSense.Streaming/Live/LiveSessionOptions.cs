using GaitSense.Gait.Coaching;

namespace GaitSense.Streaming;

/// <summary>What happens when a sink's queue is full.</summary>
public enum FullQueue
{
    /// <summary>The newest item is dropped and counted: for sources that cannot wait.</summary>
    Drop,

    /// <summary>The source waits: for files that are replayed faster than the sinks can take. One sink that hangs then
    /// stops the session.</summary>
    Wait,
}

/// <summary>What can be set about a live session. A value out of range is refused when it is set.</summary>
public sealed record LiveSessionOptions
{
    /// <summary>The defaults.</summary>
    public static LiveSessionOptions Default { get; } = new();

    /// <summary>Items that one sink may be behind, 16 to 1,000,000. Packets fill at most three quarters of it, so that steps
    /// still get through.</summary>
    /// <value>4096, about a minute of six sensors</value>
    public int QueueLength
    {
        get;
        init => field = value is >= 16 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(QueueLength), value, "must be 16 to 1000000");
    }

    = 4096;

    /// <summary>What happens when a queue is full.</summary>
    /// <value>Drop</value>
    public FullQueue WhenFull { get; init; } = FullQueue.Drop;

    /// <summary>How long the end of a session waits for one sink to take what is queued, in time of the host.</summary>
    /// <value>10 s</value>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The rules of feedback.</summary>
    public CoachOptions Coach { get; init; } = CoachOptions.Default;

    /// <summary>Options of the stages before the engine.</summary>
    public PipelineOptions Pipeline { get; init; } = PipelineOptions.Default;
}
