using GaitSense.Core.Samples;
using GaitSense.Protocol.Sensors;
using GaitSense.Protocol.Sensors.Movella;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Layouts as xsens_dot_server 364d521 lists them; numbers computed by hand.</summary>
public sealed class DotDecoderTests
{
    [Fact]
    public void Payload_21_is_stamp_acceleration_and_rate()
    {
        Reading reading = new("movella-dot");
        Assert.Equal(DecodeOutcome.Ok, reading.Read(Reading.Bytes(4_294_967_295u, 0.5, -9.75, 2.0, 90.0, -180.0, 45.0)));
        Assert.Equal(4_294_967_295, reading.Batch.Stamp);
        Reading.Near(0.5, -9.75, 2, reading.Batch.Samples[0].AccelerationMps2, 1e-6);
        Reading.Near(90, -180, 45, reading.RatesDps[0], 1e-6);
        Assert.Equal(SampleMarks.None, reading.Batch.Samples[0].Marks);
    }

    [Fact]
    public void Payload_26_adds_the_orientation()
    {
        Reading reading = new("movella-dot-26");
        Assert.Equal(DecodeOutcome.Ok, reading.Read(Reading.Bytes(7u, 0.6, 0.0, 0.8, 0.0, 1.0, 2.0, 3.0, 10.0, 20.0, 30.0)));
        Assert.Equal(0.8, reading.Batch.Samples[0].Orientation.Y, 1e-6);
        Reading.Near(1, 2, 3, reading.Batch.Samples[0].AccelerationMps2, 1e-6);
        Reading.Near(10, 20, 30, reading.RatesDps[0], 1e-5);
    }

    [Fact]
    public void Increments_are_turned_into_rates()
    {
        // A turn by 1.5 degrees about z within 1/60 s is 90 degrees per second; 0.1635 m/s within it is 9.81 m/s2.
        double half = 0.75 * Math.PI / 180;
        Reading reading = new(WithLayout(19));
        Assert.Equal(DecodeOutcome.Ok, reading.Read(Reading.Bytes(0u, Math.Cos(half), 0.0, 0.0, Math.Sin(half), 0.0, 0.0, 0.1635)));
        Reading.Near(0, 0, 90, reading.RatesDps[0], 0.001);
        Reading.Near(0, 0, 9.81, reading.Batch.Samples[0].AccelerationMps2, 0.001);
    }

    [Fact]
    public void Payload_2_tells_what_was_clipped()
    {
        Reading reading = new(WithLayout(2));
        Assert.Equal(DecodeOutcome.Ok, reading.Read(Reading.Bytes(1u, 1.0, 0.0, 0.0, 0.0, 0.1, 0.2, 0.3, (short)0, (byte)1, (byte)0)));
        Assert.Equal(SampleMarks.AccelerationSaturated, reading.Batch.Samples[0].Marks);
        Reading.Near(0.1, 0.2, 0.3, reading.Batch.Samples[0].FreeAccelerationMps2, 1e-6);
        Assert.False(reading.Batch.Samples[0].AccelerationMps2.IsFinite);
    }

    [Theory]
    [InlineData(7, 16, 32)]
    [InlineData(16, 16, 28)]
    [InlineData(22, 16, 40)]
    [InlineData(23, 16, 34)]
    [InlineData(3, 20, 32)]
    [InlineData(6, 4, 16)]
    public void Free_acceleration_stands_where_the_payload_says(int payload, int offset, int length)
    {
        byte[] bytes = new byte[length];
        BitConverter.GetBytes(1f).CopyTo(bytes, 4);
        Reading.Bytes(1.5, 2.5, 3.5).CopyTo(bytes, offset);
        Reading reading = new(WithLayout(payload));
        Assert.Equal(DecodeOutcome.Ok, reading.Read(bytes));
        Reading.Near(1.5, 2.5, 3.5, reading.Batch.Samples[0].FreeAccelerationMps2, 1e-6);
        Assert.Equal(DecodeOutcome.Truncated, reading.Read(bytes[..^1]));
    }

    [Fact]
    public void What_no_sensor_measures_is_refused()
    {
        Reading reading = new("movella-dot");
        Assert.Equal(DecodeOutcome.Malformed, reading.Read(Reading.Bytes(0u, double.NaN, 0.0, 0.0, 0.0, 0.0, 0.0)));
        Assert.Equal(DecodeOutcome.Malformed, reading.Read(Reading.Bytes(0u, 0.0, 0.0, 0.0, 0.0, 1e30, 0.0)));
        Assert.Equal(0, reading.Batch.Count);
    }

    [Fact]
    public void Full_scale_is_marked()
    {
        Reading reading = new("movella-dot");
        reading.Read(Reading.Bytes(0u, -16 * 9.80665, 0.0, 0.0, 0.0, 2000.0, 0.0));
        Assert.Equal(SampleMarks.AccelerationSaturated | SampleMarks.AngularRateSaturated, reading.Batch.Samples[0].Marks);
    }

    /// <summary>Example of the vendor's server.</summary>
    [Fact]
    public void Synchronisation_starts_with_the_roots_address_reversed()
    {
        byte[] message = DotSynchronization.Start("DB:F0:3F:28:7A:C9");
        Assert.Equal("020701C97A283FF0DB81", Convert.ToHexString(message));
        Assert.Throws<FormatException>(() => DotSynchronization.Start("DB:F0"));
    }

    [Fact]
    public void An_acknowledgement_is_success_failure_or_nothing()
    {
        Assert.True(DotSynchronization.Acknowledgement(Convert.FromHexString("02020300F9")));
        Assert.False(DotSynchronization.Acknowledgement(Convert.FromHexString("02020301F8")));
        Assert.Null(DotSynchronization.Acknowledgement(Convert.FromHexString("02020300F8")));
        Assert.Null(DotSynchronization.Acknowledgement([]));
    }

    private static SensorProfile WithLayout(int payload)
    {
        SensorProfile dot = SensorProfiles.BuiltIn.Find("movella-dot")!;
        return dot with { Streams = [dot.Streams[0] with { Layout = payload }] };
    }
}
