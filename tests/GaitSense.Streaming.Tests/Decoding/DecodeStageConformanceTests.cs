using CsCheck;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Streaming.Tests.Fakes;
using GaitSense.Streaming.Tests.Stages;

namespace GaitSense.Streaming.Tests.Decoding;

public class DecodeStageConformanceTests : StageConformance<RawPacket, DecodedPacket>
{
    [Fact]
    public void Garbage_is_never_thrown() =>
        Gen.Select(Gen.Int[-2, 3], Gen.Long, Gen.Byte.Array[0, 300]).Array[0, 100].Sample(items =>
        {
            RawPacket[] packets = [.. items.Select(i => new RawPacket(i.Item1, new HostTime(i.Item2), i.Item3))];
            Assert.Equal(packets.Length, Run.Decode(packets, Roster.Feet()).Count);
        });

    [Fact]
    public void Whole_packets_with_any_counters_at_any_time_are_never_thrown_and_all_accounted_for() =>
        Gen.Select(Gen.UShort, Gen.UInt, Gen.UShort[1, ushort.MaxValue], Gen.Int[1, 255], Gen.Double[-1e6, 1e6]).Array[1, 100].Sample(items =>
        {
            RawPacket[] packets =
            [
                .. items.Select(i => new FakeSensor { FirstSequence = i.Item1, FirstTicks = i.Item2, PeriodUnits = i.Item3 }
                    .Packet(0, i.Item4, i.Item5)),
            ];
            List<DecodedPacket> got = Run.Decode(packets, Roster.Feet());
            Assert.Equal(packets.Length, got.Count);
            DecodedPacket[] accepted = [.. got.Where(p => p.Fate == PacketFate.Accepted)];
            Assert.All(accepted.Zip(accepted.Skip(1)), p => Assert.True(p.Second.FirstIndex >= p.First.FirstIndex + p.First.Samples.Length));
            Assert.All(accepted, p => Assert.True(p.Lost >= 0));
        });

    [Fact]
    public void The_samples_do_not_depend_on_how_they_are_cut_into_packets() =>
        Gen.Int[1, 60].Array[1, 40].Sample(cuts =>
        {
            // 512 units: a whole number of ticks, so that stamps of every cut are exact.
            FakeSensor sensor = new() { PeriodUnits = 5120, FirstSequence = 65_000, FirstTicks = uint.MaxValue - 9999 };
            List<RawPacket> packets = [];
            long first = 0;
            foreach (int count in cuts)
            {
                packets.Add(sensor.Packet(first, count, 0));
                first += count;
            }

            IEnumerable<RawPacket> single = Enumerable.Range(0, (int)first).Select(i => sensor.Packet(i, 1, 0));
            Assert.Equal(Flat(single), Flat(packets));
        });

    protected override IStage<RawPacket, DecodedPacket> Create() => new DecodeStage(Roster.Feet());

    protected override IReadOnlyList<RawPacket> Input(int seed) => BadLink.Receive(seed);

    protected override string Say(DecodedPacket output) =>
        (output with { Samples = default }) + string.Join('|', output.Samples.ToArray());

    private static List<(long Index, long Units, DecodedSample Sample)> Flat(IEnumerable<RawPacket> packets)
    {
        List<(long, long, DecodedSample)> flat = [];
        foreach (DecodedPacket packet in Run.Decode(packets, Roster.Sensor()))
        {
            for (int i = 0; i < packet.Samples.Length; i++)
            {
                flat.Add((packet.FirstIndex + i, packet.InstantOf(i).Units, packet.Samples.Span[i]));
            }
        }

        return flat;
    }
}
