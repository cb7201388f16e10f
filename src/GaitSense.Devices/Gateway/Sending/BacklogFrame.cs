using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Sending;

/// <summary>Fills frames from a backlog.</summary>
internal static class BacklogFrame
{
    /// <summary>Reads the packet of a number; its bytes are valid until the next one is read.</summary>
    internal delegate FramedPacket PacketReader(ulong number);

    /// <summary>Writes as many packets as fit.</summary>
    /// <param name="frame">Takes the frame.</param>
    /// <param name="first">Number of the first packet.</param>
    /// <param name="end">First number that is not wanted or not there.</param>
    /// <param name="read">Reads them.</param>
    /// <param name="next">The number after the last one written.</param>
    /// <returns>Length of the frame; 0 when there is nothing.</returns>
    public static int Fill(Span<byte> frame, ulong first, ulong end, PacketReader read, out ulong next)
    {
        int length = PacketsFrame.HeadLength;
        next = first;
        while (next < end && next - first < ChannelLimits.MostPackets)
        {
            FramedPacket packet = read(next);
            int written = PacketsFrame.WritePacket(frame[length..], packet.Sensor, packet.ArrivalNs, packet.Payload.Span);
            if (written == 0)
            {
                break;
            }

            length += written;
            next++;
        }

        if (next == first)
        {
            return 0;
        }

        PacketsFrame.WriteHead(frame, first, (int)(next - first));
        return length;
    }
}
