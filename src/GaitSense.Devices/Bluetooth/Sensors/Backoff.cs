namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Waits between attempts: each twice as long as the one before, up to a limit.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    private int _failures;

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan Next()
    {
        double wait = first.TotalSeconds * Math.Pow(2, _failures++);
        return wait < longest.TotalSeconds ? TimeSpan.FromSeconds(wait) : longest;
    }

    /// <summary>An attempt went well: the next wait is the first again.</summary>
    public void Reset() => _failures = 0;
}
