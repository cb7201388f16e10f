using GaitSense.Storage.Influx.Outbox;

namespace GaitSense.Storage.Influx.Sending;

/// <summary>What the sender is about.</summary>
public enum InfluxState
{
    /// <summary>Looking for the server.</summary>
    Connecting,

    /// <summary>The last answer was good; points go out as they come.</summary>
    Sending,

    /// <summary>The last attempt failed; it is repeated until it succeeds.</summary>
    Retrying,

    /// <summary>A person has to change something: token, rights, bucket or address.</summary>
    Stopped,
}

/// <summary>How the sender stands.</summary>
/// <param name="State">What it is about.</param>
/// <param name="Server">Address and bucket.</param>
/// <param name="Version">Generation and version of the server; empty before the first answer.</param>
/// <param name="Counts">How the outbox stands.</param>
/// <param name="LagS">Age of the oldest point that waits, s; 0 when none waits.</param>
/// <param name="Requests">Requests answered since the start, good or bad.</param>
/// <param name="Retries">Attempts that failed and were repeated since the start.</param>
/// <param name="LastSuccess">When points were last taken; null when never since the start.</param>
/// <param name="LastError">What the server said last that was not good; empty when nothing.</param>
/// <param name="LastErrorAt">When; null when nothing.</param>
public sealed record InfluxStatus(
    InfluxState State,
    string Server,
    string Version,
    OutboxCounts Counts,
    double LagS,
    long Requests,
    long Retries,
    DateTimeOffset? LastSuccess,
    string LastError,
    DateTimeOffset? LastErrorAt);
