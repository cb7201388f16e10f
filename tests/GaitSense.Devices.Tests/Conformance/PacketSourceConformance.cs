using GaitSense.Core.Ports;
using GaitSense.Core.Time;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Conformance;

/// <summary>What every packet source keeps to. The sources made must hand over some hundred packets as fast as possible.</summary>
public abstract class PacketSourceConformance : IDisposable
{
    protected abstract IPacketSource NewSource();

    [Fact]
    public async Task Every_packet_decodes_and_names_a_sensor_of_the_roster()
    {
        await using IPacketSource source = NewSource();
        KeptPackets kept = await KeptPackets.RunAsync(source);
        RawImuSample[] samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];

        Assert.True(kept.Packets.Count > 100);
        Assert.All(kept.Packets, p =>
        {
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(p.Bytes, out ImuPacketHeader header, samples));
            Assert.Equal(source.Sensors[p.Sensor].Site, header.Site);
        });
        Assert.Equal(source.Sensors.Count, kept.Packets.Select(p => p.Sensor).Distinct().Count());
    }

    [Fact]
    public async Task Times_and_numbers_of_each_sensor_rise()
    {
        await using IPacketSource source = NewSource();
        KeptPackets kept = await KeptPackets.RunAsync(source);
        RawImuSample[] samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
        foreach (IGrouping<int, KeptPacket> sensor in kept.Packets.GroupBy(p => p.Sensor))
        {
            ImuPacketHeader? last = null;
            foreach (KeptPacket packet in sensor)
            {
                ImuPacketCodec.Decode(packet.Bytes, out ImuPacketHeader header, samples);
                if (last is { } before)
                {
                    ushort numbers = unchecked((ushort)(header.Sequence - before.Sequence));
                    uint ticks = unchecked(header.Ticks - before.Ticks);
                    Assert.InRange(numbers, before.SampleCount, 5000);
                    double nominal = numbers * before.PeriodUnits / 16.0;
                    Assert.InRange(ticks, nominal * 0.7, (nominal * 1.3) + 4);
                }

                last = header;
            }
        }
    }

    [Fact]
    public async Task Packets_come_in_order_of_arrival()
    {
        await using IPacketSource source = NewSource();
        KeptPackets kept = await KeptPackets.RunAsync(source);
        long[] arrivals = [.. kept.Packets.Select(p => p.Arrival.Nanoseconds)];
        Assert.Equal(arrivals.Order(), arrivals);
    }

    [Fact]
    public async Task Two_runs_and_two_sources_give_the_same_bytes_and_arrivals()
    {
        await using IPacketSource source = NewSource();
        await using IPacketSource twin = NewSource();
        KeptPackets first = await KeptPackets.RunAsync(source);
        KeptPackets again = await KeptPackets.RunAsync(source);
        KeptPackets other = await KeptPackets.RunAsync(twin);

        AssertSame(first, again);
        AssertSame(first, other);
        Assert.Equal(first.Statuses, again.Statuses);
    }

    [Fact]
    public async Task Cancelling_before_the_start_ends_at_once_without_throwing()
    {
        await using IPacketSource source = NewSource();
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        KeptPackets kept = new();
        await source.RunAsync(kept, cancelled.Token);
        Assert.Empty(kept.Packets);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_ends_after_the_packet_in_hand()
    {
        await using IPacketSource source = NewSource();
        using CancellationTokenSource cancellation = new();
        KeptPackets kept = new() { AfterPacket = n => { if (n == 7) { cancellation.Cancel(); } } };
        await source.RunAsync(kept, cancellation.Token);
        Assert.Equal(7, kept.Packets.Count);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_not_silenced()
    {
        await using IPacketSource source = NewSource();
        KeptPackets kept = new() { AfterPacket = _ => throw new InvalidOperationException("full") };
        await Assert.ThrowsAsync<InvalidOperationException>(() => source.RunAsync(kept, CancellationToken.None));
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static void AssertSame(KeptPackets a, KeptPackets b)
    {
        Assert.Equal(a.Packets.Count, b.Packets.Count);
        for (int i = 0; i < a.Packets.Count; i++)
        {
            (int sensor, HostTime arrival, byte[] bytes) = a.Packets[i];
            Assert.Equal(sensor, b.Packets[i].Sensor);
            Assert.Equal(arrival, b.Packets[i].Arrival);
            Assert.True(bytes.AsSpan().SequenceEqual(b.Packets[i].Bytes));
        }
    }
}
