using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Sending;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class PacketRingTests : IDisposable
{
    private readonly PacketRing _ring = new(Guid.Empty, capacity: 8);
    private readonly byte[] _frame = new byte[ChannelLimits.LongestFrame];

    public void Dispose() => _ring.Dispose();

    [Fact]
    public void A_full_ring_drops_the_oldest_and_counts()
    {
        Append(11);
        Assert.Equal((3UL, 11UL, 3L), (_ring.Oldest, _ring.Next, _ring.Dropped));
        Assert.Equal(30, _ring.OldestArrivalNs);
        Assert.Equal((3UL, 8), Fill(0, 100, out ulong next));
        Assert.Equal(11UL, next);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ChannelLimits.LongestPacket + 1)]
    public void What_the_channel_cannot_carry_is_dropped_and_counted(int length)
    {
        _ring.Append(0, 0, new byte[length]);
        Assert.Equal((0UL, 1L), (_ring.Next, _ring.Dropped));
    }

    [Fact]
    public void What_is_acknowledged_leaves_and_is_not_counted_as_dropped()
    {
        Append(8);
        _ring.Acknowledge(6);
        Append(6);
        Assert.Equal((6UL, 0L), (_ring.Oldest, _ring.Dropped));
        Append(1);
        Assert.Equal((7UL, 1L), (_ring.Oldest, _ring.Dropped));
    }

    [Fact]
    public void A_frame_ends_at_the_limit_and_at_the_last_packet()
    {
        Append(5);
        Assert.Equal((1UL, 2), Fill(1, 3, out ulong next));
        Assert.Equal(3UL, next);
        Assert.Equal((3UL, 2), Fill(3, 100, out next));
        Assert.Equal(0, _ring.Fill(5, 100, _frame, out next));
        Assert.Equal(5UL, next);
    }

    [Fact]
    public void An_acknowledgement_beyond_the_last_packet_takes_no_number_away()
    {
        Append(2);
        _ring.Acknowledge(100);
        Assert.Equal((2UL, 2UL), (_ring.Oldest, _ring.Next));
        Assert.Null(_ring.OldestArrivalNs);
    }

    private (ulong First, int Count) Fill(ulong from, ulong limit, out ulong next)
    {
        int length = _ring.Fill(from, limit, _frame, out next);
        Assert.Equal(FrameOutcome.Ok, PacketsFrame.Decode(_frame.AsMemory(0, length), 1, out FramedPackets packets));
        return (packets.First, packets.Count);
    }

    private void Append(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ring.Append(0, (long)_ring.Next * 10, [1, 2, 3]);
        }
    }
}
