using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;

namespace GaitSense.Protocol.Tests.Packets;

public sealed class ImuScaleTests
{
    [Fact]
    public void One_g_is_the_sixteenth_of_16_g_full_scale()
    {
        var s = new RawImuSample { AccelerationX = 2048, AccelerationY = -4096, AccelerationZ = 0 };
        Vec3 a = ImuScale.AccelerationMps2(s, AccelerationRange.G16);
        Assert.Equal(9.80665, a.X, 1e-12);
        Assert.Equal(-19.6133, a.Y, 1e-12);
        Assert.Equal(0, a.Z);
    }

    [Fact]
    public void Half_of_2000_degrees_per_second_is_17_453_rad_per_s()
    {
        var s = new RawImuSample { AngularRateX = 16384, AngularRateZ = -16384 };
        Vec3 w = ImuScale.AngularRateRadPerS(s, AngularRateRange.Dps2000);
        Assert.Equal(17.453292519943295, w.X, 1e-12);
        Assert.Equal(-17.453292519943295, w.Z, 1e-12);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(9.80665, 2048)]
    [InlineData(-9.80665, -2048)]
    [InlineData(200.0, 32767)]
    [InlineData(-200.0, -32768)]
    [InlineData(double.PositiveInfinity, 32767)]
    [InlineData(double.NegativeInfinity, -32768)]
    public void Quantizing_stops_at_full_scale(double mps2, int count) =>
        Assert.Equal(count, ImuScale.Quantize(mps2, ImuScale.AccelerationLsbMps2(AccelerationRange.G16)));

    [Fact]
    public void A_value_that_is_none_is_not_sent() =>
        Assert.Throws<ArgumentException>(() => ImuScale.Quantize(double.NaN, 1));

    [Fact]
    public void Only_full_scale_codes_are_marked()
    {
        Assert.Equal(SampleMarks.None, ImuScale.Marks(new RawImuSample { AccelerationX = 32766, AngularRateZ = -32767 }));
        Assert.Equal(SampleMarks.AccelerationSaturated, ImuScale.Marks(new RawImuSample { AccelerationZ = -32768 }));
        Assert.Equal(SampleMarks.AngularRateSaturated, ImuScale.Marks(new RawImuSample { AngularRateY = 32767 }));
        Assert.Equal(
            SampleMarks.AccelerationSaturated | SampleMarks.AngularRateSaturated,
            ImuScale.Marks(new RawImuSample { AccelerationX = 32767, AngularRateX = -32768 }));
    }

    [Fact]
    public void Orientation_is_a_unit_quaternion_or_absent()
    {
        Quat? half = ImuScale.Orientation(new RawImuSample { QuaternionW = 11585, QuaternionZ = 11585 });
        Assert.Equal(Math.Sqrt(0.5), half!.Value.W, 1e-12);
        Assert.Equal(Math.Sqrt(0.5), half.Value.Z, 1e-12);
        Assert.Null(ImuScale.Orientation(default));
    }
}
