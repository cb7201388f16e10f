namespace GaitSense.Protocol.Sensors;

/// <summary>One characteristic of one service.</summary>
/// <param name="Service">The service, all 128 bits.</param>
/// <param name="Characteristic">The characteristic, all 128 bits.</param>
public readonly record struct GattAddress(Guid Service, Guid Characteristic);
