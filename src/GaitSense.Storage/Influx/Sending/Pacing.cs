namespace GaitSense.Storage.Influx.Sending;

/// <summary>Keeps to a number of points a second: what was sent has to be waited out before the next.</summary>
internal sealed class Pacing(int pointsPerSecond, TimeProvider time)
{
    private readonly long began = time.GetTimestamp();
    private TimeSpan free = TimeSpan.Zero;

    /// <summary>Waits until so many points may go.</summary>
    public async Task WaitAsync(int points, CancellationToken cancellationToken)
    {
        TimeSpan now = time.GetElapsedTime(began);
        TimeSpan wait = free - now;
        free = (wait > TimeSpan.Zero ? free : now) + TimeSpan.FromSeconds((double)points / pointsPerSecond);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
