using GaitSense.Core.Samples;
using GaitSense.Core.Time;

namespace GaitSense.Storage.Raw;

/// <summary>Walks through the packets of one sensor, one row in memory at a time.</summary>
/// <param name="rows">Where from.</param>
/// <param name="sensor">Index in its roster.</param>
/// <param name="before">Packets with this running number or a larger one came later and are left out.</param>
internal sealed class SensorPackets(PacketRows rows, int sensor, long before)
{
    private PacketRow? row;
    private FrameScanner scanner;

    /// <summary>The packet that the walk stands on.</summary>
    public RawPacket Current { get; private set; }

    /// <summary>Its place among the packets of all sensors: arrival (the latest of this sensor so far, should a stamp go
    /// back), then order of appending.</summary>
    public (long ArrivalNs, long Number) Order { get; private set; } = (long.MinValue, -1);

    /// <summary>Goes to the next sound packet; false at the end.</summary>
    public bool TryAdvance()
    {
        while (true)
        {
            if (row is not null && scanner.TryNext(out PacketFrame frame))
            {
                if (frame.Number >= before)
                {
                    return false;
                }

                StandOn(row, frame);
                return true;
            }

            row = rows.Next(sensor, row?.T0Ns);
            if (row is null)
            {
                return false;
            }

            scanner = new FrameScanner(row);
        }
    }

    private void StandOn(PacketRow stored, in PacketFrame frame)
    {
        Order = (Math.Max(Order.ArrivalNs, frame.ArrivalNs), frame.Number);
        Current = new RawPacket(
            sensor,
            new HostTime(frame.ArrivalNs),
            stored.Frames.AsMemory(frame.PayloadStart, frame.PayloadLength));
    }
}
