namespace GaitSense.Storage.Influx.Server;

/// <summary>What to do after an answer.</summary>
public enum InfluxOutcome
{
    /// <summary>Everything was taken.</summary>
    Taken,

    /// <summary>Not now: no answer, or the server has too much to do. The same again, later.</summary>
    TryAgain,

    /// <summary>Some or all points are not to its liking, and never will be.</summary>
    Refused,

    /// <summary>Too much at once.</summary>
    TooLarge,

    /// <summary>Nothing can be written until a person changes something: token, rights, bucket, address.</summary>
    Stopped,
}

/// <summary>An answer of the server, or the lack of one.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Reason">What the server said, in one line; empty when everything was taken.</param>
public readonly record struct InfluxAnswer(InfluxOutcome Outcome, int Status, string Reason)
{
    /// <summary>Everything was taken.</summary>
    public static InfluxAnswer Taken { get; } = new(InfluxOutcome.Taken, 204, "");

    /// <summary>How long the server asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Points that it says it left out; null when it does not say.</summary>
    public int? LeftOut { get; init; }

    /// <summary>Nothing came back.</summary>
    public static InfluxAnswer None(string reason) => new(InfluxOutcome.TryAgain, 0, reason);

    /// <summary>Nothing can be written until a person changes something.</summary>
    public static InfluxAnswer Stop(int status, string reason) => new(InfluxOutcome.Stopped, status, reason);
}
