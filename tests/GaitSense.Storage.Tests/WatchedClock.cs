namespace GaitSense.Storage.Tests;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class WatchedClock(DateTimeOffset now) : TimeProvider
{
    public void Advance(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now;
}
