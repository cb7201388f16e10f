namespace GaitSense.Durability.Influx;

/// <summary>The system's clock whose date can be moved on; what waits, waits in real time.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long shift;

    public void Pass(TimeSpan time) => Interlocked.Add(ref shift, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref shift));
}
