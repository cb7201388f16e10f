using GaitSense.Core.Time;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Random bytes and damaged packets: nothing is thrown, nothing grows, every value stays within what a sensor can
/// measure. 60,000 for each decoder in every run; GAITSENSE_SURVIVAL_PACKETS sets another number, 10000000 for the full run.</summary>
public sealed class DecoderSurvivalTests
{
    private const int Quick = 60_000;
    private const int Rounds = 20;

    public static TheoryData<string> Ids => [.. SensorProfiles.BuiltIn.All.Where(p => p.Decoder != SensorDecoders.Own).Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_that_arrives_can_break_a_decoder(string id)
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find(id)!;
        ISensorDecoder decoder = SensorDecoders.Create(profile, profile.Modes[0].RateHz)!;
        SampleBatch batch = new();
        MutatedPackets packets = new(profile, seed: 12);
        long count = long.Parse(Environment.GetEnvironmentVariable("GAITSENSE_SURVIVAL_PACKETS") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        int refused = 0;
        int read = 0;
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            // The runtime may allocate once for itself; a decoder that allocates does so in every round.
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(Math.Max(count, Quick) / Rounds);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.True(refused > 0 && read > 0, $"{refused} refused, {read} read");

        void Run(long n)
        {
            for (long i = 0; i < n; i++)
            {
                ReadOnlySpan<byte> packet = packets.Next(out int stream);
                DecodeOutcome outcome = decoder.Read(stream, packet, new HostTime(i * 1_000_000), batch);
                refused += outcome == DecodeOutcome.Ok ? 0 : 1;
                read += batch.Count > 0 ? 1 : 0;
                if (!IsBounded(outcome, batch))
                {
                    Assert.Fail($"packet {i}: {outcome}, {batch.Count} samples");
                }

                if (i % 997 == 0)
                {
                    decoder.Interrupt();
                }
            }
        }
    }

    private static bool IsBounded(DecodeOutcome outcome, SampleBatch batch)
    {
        if (outcome != DecodeOutcome.Ok && batch.Count > 0)
        {
            return false;
        }

        foreach (ref readonly SensorSample s in batch.Samples)
        {
            bool isBounded = !(s.AccelerationMps2.Length > 1800)
                && !(s.AngularRateRadPerS.Length > 400)
                && !double.IsInfinity(s.AccelerationMps2.Length + s.AngularRateRadPerS.Length + s.MagneticFieldUt.Length);
            if (!isBounded)
            {
                return false;
            }
        }

        return batch.Count <= SampleBatch.Capacity;
    }
}
