using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.Devices.Tests.Bluetooth;

public sealed class PacketQueueTests
{
    private static readonly byte[] Bytes = new byte[40];

    [Fact]
    public async Task A_full_queue_drops_packets_and_still_takes_news()
    {
        PacketQueue queue = new(sensors: 1, length: 4);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(i < 4, queue.TryPost(0, default, Bytes));
        }

        queue.Post(new SensorStatus(0, Linked: false, null, null));
        queue.Complete();
        SessionPackets kept = new(1);
        await queue.EmptyAsync(kept, TestContext.Current.CancellationToken);
        Assert.Equal((4, 6, 10), (kept.Packets[0], queue.Dropped(0), queue.Received(0)));
        Assert.False(Assert.Single(kept.Statuses).Linked);
    }

    [Fact]
    public void A_value_longer_than_any_attribute_is_dropped()
    {
        PacketQueue queue = new(sensors: 1, length: 4);
        for (int i = 0; i < 10; i++)
        {
            Assert.False(queue.TryPost(0, default, new byte[600]));
        }

        Assert.Equal(10, queue.Dropped(0));
        Assert.True(queue.TryPost(0, default, Bytes));
    }

    [Fact]
    public async Task Nothing_is_allocated_per_packet_once_warm()
    {
        PacketQueue queue = new(sensors: 6, length: 64);
        Counter counter = new();
        Task emptying = Task.Run(() => queue.EmptyAsync(counter, CancellationToken.None), TestContext.Current.CancellationToken);
        await FillAsync(queue, counter, 2000);
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int k = 0; k < 50; k++)
            {
                queue.TryPost(k % 6, new HostTime(k), Bytes);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            await counter.UntilAsync(2000 + ((i + 1) * 50));
        }

        queue.Complete();
        await emptying;
        Assert.Equal(0, least);
    }

    private static async Task FillAsync(PacketQueue queue, Counter counter, int packets)
    {
        for (int i = 0; i < packets; i++)
        {
            Assert.True(queue.TryPost(0, default, Bytes));
            if (i % 32 == 31)
            {
                await counter.UntilAsync(i + 1);
            }
        }

        await counter.UntilAsync(packets);
    }

    private sealed class Counter : IPacketReceiver
    {
        private int _count;

        public void OnPacket(in RawPacket packet) => Interlocked.Increment(ref _count);

        public void OnStatus(in SensorStatus status)
        {
        }

        public async Task UntilAsync(int count)
        {
            while (Volatile.Read(ref _count) < count)
            {
                await Task.Yield();
            }
        }
    }
}
