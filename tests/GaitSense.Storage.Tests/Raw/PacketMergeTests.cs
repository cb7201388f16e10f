using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;

namespace GaitSense.Storage.Tests.Raw;

public sealed class PacketMergeTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Sensors_appended_one_after_the_other_come_out_by_arrival()
    {
        Assert.Equal(
            [(1, 100), (0, 200), (1, 300), (0, 400), (2, 3000)],
            ThroughStore((0, 200), (0, 400), (1, 100), (1, 300), (2, 3000)));
    }

    [Fact]
    public void A_sensor_whose_stamps_go_back_keeps_its_own_order()
    {
        Assert.Equal(
            [(1, 100), (0, 500), (0, 200), (1, 600), (0, 700)],
            ThroughStore((0, 500), (0, 200), (0, 700), (1, 100), (1, 600)));
    }

    [Fact]
    public void A_stamp_that_goes_back_does_not_overtake_another_sensors_earlier_packet()
    {
        Assert.Equal([(0, 500), (1, 500), (0, 200)], ThroughStore((0, 500), (1, 500), (0, 200)));
    }

    [Fact]
    public void Reading_gives_what_was_durable_when_it_began()
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Examples.Header("s0"));
        writer.Append(Examples.Packet(0, 0.1, 1));
        writer.Append(Examples.Packet(1, 0.2, 2));
        writer.Flush();

        using IEnumerator<RawPacket> packets = store.Packets(new SessionId("s0")).GetEnumerator();
        Assert.True(packets.MoveNext());
        writer.Append(Examples.Packet(1, 0.3, 3));
        writer.Append(Examples.Packet(0, 7.3, 4));
        writer.Flush();

        Assert.True(packets.MoveNext());
        Assert.False(packets.MoveNext());
        Assert.Equal(4, store.PacketValues("s0").Count);
    }

    [Fact]
    public void A_session_removed_while_it_is_read_just_ends()
    {
        using SqliteSessionStore store = files.Open();
        store.RecordScript("s0", 3000);

        using IEnumerator<RawPacket> packets = store.Packets(new SessionId("s0")).GetEnumerator();
        Assert.True(packets.MoveNext());
        store.Delete(new SessionId("s0"));
        int rest = 0;
        while (packets.MoveNext())
        {
            rest++;
        }

        Assert.InRange(rest, 0, 2998);
    }

    private List<(int Sensor, long ArrivalMs)> ThroughStore(params (int Sensor, long ArrivalMs)[] packets)
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Examples.Header("s0"));
        foreach ((int sensor, long arrivalMs) in packets)
        {
            writer.Append(new RawPacket(sensor, new HostTime(arrivalMs * 1_000_000), new byte[1]));
        }

        writer.Flush();
        return [.. store.Packets(new SessionId("s0")).Select(p => (p.Sensor, p.Arrival.Nanoseconds / 1_000_000))];
    }
}
