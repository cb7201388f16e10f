namespace GaitSense.Bluetooth.VirtualMachine.Hci;

/// <summary>Takes one packet of the host.</summary>
internal delegate void HciReceive(HciPacket kind, ReadOnlySpan<byte> packet);

/// <summary>Kinds of packets on the wire between host and controller (Bluetooth Core 5.4, Vol 4, Part A).</summary>
internal enum HciPacket : byte
{
    Command = 1,
    Acl = 2,
    Event = 4,
}

/// <summary>Cuts the bytes that a host sends into packets, however they come.</summary>
internal sealed class H4Reader(HciReceive receive)
{
    private readonly List<byte> _bytes = [];

    /// <summary>Takes some bytes. Those that begin no packet of a host are an error of the host.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (byte next in bytes)
        {
            _bytes.Add(next);
        }

        while (TryLength(out int length) && _bytes.Count >= length)
        {
            byte[] packet = [.. _bytes[..length]];
            _bytes.RemoveRange(0, length);
            receive((HciPacket)packet[0], packet.AsSpan(1));
        }
    }

    private bool TryLength(out int length)
    {
        length = 0;
        if (_bytes.Count == 0)
        {
            return false;
        }

        switch ((HciPacket)_bytes[0])
        {
            case HciPacket.Command when _bytes.Count >= 4:
                length = 4 + _bytes[3];
                return true;
            case HciPacket.Acl when _bytes.Count >= 5:
                length = 5 + _bytes[3] + (_bytes[4] << 8);
                return true;
            case HciPacket.Command or HciPacket.Acl:
                return false;
            default:
                throw new InvalidDataException($"the host sent a packet of kind {_bytes[0]}, which no host sends");
        }
    }
}
