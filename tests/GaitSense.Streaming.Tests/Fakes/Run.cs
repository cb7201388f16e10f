using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming.Tests.Fakes;

internal static class Run
{
    public static List<TOut> Through<TIn, TOut>(IStage<TIn, TOut> stage, IEnumerable<TIn> items, Func<TOut, TOut>? keep = null)
    {
        ListOutlet<TOut> outlet = new(keep);
        foreach (TIn item in items)
        {
            stage.Accept(item, outlet);
        }

        stage.Complete(outlet);
        return outlet.Items;
    }

    public static List<DecodedPacket> Decode(IEnumerable<RawPacket> packets, params IReadOnlyList<SensorDescriptor> sensors) =>
        Through(new DecodeStage(sensors), packets, Keep);

    public static DecodedPacket Keep(DecodedPacket packet) => packet with { Samples = packet.Samples.ToArray() };

    /// <summary>The numbers that accepted samples carry, in order.</summary>
    public static List<long> Numbers(IEnumerable<DecodedPacket> packets)
    {
        List<long> numbers = [];
        foreach (DecodedPacket packet in packets.Where(p => p.Fate == PacketFate.Accepted))
        {
            foreach (DecodedSample sample in packet.Samples.Span)
            {
                numbers.Add(FakeSensor.NumberOf(sample));
            }
        }

        return numbers;
    }
}
