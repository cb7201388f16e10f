namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>A packet socket whose packets the bus's thread hands over.</summary>
/// <param name="Fd">The descriptor; closed when the watch ends.</param>
/// <param name="Take">Takes one packet.</param>
/// <param name="Ended">Told once when the other side has closed it.</param>
internal sealed record FdWatch(int Fd, FdPacket Take, Action Ended);

/// <summary>Takes one packet; its bytes are valid only during the call.</summary>
internal delegate void FdPacket(ReadOnlySpan<byte> packet);
