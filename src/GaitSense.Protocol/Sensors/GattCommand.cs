namespace GaitSense.Protocol.Sensors;

/// <summary>A value that a host writes to a sensor, and what it waits for.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Value">The bytes.</param>
/// <param name="IsConfirmed">True to write with response.</param>
/// <param name="Answer">How the answer begins that must come by notification before the next step; empty when none is waited for.</param>
public sealed record GattCommand(GattAddress At, ReadOnlyMemory<byte> Value, bool IsConfirmed, ReadOnlyMemory<byte> Answer);
