using GaitSense.Protocol.Sensors;
using GaitSense.Protocol.Sensors.Polar;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Vectors of the tests of polar-ble-sdk; frames built by hand where it has none.</summary>
public sealed class PolarDecoderTests
{
    [Fact]
    public void A_raw_frame_is_in_mg_and_stamped_with_its_last_sample()
    {
        Reading reading = new("polar-verity-sense");
        reading.Read([5, .. Reading.Bytes(1_900_000_000ul), 0x80, .. new byte[6], 1, 12, .. new byte[5]]);
        Assert.Equal(DecodeOutcome.Ok, reading.Read("02 0094357700000000 01 F7FF FFFF E703"));
        Assert.Equal(0, reading.Batch.Count);
        Assert.Equal(DecodeOutcome.Ok, reading.Read([5, .. Reading.Bytes(2_000_000_000ul), 0x80, .. new byte[6], 1, 4, 0, 0]));
        Assert.Equal(2_000_000_000, reading.Batch.Stamp);
        Reading.Near(-0.009, -0.001, 0.999, reading.AccelerationsG[0], 1e-9);
    }

    [Fact]
    public void Differences_are_added_channel_by_channel()
    {
        // EA FF 08 00 0D 00 | 3 bits, one sample | DF 00: -1, 3, 3.
        int[] values = new int[6];
        Assert.True(DeltaFrames.TryUnpack(Convert.FromHexString("EAFF08000D000301DF00"), 16, values, out int samples));
        Assert.Equal(2, samples);
        Assert.Equal([-22, 8, 13, -23, 11, 16], values);
    }

    [Fact]
    public void Differences_of_every_width_come_back()
    {
        Random random = new(7);
        for (int bits = 1; bits <= 32; bits++)
        {
            int count = random.Next(1, 20);
            long half = 1L << (bits - 1);
            long[] deltas = [.. Enumerable.Range(0, count * 3).Select(_ => random.NextInt64(-half, half))];
            byte[] packed = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, (byte)bits, (byte)count, .. Pack(deltas, bits)];
            int[] values = new int[(count + 1) * 3];
            Assert.True(DeltaFrames.TryUnpack(packed, 32, values, out int samples));
            Assert.Equal(count + 1, samples);
            for (int i = 0; i < deltas.Length; i++)
            {
                Assert.Equal(unchecked((int)(values[i] + deltas[i])), values[i + 3]);
            }
        }
    }

    [Fact]
    public void The_factor_of_the_answer_scales_what_follows()
    {
        Reading reading = new("polar-verity-sense");
        byte[] factor = [5, 1, .. BitConverter.GetBytes(0.25f)];
        Assert.Equal(DecodeOutcome.Ok, reading.Read([0xF0, 2, 2, 0, 0, .. factor], stream: 1));
        Assert.Equal(DecodeOutcome.Ok, reading.Read([0xF0, 2, 5, 0, 0, .. factor], stream: 1));
        reading.Read([5, .. Reading.Bytes(1_980_000_000ul), 0x80, .. Reading.Bytes((short)40, (short)80, (short)0)]);
        reading.Read([5, .. Reading.Bytes(2_000_000_000ul), 0x80, .. Reading.Bytes((short)40, (short)80, (short)0)]);
        reading.Read([2, .. Reading.Bytes(2_000_000_000ul), 0x81, .. Reading.Bytes((short)400, (short)0, (short)4000)]);
        Reading.Near(0.1, 0, 1, reading.AccelerationsG[0], 1e-6);
        Reading.Near(10, 20, 0, reading.RatesDps[0], 1e-4);
    }

    [Fact]
    public void Rates_are_interpolated_at_the_times_of_accelerations()
    {
        Reading reading = new("polar-verity-sense");
        for (ulong i = 0; i < 4; i++)
        {
            reading.Read([5, .. Reading.Bytes(1_000_000_000ul + (i * 20_000_000)), 0x80, .. Reading.Bytes((short)(10 * i), (short)0, (short)0)]);
        }

        reading.Arrival = new(5);
        reading.Read([2, .. Reading.Bytes(1_030_000_000ul), 1, .. Reading.Bytes((short)0, (short)0, (short)1000)]);
        Reading.Near(15, 0, 0, reading.RatesDps[0], 1e-6);
        Assert.Equal(5, reading.Batch.Arrival.Nanoseconds);
    }

    [Fact]
    public void A_start_asks_for_what_the_profile_says()
    {
        SensorProfile polar = SensorProfiles.BuiltIn.Find("polar-verity-sense")!;
        Assert.Equal("020200013400010110000201080004" + "0103", Convert.ToHexString(polar.Modes[0].Start[0].Value.Span));
    }

    [Fact]
    public void Damage_is_refused()
    {
        Reading reading = new("polar-verity-sense");
        Assert.Equal(DecodeOutcome.Truncated, reading.Read("02 00"));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("02 0094357700000000 01 F7FF FFFF E703 00"));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("05 0094357700000000 80 0000 0000 0000 21 01"));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("05 0094357700000000 01 0000 0000 0000"));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("00 00 00 00 00 00", stream: 1));
    }

    private static byte[] Pack(long[] deltas, int bits)
    {
        byte[] packed = new byte[((deltas.Length * bits) + 7) / 8];
        for (int i = 0; i < deltas.Length; i++)
        {
            for (int b = 0; b < bits; b++)
            {
                int at = (i * bits) + b;
                packed[at / 8] |= (byte)(((deltas[i] >> b) & 1) << (at % 8));
            }
        }

        return packed;
    }
}
