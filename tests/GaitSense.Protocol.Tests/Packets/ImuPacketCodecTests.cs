using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Tests.Packets;

public sealed class ImuPacketCodecTests
{
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];

    [Fact]
    public void A_packet_of_one_sample_is_laid_out_as_by_hand()
    {
        var header = new ImuPacketHeader(
            1, BodySite.RightFoot, PacketContent.None, AccelerationRange.G16, AngularRateRange.Dps2000, 0x0102, 0x03040506, 0x0708, 1);
        var sample = new RawImuSample
        {
            AccelerationX = 1, AccelerationY = -1, AccelerationZ = 2048, AngularRateX = 256, AngularRateY = -2, AngularRateZ = 3,
        };
        byte[] expected = Convert.FromHexString("010200430201060504030807010C" + "0100FFFF0008" + "0001FEFF0300");
        var bytes = new byte[28];

        Assert.Equal(28, ImuPacketCodec.Encode(header, [sample], bytes));
        Assert.Equal(expected, bytes[..26]);
        Assert.Equal(Crc16.Of(expected), bytes[26] | (bytes[27] << 8));
    }

    [Theory]
    [InlineData(PacketContent.None, 1, 28)]
    [InlineData(PacketContent.None, 19, 244)]
    [InlineData(PacketContent.Magnetometer, 9, 178)]
    [InlineData(PacketContent.Quaternion, 8, 176)]
    [InlineData(PacketContent.Magnetometer | PacketContent.Quaternion, 6, 172)]
    public void Length_is_header_samples_and_check_sum(PacketContent content, int samples, int length) =>
        Assert.Equal(length, ImuPacketCodec.LengthOf(content, samples));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(23, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    [InlineData(247, 19)]
    [InlineData(515, 41)]
    [InlineData(517, 41)]
    [InlineData(65535, 41)]
    public void Samples_that_fit_end_at_the_longest_attribute(int attMtu, int samples) =>
        Assert.Equal(samples, ImuPacketCodec.MaxSamples(attMtu, PacketContent.None));

    [Theory]
    [InlineData(12.5, 1)]
    [InlineData(8.0, 1)]
    [InlineData(59.9, 5)]
    [InlineData(60.0, 6)]
    [InlineData(1000.0, 19)]
    public void A_packet_spans_a_tenth_of_a_second_at_most(double rateHz, int samples) =>
        Assert.Equal(samples, ImuPacketCodec.SamplesPerPacket(247, PacketContent.None, rateHz));

    [Theory]
    [InlineData(100.0, 5243)]
    [InlineData(60.0, 8738)]
    [InlineData(200.0, 2621)]
    [InlineData(8.0, 65535)]
    public void Period_is_in_sixteenths_of_a_tick(double rateHz, int units) =>
        Assert.Equal(units, ImuPacketCodec.PeriodUnitsOf(rateHz));

    [Fact]
    public void Writing_what_contradicts_itself_is_refused()
    {
        ImuPacketHeader good = Header(2);
        var two = new RawImuSample[2];
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good, two, new byte[39]));
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good with { SampleCount = 1 }, two, new byte[64]));
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good with { SampleCount = 0 }, [], new byte[64]));
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good with { Version = 2 }, two, new byte[64]));
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good with { PeriodUnits = 0 }, two, new byte[64]));
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good with { Site = (BodySite)7 }, two, new byte[64]));
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good with { Content = (PacketContent)4 }, two, new byte[99]));
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Encode(good with { AccelerationRange = (AccelerationRange)5 }, two, new byte[64]));
        Assert.Equal(40, ImuPacketCodec.Encode(good, two, new byte[40]));
    }

    [Fact]
    public void Reading_needs_room_for_every_possible_packet()
    {
        var tooFew = new RawImuSample[ImuPacketCodec.MaxSampleCount - 1];
        Assert.Throws<ArgumentException>(() => ImuPacketCodec.Decode([], out _, tooFew));
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        const PacketContent Content = PacketContent.Magnetometer | PacketContent.Quaternion;
        ImuPacketHeader header = Header(8) with { Content = Content };
        var bytes = new byte[ImuPacketCodec.LengthOf(Content, 8)];
        long before = 0;
        int good = 0;
        for (int i = 0; i < 1010; i++)
        {
            if (i == 10)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            ImuPacketCodec.Encode(header, _samples.AsSpan(0, 8), bytes);
            good += ImuPacketCodec.Decode(bytes, out _, _samples) == DecodeOutcome.Ok ? 1 : 0;
            good += ImuPacketCodec.Decode(bytes.AsSpan(0, 20), out _, _samples) == DecodeOutcome.Ok ? 1 : 0;
        }

        // The smallest object has 24 bytes: one per item would be three times this. A late step of the compiler may take a little.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
        Assert.Equal(1010, good);
    }

    private static ImuPacketHeader Header(byte count) => new(
        1, BodySite.LeftFoot, PacketContent.None, AccelerationRange.G16, AngularRateRange.Dps2000, 5, 1000, 5243, count);
}
