using GaitSense.Core.Time;

namespace GaitSense.Streaming;

/// <summary>What is known of one sensor's clock.</summary>
/// <param name="RateHz">Sampling rate on the session's clock since the sensor's clock began, lost samples included, Hz; null
/// before two packets.</param>
/// <param name="SkewPpm">Rate of the sensor's clock against the host's, parts per million; null when unknown.</param>
/// <param name="LatencyS">Latency above the smallest seen, mean of the last packets, s; null for a session clock.</param>
/// <param name="ResidualS">Smallest delay of the last packets against the time line that they were given, s: what the clock model
/// has not yet followed; null for a session clock.</param>
/// <param name="First">Time of the first sample; null before it.</param>
/// <param name="Last">Time of the last sample; null before the first.</param>
public readonly record struct ClockReading(
    double? RateHz,
    double? SkewPpm,
    double? LatencyS,
    double? ResidualS,
    SessionTime? First,
    SessionTime? Last)
{
    /// <summary>What a tap check found the sensor's times to be late by, s; null without one.</summary>
    public double? TapOffsetS { get; init; }
}
