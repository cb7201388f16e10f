namespace GaitSense.Devices.Bluetooth;

/// <summary>What one device said of itself while a scan listened.</summary>
/// <param name="Id">Its address, as <see cref="IBluetoothTransport.ConnectAsync"/> takes it.</param>
/// <param name="Name">Name shown to a person; empty when it told none.</param>
/// <param name="RssiDbm">Signal strength, dBm; null when not told.</param>
/// <param name="Services">Services that it advertises, as full UUIDs.</param>
public sealed record Advertisement(string Id, string Name, int? RssiDbm, IReadOnlyList<Guid> Services);
