namespace GaitSense.Protocol.Sensors;

/// <summary>One sampling rate and how it is switched on.</summary>
/// <param name="RateHz">Nominal sampling rate, Hz.</param>
/// <param name="SamplesPerNotification">Samples that one notification (joined, where the sensor splits it) holds; 0 when it varies.</param>
/// <param name="Configure">Written before notifications are enabled.</param>
/// <param name="Start">Written after notifications are enabled, in this order.</param>
public sealed record SensorMode(
    double RateHz, int SamplesPerNotification, IReadOnlyList<GattCommand> Configure, IReadOnlyList<GattCommand> Start);
