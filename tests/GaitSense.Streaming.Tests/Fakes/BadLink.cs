using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Tests.Clocks;

namespace GaitSense.Streaming.Tests.Fakes;

/// <summary>What two feet send over a link that loses, repeats, reorders and spoils packets; everything follows from the seed.</summary>
internal static class BadLink
{
    public static IReadOnlyList<RawPacket> Receive(int seed, int packets = 4000, int samplesPerPacket = 5)
    {
        List<RawPacket> received = [];
        for (int sensor = 0; sensor < 2; sensor++)
        {
            Receive(seed, sensor, packets, samplesPerPacket, received);
        }

        return [.. received.OrderBy(p => p.Arrival.Nanoseconds)];
    }

    private static void Receive(int seed, int index, int packets, int samplesPerPacket, List<RawPacket> received)
    {
        Random random = new((seed * 31) + index);
        RadioModel radio = new((seed * 17) + index);
        FakeSensor sensor = new()
        {
            Sensor = index,
            Site = index == 0 ? BodySite.LeftFoot : BodySite.RightFoot,
            FirstSequence = (ushort)random.Next(65_536),
            FirstTicks = (uint)random.NextInt64(uint.MaxValue),
        };
        for (int i = 0; i < packets; i++)
        {
            long first = (long)i * samplesPerPacket;
            HostTime arrival = radio.Deliver(1 + (sensor.UnitsOf(first + samplesPerPacket - 1) / 524_288.0));
            RawPacket packet = sensor.Packet(first, samplesPerPacket, arrival.Seconds);
            double fate = random.NextDouble();
            if (fate is > 0.03 and < 0.05)
            {
                received.Add(FakeSensor.Corrupt(packet));
            }
            else if (fate >= 0.05)
            {
                double overtakenS = fate > 0.97 ? 0.07 : 0;
                received.Add(packet with { Arrival = HostTime.FromSeconds(arrival.Seconds + overtakenS) });
            }

            if (fate is > 0.9 and < 0.95)
            {
                received.Add(packet with { Arrival = HostTime.FromSeconds(arrival.Seconds + 0.03) });
            }
        }
    }
}
