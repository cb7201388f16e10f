using GaitSense.Bluetooth.VirtualMachine.Wire;

namespace GaitSense.Bluetooth.VirtualMachine.Hci;

/// <summary>Takes one whole packet of a channel.</summary>
internal delegate void ChannelReceive(int channel, ReadOnlySpan<byte> packet);

/// <summary>Packets of L2CAP channels in pieces that fit the controller's buffers, both ways (Core, Vol 3, Part A, 7.2).</summary>
internal sealed class AclStream(ChannelReceive receive)
{
    private const int Header = 4;
    private const int First = 0x2000;
    private const int Continuing = 0x1000;
    private readonly List<byte> _pending = [];

    /// <summary>The pieces of a packet, each with the header of the wire.</summary>
    public static IEnumerable<byte[]> Cut(int handle, int channel, ReadOnlySpan<byte> packet)
    {
        byte[] whole = new WireWriter().Short(packet.Length).Short(channel).Bytes(packet).ToArray();
        return whole.Chunk(ControllerFacts.AclLength).Select((piece, i) => new WireWriter()
            .Byte((int)HciPacket.Acl)
            .Short(handle | (i == 0 ? First : Continuing))
            .Short(piece.Length)
            .Bytes(piece)
            .ToArray());
    }

    /// <summary>Takes one piece of the host; a beginning throws away what was not ended.</summary>
    public void Take(bool isFirst, ReadOnlySpan<byte> piece)
    {
        if (isFirst)
        {
            _pending.Clear();
        }

        foreach (byte next in piece)
        {
            _pending.Add(next);
        }

        if (_pending.Count >= Header && _pending.Count >= Header + _pending[0] + (_pending[1] << 8))
        {
            byte[] whole = [.. _pending];
            _pending.Clear();
            receive(whole[2] | (whole[3] << 8), whole.AsSpan(Header, whole[0] | (whole[1] << 8)));
        }
    }
}
