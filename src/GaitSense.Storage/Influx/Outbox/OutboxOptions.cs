using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Influx.Outbox;

/// <summary>How the store keeps points for a database elsewhere.</summary>
public sealed record OutboxOptions
{
    private const long Mebibyte = 1 << 20;

    /// <summary>Largest size of the points that wait, bytes; the oldest are dropped beyond it, and counted.</summary>
    /// <value>256 MiB, some 300,000 steps: about a month of eight hours' walking a day</value>
    public long QuotaBytes
    {
        get;
        init => field = value >= Mebibyte
            ? value
            : throw new ArgumentOutOfRangeException(nameof(QuotaBytes), value, "must be at least 1 MiB");
    }

    = 256 * Mebibyte;

    /// <summary>Gives the verdicts of an exercise's cues; null for none.</summary>
    /// <value>null</value>
    public ICueJudge? Judge { get; init; }

    /// <summary>Tells when points were written, for how far sending lags behind.</summary>
    /// <value>the system's clock</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
