namespace GaitSense.Streaming;

/// <summary>Packets that wait for one that should come before them, by running number. Its memory is used again.</summary>
internal sealed class ReorderWindow(int capacity)
{
    private readonly HeldPacket[] _waiting = new HeldPacket[capacity];
    private readonly Stack<HeldPacket> _free = new();

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    /// <summary>The one with the smallest number.</summary>
    public HeldPacket First => _waiting[0];

    /// <summary>Memory for a packet; given back by <see cref="Return"/>.</summary>
    public HeldPacket Rent() => _free.Count > 0 ? _free.Pop() : new HeldPacket();

    public void Return(HeldPacket packet) => _free.Push(packet);

    /// <summary>Takes a packet; false when one of the same number waits already. There must be room.</summary>
    public bool TryAdd(HeldPacket packet)
    {
        int at = Count;
        while (at > 0 && _waiting[at - 1].Index >= packet.Index)
        {
            at--;
        }

        if (at < Count && _waiting[at].Index == packet.Index)
        {
            return false;
        }

        Array.Copy(_waiting, at, _waiting, at + 1, Count - at);
        _waiting[at] = packet;
        Count++;
        return true;
    }

    /// <summary>Takes out the one with the smallest number.</summary>
    public HeldPacket RemoveFirst()
    {
        HeldPacket first = _waiting[0];
        Count--;
        Array.Copy(_waiting, 1, _waiting, 0, Count);
        return first;
    }
}
