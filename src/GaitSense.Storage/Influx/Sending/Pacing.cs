namespace GaitSense.Storage.Influx.Sending;

/// <summary>Keeps to a number of points a second, counted over a second: so many may go at once before anything waits.</summary>
internal sealed class Pacing(int pointsPerSecond, TimeProvider time)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);
    private readonly long began = time.GetTimestamp();
    private TimeSpan free = TimeSpan.Zero;

    /// <summary>Waits until so many points may go.</summary>
    public async Task WaitAsync(int points, CancellationToken cancellationToken)
    {
        TimeSpan now = time.GetElapsedTime(began);
        TimeSpan wait = free - Ahead - now;
        free = (free > now ? free : now) + TimeSpan.FromSeconds((double)points / pointsPerSecond);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
