using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Bluetooth.VirtualMachine.Attributes;

namespace GaitSense.Bluetooth.VirtualMachine.Hci;

/// <summary>A link of the host to one sensor.</summary>
internal sealed class Link
{
    private const int Mtu = 247;
    private const int AttributeChannel = 4;
    private const int SignallingChannel = 5;
    private const int SecurityChannel = 6;

    private readonly Action<byte[]> _send;

    public Link(int handle, RadioSensor sensor, Action<byte[]> send)
    {
        _send = send;
        Handle = handle;
        Sensor = sensor;
        Attributes = new AttServer(sensor.Table, sensor, Mtu, pdu => Send(AttributeChannel, pdu));
        Stream = new AclStream(Receive);
    }

    public int Handle { get; }

    public RadioSensor Sensor { get; }

    public AttServer Attributes { get; }

    public AclStream Stream { get; }

    private void Receive(int channel, ReadOnlySpan<byte> packet)
    {
        switch (channel)
        {
            case AttributeChannel:
                Attributes.Receive(packet);
                break;
            case SignallingChannel when packet.Length >= 2 && (packet[0] & 1) == 0 && packet[0] != 0x12:
                Send(SignallingChannel, [0x01, packet[1], 2, 0, 0, 0]); // a request that is not understood
                break;
            case SecurityChannel when packet is [0x01, ..]:
                Send(SecurityChannel, [0x05, 0x05]); // pairing is not supported
                break;
        }
    }

    private void Send(int channel, ReadOnlySpan<byte> packet)
    {
        foreach (byte[] piece in AclStream.Cut(Handle, channel, packet))
        {
            _send(piece);
        }
    }
}
