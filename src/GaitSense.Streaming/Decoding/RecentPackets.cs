namespace GaitSense.Streaming;

/// <summary>The last packets handed on, to tell a packet that comes twice from one that comes too late.</summary>
internal sealed class RecentPackets
{
    private const int Length = 64;

    // A sensor that restarts may repeat numbers and ticks; a radio repeats a packet at once.
    private const double RepeatsWithinS = 2;

    private readonly (ushort Sequence, uint Ticks, double ArrivalS)[] _packets = new (ushort, uint, double)[Length];
    private long _count;

    public void Add(HeldPacket packet) =>
        _packets[_count++ % Length] = (packet.Header.Sequence, packet.Header.Ticks, packet.Arrival.Seconds);

    public bool Contains(HeldPacket packet)
    {
        for (int i = 0; i < Math.Min(_count, Length); i++)
        {
            (ushort sequence, uint ticks, double arrivalS) = _packets[i];
            if (sequence == packet.Header.Sequence
                && ticks == packet.Header.Ticks
                && packet.Arrival.Seconds - arrivalS <= RepeatsWithinS)
            {
                return true;
            }
        }

        return false;
    }
}
