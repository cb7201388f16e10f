namespace GaitSense.Storage.Raw;

/// <summary>Brings the packets of several sensors into one order of arrival: at every step the earliest head goes first.</summary>
internal static class PacketMerge
{
    /// <summary>The packets with their running numbers.</summary>
    public static IEnumerable<NumberedPacket> InOrder(IEnumerable<SensorPackets> sensors)
    {
        PriorityQueue<SensorPackets, (long ArrivalNs, long Number)> heads = new();
        foreach (SensorPackets sensor in sensors.Where(s => s.TryAdvance()))
        {
            heads.Enqueue(sensor, sensor.Order);
        }

        while (heads.TryPeek(out SensorPackets? earliest, out _))
        {
            yield return new NumberedPacket(earliest.Order.Number, earliest.Current);
            if (earliest.TryAdvance())
            {
                heads.DequeueEnqueue(earliest, earliest.Order);
            }
            else
            {
                heads.Dequeue();
            }
        }
    }
}
