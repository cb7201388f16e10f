using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Decoding;

/// <summary>A link that loses, repeats, reorders and spoils packets, with the truth kept: every counter must be exact.</summary>
public class DecodeChaosTests
{
    [Fact]
    public void Every_packet_is_accounted_for()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            Chaos chaos = new(seed);
            List<DecodedPacket> got = Run.Decode(chaos.Received, Roster.Sensor());

            Assert.Equal(chaos.ArrivedSamples, Run.Numbers(got));
            Assert.Equal(chaos.LostSamples, got.Sum(p => p.Lost));
            Assert.Equal(chaos.Repeated, got.Count(p => p.Fate == PacketFate.Duplicate));
            Assert.Equal(chaos.Spoiled, got.Count(p => p.Fate == PacketFate.Rejected));
            Assert.Equal(chaos.Received.Count, got.Count);
            AssertIndicesFollowNumbers(got);
        }
    }

    private static void AssertIndicesFollowNumbers(List<DecodedPacket> got)
    {
        DecodedPacket[] accepted = [.. got.Where(p => p.Fate == PacketFate.Accepted)];
        long shift = accepted[0].FirstIndex - FakeSensor.NumberOf(accepted[0].Samples.Span[0]);
        Assert.All(accepted, p => Assert.Equal(FakeSensor.NumberOf(p.Samples.Span[0]) + shift, p.FirstIndex));
        Assert.All(accepted.Zip(accepted.Skip(1)), pair => Assert.True(pair.Second.First - pair.First.First > 0));
    }

    private sealed class Chaos
    {
        public Chaos(int seed)
        {
            Random random = new(seed);
            FakeSensor sensor = new()
            {
                FirstSequence = (ushort)random.Next(65_536),
                FirstTicks = (uint)random.NextInt64(uint.MaxValue),
                PeriodUnits = (ushort)random.Next(2000, 12_000),
            };
            List<(long First, int Count, RawPacket Packet)> arrived = [];
            long next = 0;
            for (int i = 0; i < 400; i++)
            {
                int count = random.Next(1, 9);
                double sentS = sensor.UnitsOf(next + count - 1) / 524_288.0;
                RawPacket packet = sensor.Packet(next, count, sentS + (0.05 * random.NextDouble()));
                Send(random, (next, count, packet), arrived);
                next += count;
            }

            Received.Sort((a, b) => a.Arrival.Nanoseconds.CompareTo(b.Arrival.Nanoseconds));
            ArrivedSamples = [.. arrived.OrderBy(a => a.First).SelectMany(a => Enumerable.Range(0, a.Count).Select(k => a.First + k))];
            LostSamples = ArrivedSamples[^1] - ArrivedSamples[0] + 1 - ArrivedSamples.Count;
        }

        public List<RawPacket> Received { get; } = [];

        public List<long> ArrivedSamples { get; }

        public long LostSamples { get; }

        public int Repeated { get; private set; }

        public int Spoiled { get; private set; }

        private void Send(Random random, (long First, int Count, RawPacket Packet) sent, List<(long, int, RawPacket)> arrived)
        {
            double fate = random.NextDouble();
            if (fate < 0.05 && arrived.Count > 0)
            {
                return;
            }

            if (fate < 0.08)
            {
                Spoiled++;
                Received.Add(FakeSensor.Corrupt(sent.Packet));
                return;
            }

            // The first packet fixes where the stream begins: none may overtake it.
            RawPacket packet = arrived.Count == 0 ? sent.Packet with { Arrival = default } : sent.Packet;
            arrived.Add(sent);
            Received.Add(packet);
            if (fate > 0.9)
            {
                Repeated++;
                Received.Add(packet with { Arrival = HostTime.FromSeconds(packet.Arrival.Seconds + (0.2 * random.NextDouble())) });
            }
        }
    }
}
