using GaitSense.Bluetooth.VirtualMachine.Wire;

namespace GaitSense.Bluetooth.VirtualMachine.Hci;

/// <summary>Events of a controller (Bluetooth Core 5.4, Vol 4, Part E, 7.7), each a whole packet.</summary>
internal static class HciEvents
{
    public const byte Success = 0x00;
    public const byte UnknownCommand = 0x01;
    public const byte UnknownConnection = 0x02;
    public const byte ConnectionTimeout = 0x08;
    public const byte CommandDisallowed = 0x0C;
    public const byte EndedByHost = 0x16;

    // 30 ms between connection events, no skipped ones, lost after 4 s.
    private const int Interval = 24;
    private const int Timeout = 400;

    public static byte[] Complete(HciOpcode command, byte status, ReadOnlySpan<byte> values) =>
        Event(0x0E, new WireWriter().Byte(1).Short((int)command).Byte(status).Bytes(values));

    public static byte[] Status(HciOpcode command, byte status) =>
        Event(0x0F, new WireWriter().Byte(status).Byte(1).Short((int)command));

    public static byte[] Disconnected(int handle, byte reason) =>
        Event(0x05, new WireWriter().Byte(Success).Short(handle).Byte(reason));

    public static byte[] CompletedPackets(int handle, int packets) =>
        Event(0x13, new WireWriter().Byte(1).Short(handle).Short(packets));

    public static byte[] RemoteVersion(int handle) =>
        Event(0x0C, new WireWriter().Byte(Success).Short(handle).Byte(8).Short(0xFFFF).Short(0));

    public static byte[] Connected(byte status, int handle, ReadOnlySpan<byte> address) =>
        Event(0x3E, new WireWriter()
            .Byte(0x01).Byte(status).Short(handle).Byte(0).Byte(1).Bytes(address)
            .Short(Interval).Short(0).Short(Timeout).Byte(0));

    public static byte[] RemoteFeatures(int handle) =>
        Event(0x3E, new WireWriter().Byte(0x04).Byte(Success).Short(handle).Zeros(8));

    public static byte[] Updated(int handle, int interval, int latency, int timeout) =>
        Event(0x3E, new WireWriter().Byte(0x03).Byte(Success).Short(handle).Short(interval).Short(latency).Short(timeout));

    /// <summary>An advertisement (kind 0) or what a device adds when it is asked (kind 4).</summary>
    public static byte[] Advertised(int kind, ReadOnlySpan<byte> address, ReadOnlySpan<byte> payload, int rssiDbm) =>
        Event(0x3E, new WireWriter()
            .Byte(0x02).Byte(1).Byte(kind).Byte(1).Bytes(address).Byte(payload.Length).Bytes(payload).Byte(rssiDbm));

    private static byte[] Event(int code, WireWriter parameters) =>
        new WireWriter().Byte((int)HciPacket.Event).Byte(code).Byte(parameters.Length).Bytes(parameters.ToArray()).ToArray();
}
