using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Storage.Raw;

namespace GaitSense.Storage.Tests.Raw;

public sealed class PacketBufferTests
{
    [Fact]
    public void A_row_holds_one_sensors_packets_of_one_second()
    {
        PacketBuffer buffer = new(2);
        foreach ((int sensor, double arrival) in ((int, double)[])[(0, 0.1), (1, 0.2), (0, 0.9), (0, 1.0), (1, 1.5), (0, 1.99)])
        {
            Assert.True(buffer.TryTake(Examples.Packet(sensor, arrival, 1)));
        }

        Assert.Equal(
            [(0, 0.1, 2), (1, 0.2, 1), (0, 1.0, 2), (1, 1.5, 1)],
            buffer.Changed().OrderBy(r => r.T0Ns).Select(r => (r.Sensor, r.T0Ns * 1e-9, r.Snapshot().Packets)));
        Assert.Equal(6, buffer.Count);
    }

    [Fact]
    public void A_second_passes_with_the_first_packet_of_the_next_one_whichever_sensor_sent_it()
    {
        PacketBuffer buffer = new(2);
        Assert.False(buffer.PassesSecond(Examples.Packet(0, 5.5)));
        buffer.TryTake(Examples.Packet(0, 5.5));

        Assert.False(buffer.PassesSecond(Examples.Packet(1, 5.99)));
        Assert.False(buffer.PassesSecond(Examples.Packet(1, 4.0)));
        Assert.True(buffer.PassesSecond(Examples.Packet(1, 6.0)));
    }

    [Fact]
    public void What_is_written_grows_on_in_the_same_row()
    {
        PacketBuffer buffer = new(1);
        buffer.TryTake(Examples.Packet(0, 0.1, 1));
        buffer.MarkWritten();
        Assert.Empty(buffer.Changed());
        Assert.Equal(0, buffer.Unwritten);

        buffer.TryTake(Examples.Packet(0, 0.2, 2));
        PacketRow row = Assert.Single(buffer.Changed()).Snapshot();
        Assert.Equal((100_000_000, 0, 1, 2), (row.T0Ns, row.FirstNumber, row.LastNumber, row.Packets));
    }

    [Fact]
    public void A_full_row_is_followed_by_another_of_the_same_second()
    {
        PacketBuffer buffer = new(1);
        byte[] payload = new byte[GrowingRow.Capacity / 4];
        for (int i = 0; i < 5; i++)
        {
            buffer.TryTake(Examples.Packet(0, 0.5, payload));
        }

        Assert.Equal([500_000_000, 500_000_001], buffer.Changed().Select(r => r.T0Ns));
        Assert.All(buffer.Changed(), r => Assert.True(r.Snapshot().Frames.Length <= GrowingRow.Capacity));
    }

    [Fact]
    public void Stamps_that_go_back_stay_in_the_row_at_hand_and_rows_only_rise()
    {
        PacketBuffer buffer = new(1);
        foreach (double arrival in (double[])[5.5, 4.9, 5.6, 6.1, 0.0, -3.5, 7.0])
        {
            buffer.TryTake(Examples.Packet(0, arrival, 1));
        }

        List<PacketRow> rows = [.. buffer.Changed().Select(r => r.Snapshot())];
        Assert.Equal([5_500_000_000, 6_100_000_000, 7_000_000_000], rows.Select(r => r.T0Ns));
        Assert.Equal([3, 3, 1], rows.Select(r => r.Packets));
    }

    [Fact]
    public void It_refuses_when_full_and_takes_again_once_written()
    {
        PacketBuffer buffer = new(1);
        RawPacket packet = Examples.Packet(0, 0.5, new byte[1000]);
        while (buffer.TryTake(packet))
        {
        }

        Assert.InRange(buffer.Unwritten, PacketBuffer.MaxUnwritten - 2000, PacketBuffer.MaxUnwritten);
        Assert.Equal(buffer.Count, buffer.Changed().Sum(r => r.Snapshot().Packets));
        buffer.MarkWritten();
        Assert.True(buffer.TryTake(packet));
    }

    [Fact]
    public void Many_nearly_empty_rows_are_bounded_too()
    {
        PacketBuffer buffer = new(1);
        int taken = 0;
        while (taken < 100_000 && buffer.TryTake(Examples.Packet(0, taken, 1)))
        {
            taken++;
        }

        Assert.InRange(taken, 1000, 4000);
    }

    [Fact]
    public void Once_warm_taking_a_packet_allocates_nothing()
    {
        PacketBuffer buffer = new(6);
        byte[] payload = new byte[240];
        int number = 0;

        // The rows of one second alternate between two sets; handing them out and back allocates nothing either.
        Assert.Equal(0, Allocation.OfEach(() =>
        {
            RawPacket packet = new(number % 6, new HostTime(number / 6 * 16_000_000L), payload);
            number++;
            if (buffer.PassesSecond(packet))
            {
                buffer.MarkWritten();
            }

            buffer.TryTake(packet);
        }));
    }
}
