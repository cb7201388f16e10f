namespace GaitSense.Core.Sensors;

/// <summary>How well one sensor is heard. Counters run from the session's start.</summary>
public sealed record SensorHealth
{
    /// <summary>Index in the session's roster.</summary>
    public required int Sensor { get; init; }

    /// <summary>Where it is worn.</summary>
    public required BodySite Site { get; init; }

    /// <summary>Identity of the device.</summary>
    public string DeviceId { get; init; } = "";

    /// <summary>True while the link stands.</summary>
    public bool Linked { get; init; } = true;

    /// <summary>Sampling rate measured on the session's clock, Hz; null before two packets.</summary>
    public double? RateHz { get; init; }

    /// <summary>Samples received.</summary>
    public long Samples { get; init; }

    /// <summary>Samples known to be missing.</summary>
    public long Lost { get; init; }

    /// <summary>Samples with a saturated axis.</summary>
    public long Clipped { get; init; }

    /// <summary>Packets refused: bad check sum, truncated, unknown version.</summary>
    public long Rejected { get; init; }

    /// <summary>Packets that came twice or too late.</summary>
    public long Discarded { get; init; }

    /// <summary>Rate of the sensor's clock against the session's clock, parts per million; null when unknown.</summary>
    public double? SkewPpm { get; init; }

    /// <summary>Radio latency above the smallest seen, mean of the last packets, s; null when stamps carry no clock of their own.</summary>
    public double? LatencyS { get; init; }

    /// <summary>How far this sensor's times are off those of the other sensors, as far as arrivals tell, s, positive when they are
    /// early: its smallest delay of the last seconds against its time line, less the median over the sensors. A latency that
    /// never varies cannot be seen by it; a tap check can. Null when stamps carry no clock of their own, and when there is no
    /// other sensor to compare with.</summary>
    public double? ResidualSkewS { get; init; }

    /// <summary>What a tap check found this sensor's times to be late by before they were corrected by it, s, against the median of the
    /// sensors; null when none was made, or it gave no judgement of this sensor.</summary>
    public double? TapOffsetS { get; init; }

    /// <summary>What this kind of sensor can and cannot give.</summary>
    public SensorCapability Capability { get; init; } = SensorCapability.Full;

    /// <summary>Charge, 0 to 1; null when not told.</summary>
    public double? BatteryRatio { get; init; }

    /// <summary>Received signal strength, dBm; null when not told.</summary>
    public double? RssiDbm { get; init; }

    /// <summary>Share of samples lost, 0 to 1.</summary>
    public double LossRatio => Samples + Lost == 0 ? 0 : (double)Lost / (Samples + Lost);
}
