namespace GaitSense.Storage.Influx.Sending;

/// <summary>How long to wait before the same is tried again: what the server asks for; else 0.25 s, doubled each time up
/// to 30 s. Either is shifted by the jitter.</summary>
public static class RetryPolicy
{
    private const double JitterShare = 0.25;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait that is not asked for, jitter included.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before an attempt.</summary>
    /// <param name="failures">Failures so far, from 1.</param>
    /// <param name="asked">What the server asks for; null when it does not.</param>
    /// <param name="jitter">0 to 1. The wait is up to a quarter shorter, or, when asked for, longer.</param>
    public static TimeSpan WaitAfter(int failures, TimeSpan? asked, double jitter)
    {
        if (asked is { } wish)
        {
            return wish + (First * jitter);
        }

        double doubled = First.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return TimeSpan.FromSeconds(Math.Min(doubled, Longest.TotalSeconds) * (1 - (JitterShare * jitter)));
    }
}
