using GaitSense.Core.Time;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>Instants as InfluxDB counts them.</summary>
internal static class PointTime
{
    private const long NanosecondsPerTick = 100;

    /// <summary>ns since 1970, UTC.</summary>
    public static long Ns(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * NanosecondsPerTick;

    /// <summary>ns since 1970, UTC, of an instant on the clock of a session that began then.</summary>
    public static long Ns(DateTimeOffset start, SessionTime time) => Ns(start) + time.Nanoseconds;

    /// <summary>The instant of ns since 1970, to 100 ns.</summary>
    public static DateTimeOffset Instant(long ns) => DateTimeOffset.UnixEpoch.AddTicks(ns / NanosecondsPerTick);
}
