namespace GaitSense.Core.Sensors;

/// <summary>What a source knows of a sensor beside its samples. Absent values stay absent.</summary>
/// <param name="Sensor">Index in the session's roster.</param>
/// <param name="Linked">True while the link stands.</param>
/// <param name="BatteryRatio">Charge, 0 to 1.</param>
/// <param name="RssiDbm">Received signal strength, dBm.</param>
public readonly record struct SensorStatus(int Sensor, bool Linked, double? BatteryRatio, double? RssiDbm);
