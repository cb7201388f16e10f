namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>How one sensor fares. Counts run from its first packet.</summary>
/// <param name="Packets">Packets received.</param>
/// <param name="Samples">Samples in them; null when the profile is not read here.</param>
/// <param name="Lost">Samples known to be missing; null likewise.</param>
/// <param name="RateHz">Samples per second over the last seconds; null when nothing came or the profile is not read here.</param>
/// <param name="MotionMps2">How much it is being shaken: spread of the acceleration over the last second, m/s^2; null when not known.</param>
/// <param name="BatteryRatio">Charge, 0 to 1; null when not told.</param>
/// <param name="RssiDbm">Signal at the gateway, dBm; null when not told.</param>
public readonly record struct SensorReading(
    long Packets, long? Samples, long? Lost, double? RateHz, double? MotionMps2, double? BatteryRatio, double? RssiDbm)
{
    /// <summary>Share of samples lost, 0 to 1; null when not known.</summary>
    public double? LossRatio => Samples is { } samples && Lost is { } lost && samples + lost > 0 ? (double)lost / (samples + lost) : null;
}
