using GaitSense.Core.Geometry;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>The layout of the maker's gatt_sensordata_app: a stamp, then all accelerations, then all angular rates.</summary>
public sealed class MovesenseDecoderTests
{
    private const int FirstPart = 158;

    [Fact]
    public void Arrays_follow_each_other_and_parts_are_joined()
    {
        Reading reading = new("movesense-imu6");
        byte[] body = Body(1234, 8, field: false);
        Assert.Equal(DecodeOutcome.Ok, reading.Read([2, 0x63, .. body[..(FirstPart - 2)]]));
        Assert.Equal(0, reading.Batch.Count);
        Assert.Equal(DecodeOutcome.Ok, reading.Read([3, 0x63, .. body[(FirstPart - 2)..]]));
        Assert.Equal(8, reading.Batch.Count);
        Assert.Equal(1234, reading.Batch.Stamp);
        for (int i = 0; i < 8; i++)
        {
            Reading.Near(i, i + 0.25, 9.75, reading.Batch.Samples[i].AccelerationMps2, 1e-6);
            Reading.Near(10 * i, -i, 0.5, reading.RatesDps[i], 1e-5);
        }
    }

    [Fact]
    public void Nine_axes_bring_the_field()
    {
        Reading reading = new("movesense-imu9");
        byte[] body = Body(uint.MaxValue, 8, field: true);
        reading.Read([2, 0x63, .. body[..(FirstPart - 2)]]);
        reading.Read([3, 0x63, .. body[(FirstPart - 2)..]]);
        Assert.Equal(8, reading.Batch.Count);
        Reading.Near(20, 7, -40, reading.Batch.Samples[7].MagneticFieldUt, 1e-5);
    }

    [Fact]
    public void A_whole_notification_needs_no_second_part()
    {
        Reading reading = new("movesense-imu6");
        Assert.Equal(DecodeOutcome.Ok, reading.Read([2, 0x63, .. Body(5, 8, field: false)]));
        Assert.Equal(8, reading.Batch.Count);
    }

    [Fact]
    public void A_pair_without_its_second_part_is_dropped()
    {
        Reading reading = new("movesense-imu6");
        byte[] one = Body(100, 8, field: false);
        byte[] two = Body(177, 8, field: false);
        reading.Read([2, 0x63, .. one[..(FirstPart - 2)]]);
        reading.Read([2, 0x63, .. two[..(FirstPart - 2)]]);
        Assert.Equal(DecodeOutcome.Ok, reading.Read([3, 0x63, .. two[(FirstPart - 2)..]]));
        Assert.Equal(177, reading.Batch.Stamp);
        Assert.Equal(DecodeOutcome.Malformed, reading.Read([3, 0x63, .. two[(FirstPart - 2)..]]));
    }

    [Fact]
    public void Parts_of_different_subscriptions_are_not_joined()
    {
        Reading reading = new("movesense-imu6");
        byte[] body = Body(100, 8, field: false);
        reading.Read([2, 0x63, .. body[..(FirstPart - 2)]]);
        Assert.Equal(DecodeOutcome.Malformed, reading.Read([3, 0x64, .. body[(FirstPart - 2)..]]));
    }

    [Fact]
    public void An_interrupted_link_forgets_the_first_part()
    {
        Reading reading = new("movesense-imu6");
        byte[] body = Body(100, 8, field: false);
        reading.Read([2, 0x63, .. body[..(FirstPart - 2)]]);
        reading.Decoder.Interrupt();
        Assert.Equal(DecodeOutcome.Malformed, reading.Read([3, 0x63, .. body[(FirstPart - 2)..]]));
    }

    [Fact]
    public void An_answer_holds_no_samples()
    {
        Reading reading = new("movesense-imu6");
        Assert.Equal(DecodeOutcome.Ok, reading.Read("01 63 C8 00"));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read("07 63 00 00"));
        Assert.Equal(DecodeOutcome.Truncated, reading.Read("02"));
    }

    private static byte[] Body(uint stamp, int count, bool field)
    {
        List<byte> body = [.. BitConverter.GetBytes(stamp)];
        body.AddRange(Triads(count, i => new Vec3(i, i + 0.25, 9.75)));
        body.AddRange(Triads(count, i => new Vec3(10 * i, -i, 0.5)));
        if (field)
        {
            body.AddRange(Triads(count, i => new Vec3(20, i, -40)));
        }

        return [.. body];
    }

    private static IEnumerable<byte> Triads(int count, Func<int, Vec3> value) => Enumerable.Range(0, count).SelectMany(i =>
    {
        Vec3 v = value(i);
        return Reading.Bytes(v.X, v.Y, v.Z);
    });
}
